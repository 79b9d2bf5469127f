/** Problems of the server on the page, in Vite's overlay. */
import type { ErrorPayload, ViteDevServer } from 'vite'
import type { Problem } from './problem.ts'

/** Shows a problem in every open page. */
export function showProblem(vite: ViteDevServer, problem: Problem): void {
  vite.environments.client.hot.send(toPayload(problem))
}

/** Takes the overlay away. */
export function clearProblem(vite: ViteDevServer): void {
  vite.environments.client.hot.send({ type: 'update', updates: [] })
}

/** The overlay makes links of absolute places, which open the editor. */
function toPayload({ message, place, frame, trace }: Problem): ErrorPayload {
  return {
    type: 'error',
    err: {
      message,
      stack: trace.map((each) => `    at ${each.file}:${each.line}:${each.column}`).join('\n'),
      ...(place ? { id: place.file, loc: { ...place } } : {}),
      ...(frame ? { frame: alignFrame(frame) } : {}),
    },
  }
}

/** The overlay trims the frame, so nothing may hang on the space that its first line begins with. */
function alignFrame(frame: string): string {
  return frame
    .split('\n')
    .map((line) => line.replace(/^[> ] ( *)(\d+)/, '$2$1').replace(/^ {2}(?= *\|)/, ''))
    .join('\n')
}
