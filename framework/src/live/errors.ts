/** The error codes of live views. */
import { defineErrors, inspect } from '../core/index.ts'

const LOCAL_PATH = 'a path of this site, such as "/rooms/7", without control characters'

/** What live views throw. */
export const liveErrors = defineErrors({
  LIVE_BAD_DEFINITION: (d: { view: string; property: string; got: unknown }) => ({
    message: `${d.view} has no usable "${d.property}"`,
    expected: 'a function',
    got: inspect(d.got),
  }),
  LIVE_BAD_EVENT_NAME: (d: { view: string; event: string }) => ({
    message: `${d.view} has an event named ${inspect(d.event)}, which is reserved`,
    expected: 'a name without ":"',
    help: 'Names with a colon belong to the framework: forms and flash messages use them. Rename the event.',
  }),
  LIVE_BAD_EVENT: (d: { view: string; event: string; got: unknown }) => ({
    message: `${d.view} cannot handle its event "${d.event}"`,
    expected: 'a function, or { params: a Standard Schema, handle: a function }',
    got: inspect(d.got),
  }),
  LIVE_DOUBLE_NAME: (d: { name: string; route: string }) => ({
    message: `two live views are named "${d.name}"`,
    at: `the route ${d.route}`,
    help: 'A join finds its view by this name: give one of the two another `name`.',
  }),
  LIVE_BAD_RETURN: (d: { where: string; expected: string; got: unknown }) => ({
    message: `${d.where} returned a value the runtime cannot use`,
    expected: d.expected,
    got: inspect(d.got),
    help: 'Call socket.assign({ … }) to change state and return nothing. Return { reply } only when the\nbrowser waits for an answer.',
  }),
  LIVE_DROPPED_NAVIGATION: (d: { where: string; to: string; mode: string }) => ({
    message: `${d.where} made socket.${d.mode}(${inspect(d.to)}) and did not return it`,
    help: `A navigation acts when it is returned: return socket.${d.mode}(${inspect(d.to)})`,
  }),
  LIVE_BAD_PATH: (d: { method: string; to: unknown }) => ({
    message: `cannot ${d.method} to ${inspect(d.to, { maxLength: 60 })}`,
    expected: LOCAL_PATH,
    got: inspect(d.to),
    help: 'To leave the site say so: socket.redirect({ external: address }).',
  }),
  LIVE_BAD_PATCH: (d: { view: string; to: string; because: string }) => ({
    message: `${d.view} cannot patch to ${inspect(d.to, { maxLength: 50 })} because ${d.because}`,
    help: 'A patch stays within the view: use socket.navigate for another view, socket.redirect for any other page.',
  }),
  LIVE_TOO_MANY_PATCHES: (d: { view: string; to: string }) => ({
    message: `${d.view} patched 20 times in a row`,
    at: `the patch to ${inspect(d.to)}`,
    help: 'handleParams patches whatever it is given: let it return a patch only when the address must change.',
  }),
  LIVE_NO_RENDER_SCOPE: () => ({
    message: 'toForm was called outside of render',
    help: 'What a person typed is kept by the view that renders the form: call toForm in its render or in a component of it.',
  }),
  LIVE_NOT_A_FORM_EVENT: (d: { got: unknown }) => ({
    message: 'toForm got something else than an event of the view with a schema',
    expected: 'on.<event>, where the event has { params, handle }',
    got: inspect(d.got),
  }),
  LIVE_MOUNT_ONLY: (d: { name: string }) => ({
    message: `socket.${d.name} can be read only while the view mounts`,
    help: 'Read it in mount and keep what you need in an assign.',
  }),
  LIVE_BAD_PARAMS: (d: { status: number; method: string; path: string }) => ({
    message: `${d.method} ${d.path} has parameters that fail the schema of its view`,
  }),
})
