/** Problems of the server on the page, in Vite's overlay. */
import { stripVTControlCharacters } from 'node:util'
import type { ErrorPayload, ViteDevServer } from 'vite'

/** What bundlers and runners add to errors. */
interface BuildError extends Error {
  readonly id?: string
  readonly frame?: string
  readonly plugin?: string
  readonly loc?: { readonly file?: string; readonly line: number; readonly column: number }
}

/** Shows an error in every open page. */
export function showError(vite: ViteDevServer, error: unknown): void {
  vite.environments.client.hot.send(toPayload(error))
}

/** Takes the overlay away. */
export function clearError(vite: ViteDevServer): void {
  vite.environments.client.hot.send({ type: 'update', updates: [] })
}

function toPayload(thrown: unknown): ErrorPayload {
  const error = (thrown instanceof Error ? thrown : { message: String(thrown) }) as BuildError
  return {
    type: 'error',
    err: {
      message: stripVTControlCharacters(error.message),
      stack: stripVTControlCharacters(error.stack ?? ''),
      ...(error.id ? { id: error.id } : {}),
      ...(error.frame ? { frame: stripVTControlCharacters(error.frame) } : {}),
      ...(error.plugin ? { plugin: error.plugin } : {}),
      ...(error.loc ? { loc: error.loc } : {}),
    },
  }
}
