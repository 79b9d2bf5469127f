/** What tests are told when they ask for something that the page does not have, or could not do. */
import { defineErrors, inspect } from '../core/index.ts'

/** The error codes of `anka/testing`. */
export const testingErrors = defineErrors({
  TESTING_NO_ELEMENT: (d: { query: string; near: string }) => ({
    message: `no element matches ${d.query}`,
    at: d.near,
    help: 'The page as it stands is view.html().',
  }),
  TESTING_AMBIGUOUS: (d: { query: string; count: number; matches: string }) => ({
    message: `${d.count} elements match ${d.query}, so it is not clear which one is meant`,
    got: d.matches,
    help: 'Say more: a longer selector, or { css, text } together.',
  }),
  TESTING_CANNOT_SEND: (d: { action: string; element: string; because: string }) => ({
    message: `the page cannot ${d.action} because ${d.because}`,
    at: d.element,
  }),
  TESTING_NO_FIELD: (d: { name: string; form: string; names: readonly string[] }) => ({
    message: `the form has no field named "${d.name}"`,
    expected: d.names.length === 0 ? 'a form with fields' : `one of ${d.names.join(', ')}`,
    at: d.form,
  }),
  TESTING_NO_VALUE: (d: { name: string; value: string; values: readonly string[] }) => ({
    message: `the field "${d.name}" cannot have the value ${inspect(d.value)}`,
    expected: `one of ${d.values.map((value) => inspect(value)).join(', ')}`,
  }),
  TESTING_VIEW_ENDED: (d: { action: string; because: string }) => ({
    message: `cannot ${d.action} because ${d.because}`,
    help: 'After a crash or a disconnect: await view.reconnect(). After a navigation: await view.followRedirect().',
  }),
  TESTING_JOIN_REFUSED: (d: { path: string; response: unknown }) => ({
    message: `the view at ${d.path} did not join`,
    got: inspect(d.response),
  }),
  TESTING_NO_REPLY: (d: { event: string; afterMs: number }) => ({
    message: `the view did not answer "${d.event}" in ${d.afterMs} ms`,
    help: 'A handler awaits something that never comes, or the test forgot to advance its clock.',
  }),
  TESTING_NO_VIEW: (d: { path: string; status: number }) => ({
    message: `GET ${d.path} answered ${d.status} without a live view`,
    expected: 'a page that a route of r.live renders',
  }),
  TESTING_REDIRECTED: (d: { path: string; status: number; to: string }) => ({
    message: `GET ${d.path} led to ${d.to} before there was a view`,
    expected: 'a page, or live(app, path, { follow: true }) to go where it leads',
    got: d.status,
  }),
  TESTING_NOT_REDIRECTED: (d: { what: string }) => ({
    message: `there is no redirect to follow: ${d.what}`,
  }),
  TESTING_DUPLICATE_ID: (d: { id: string }) => ({
    message: `two elements of the page have the id "${d.id}"`,
    help: "A browser patches elements by their id, and would mix the two up. live(app, path, { duplicateIds: 'ignore' }) looks away.",
  }),
})
