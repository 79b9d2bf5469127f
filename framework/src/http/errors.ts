import { defineErrors, inspect } from '../core/index.ts'

/** Everything that this area throws. `status` is what the person's browser is answered. */
export const httpErrors = defineErrors({
  HTTP_MISSING_PARAM: (d: {
    pattern: string
    param: string
    names: readonly string[]
    got: unknown
  }) => ({
    message: `cannot build a path for "${d.pattern}" because "${d.param}" has no value`,
    expected: `{ ${d.names.map((name) => `${name}: string`).join(', ')} }`,
    got: d.got,
  }),
  HTTP_BAD_PARAM: (d: { pattern: string; param: string; value: string }) => ({
    message: `cannot build a path for "${d.pattern}" because "${d.param}" is "${d.value}"`,
    expected: 'a value that stays a segment: "." and ".." are taken out of every URL',
  }),
  HTTP_BAD_PATTERN: (d: { pattern: string; because: string }) => ({
    message: `cannot route "${d.pattern}" because ${d.because}`,
    expected: 'a path such as "/rooms/:room" or "/v:version", starting with "/"',
  }),
  HTTP_DUPLICATE_ROUTE: (d: {
    method: string
    pattern: string
    first: string
    second: string
  }) => ({
    message: `two routes answer ${d.method} ${d.pattern}`,
    at: `${d.second}, and first ${d.first}`,
    help: 'Only the first could ever be reached: remove one of them, or give it another path.',
  }),
  HTTP_UNKNOWN_PIPELINE: (d: { pipeline: string; known: readonly string[]; at: string }) => ({
    message: `a scope goes through the pipeline "${d.pipeline}", which does not exist`,
    expected:
      d.known.length === 0 ? 'a pipeline made by r.pipeline(…)' : `one of ${d.known.join(', ')}`,
    at: d.at,
    help: `Define it before the scope: r.pipeline('${d.pipeline}', [fetchSession])`,
  }),
  HTTP_DUPLICATE_PIPELINE: (d: { pipeline: string; at: string }) => ({
    message: `the pipeline "${d.pipeline}" is defined twice, or twice in one scope's list`,
    at: d.at,
    help: 'Plugs would run twice for one request: keep one of them.',
  }),
  HTTP_DUPLICATE_LIVE_SESSION: (d: { name: string; at: string }) => ({
    message: `two live sessions are named "${d.name}"`,
    at: d.at,
    help: 'A name is the border that navigation may not cross: merge them, or rename one.',
  }),
  HTTP_NESTED_LIVE_SESSION: (d: { name: string; outer: string; at: string }) => ({
    message: `the live session "${d.name}" stands inside "${d.outer}", and they cannot nest`,
    at: d.at,
  }),
  HTTP_BAD_HANDLER: (d: { route: string; expected: string; got: unknown; at: string }) => ({
    message: `the route ${d.route} was given a handler that cannot answer`,
    expected: d.expected,
    got: d.got,
    at: d.at,
  }),
  HTTP_SECRET_TOO_SHORT: (d: { bytes: number; fresh: string }) => ({
    message: `the secret has ${d.bytes} bytes, too few to sign with`,
    expected: 'at least 32 bytes',
    help: `A fresh value: APP_SECRET=${d.fresh}`,
  }),
  HTTP_PLUG_ORDER: (d: { wanted: string; plug: string }) => ({
    message: `${d.wanted} was read before the plug ${d.plug} ran`,
    help: `Put ${d.plug} into the route's pipeline: r.pipeline('browser', [fetchSession, fetchFlash, …])`,
  }),
  HTTP_ALREADY_SENT: (d: { method: string; path: string }) => ({
    message: `${d.method} ${d.path} was answered twice`,
    help: 'A request has one answer: return after conn.redirect, conn.html, conn.text or conn.json.',
  }),
  HTTP_NO_MATCH: (d: { method: string; path: string; near: readonly string[] }) => ({
    message: `no route for ${d.method} ${d.path}`,
    facts: d.near.length === 0 ? {} : { 'did you mean': d.near.join(`\n${' '.repeat(16)}`) },
  }),
  HTTP_NO_ANSWER: (d: { route: string }) => ({
    message: `the controller of ${d.route} returned without an answer`,
    expected: 'a Rendered to return, or a call of conn.html, conn.text, conn.json or conn.redirect',
  }),
  HTTP_BAD_THROW: (d: { route: string; thrown: unknown }) => ({
    message: `${d.route} threw a value that is no error, so nobody can tell where`,
    expected: 'throw new Error(…), or an AnkaError whose details carry a status',
    got: d.thrown,
  }),
  HTTP_BAD_REDIRECT: (d: { to: string; because: string }) => ({
    message: `cannot redirect to ${inspect(d.to)} because ${d.because}`,
    expected: 'a path of this application, starting with one "/"',
    help: 'To leave the application say so: conn.redirect({ external: "https://…" })',
  }),
  HTTP_BAD_CSRF: (d: { status: number; method: string; path: string }) => ({
    message: `${d.method} ${d.path} came without this session's CSRF token`,
    expected: 'the page\'s token in the field "_csrf_token" or the header "x-csrf-token"',
    help: 'Put <input type="hidden" name="_csrf_token" value={conn.csrfToken}> into the form.',
  }),
  HTTP_BAD_BODY: (d: { status: number; because: string }) => ({
    message: `the request's body cannot be read: ${d.because}`,
  }),
  HTTP_BAD_ADDRESS: (d: { status: number; address: string }) => ({
    message: 'the host and the path of the request make no address',
    got: d.address,
  }),
  HTTP_BAD_QUERY: (d: { status: number; because: string }) => ({
    message: `the request's query cannot be read: ${d.because}`,
  }),
  HTTP_STATUS: (d: { status: number; reason: string }) => ({
    message: `answered with status ${d.status}: ${d.reason}`,
  }),
  HTTP_NO_MANIFEST: (d: { file: string; because: string }) => ({
    message: `the client's build was not found, so pages would have no script`,
    expected: `a Vite manifest at ${d.file}`,
    got: d.because,
    help: 'Build the client first: anka build',
  }),
  HTTP_COOKIE_TOO_BIG: (d: { cookie: string; bytes: number }) => ({
    message: `the cookie "${d.cookie}" has ${d.bytes} bytes, more than a browser keeps`,
    expected: 'at most 4,096 bytes',
    help: 'Keep ids in the session, and what they stand for in the database.',
  }),
  HTTP_BAD_HEADER: (d: { what: string; got: string }) => ({
    message: `${d.what} holds characters that a header cannot carry`,
    got: d.got,
  }),
})
