import type { Json, JsonObject } from '../../framework/src/core/index.ts'

const VERSION = '2.0.0'

/**
 * The URL of a socket that is mounted at a path, with its parameters.
 *
 * @param path `/live`, `//host/live` or a whole URL.
 * @param place The page's address (default: the window's).
 *
 * @example
 * socketUrl('/live', { a: '1', b: { c: [2] } }, { protocol: 'https:', host: 'shop.test' }) // => 'wss://shop.test/live/websocket?a=1&b%5Bc%5D%5B0%5D=2&vsn=2.0.0'
 */
export function socketUrl(
  path: string,
  params: JsonObject,
  place: { readonly protocol: string; readonly host: string } = location,
): string {
  const scheme = place.protocol === 'https:' ? 'wss:' : 'ws:'
  const base = path.startsWith('//')
    ? `${scheme}${path}`
    : path.startsWith('/')
      ? `${scheme}//${place.host}${path}`
      : path
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(params)) appendParam(query, name, value)
  query.append('vsn', VERSION)
  return `${base}/websocket?${query}`
}

function appendParam(query: URLSearchParams, name: string, value: Json): void {
  if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) appendParam(query, `${name}[${key}]`, inner)
  } else {
    query.append(name, String(value))
  }
}
