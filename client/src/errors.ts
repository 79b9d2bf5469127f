import { defineErrors } from '../../framework/src/core/index.ts'

/** The errors of the browser's side. */
export const clientErrors = defineErrors({
  CLIENT_JOINED_TWICE: (details: { topic: string }) => ({
    message: `channel "${details.topic}" was joined twice`,
    help: 'Call join() once: the channel joins again by itself after an error.',
  }),
  CLIENT_NOT_JOINED: (details: { topic: string; event: string }) => ({
    message: `cannot push "${details.event}" to "${details.topic}" because it was not joined`,
    help: 'Call join() first; what is pushed before its answer is kept until then.',
  }),
  CLIENT_NOT_CONNECTED: (details: { event: string }) => ({
    message: `cannot push "${details.event}" because the view is not connected`,
    help: 'Catch the rejection, or push again in the hook’s reconnected().',
  }),
  CLIENT_PUSH_FAILED: (details: { event: string; status: string }) => ({
    message: `the push of "${details.event}" was not answered with ok`,
    got: details.status,
  }),
  CLIENT_UNKNOWN_HOOK: (details: { name: string }) => ({
    message: `no hook is called "${details.name}"`,
    help: `Pass it to the LiveSocket: new LiveSocket(path, { hooks: { ${details.name} } })`,
  }),
  CLIENT_HOOK_NO_ID: (details: { name: string }) => ({
    message: `hook "${details.name}" needs an id on its element`,
    help: 'Add an id to the element: it is how the element survives patches.',
  }),
  CLIENT_DIVERGED: (details: { viewId: string; cause: unknown }) => ({
    message: `view "${details.viewId}" got a diff that does not fit what it shows`,
    got: details.cause,
    help: 'The view joins again: what the server sent and what was kept do not agree any more.',
  }),
  CLIENT_BAD_LINK: (details: { kind: string; state: string }) => ({
    message: 'a link has a data-phx-link or data-phx-link-state that is not known',
    expected: 'patch or redirect, and push or replace',
    got: `${details.kind}, ${details.state}`,
  }),
  CLIENT_NO_COMMANDS: (details: { attribute: string }) => ({
    message: `exec found no commands in "${details.attribute}" of the element`,
    help: 'Put commands into that attribute, or aim exec at the element that has them.',
  }),
})
