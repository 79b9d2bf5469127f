/** Calls a view's `render` and checks what it returned. */
import { Rendered } from '../template/internal.ts'
import { liveErrors } from './errors.ts'
import type { ViewSocket } from './view-socket.ts'
import type { ViewCell } from './view-target.ts'

/** What the view shows for its state. */
export function renderView({ view, name }: ViewCell, socket: ViewSocket): Rendered {
  const rendered: unknown = view.definition.render(socket.assigns, view.on, socket)
  if (rendered instanceof Rendered) return rendered
  throw liveErrors.LIVE_BAD_RETURN({
    where: `render of ${name}`,
    expected: 'JSX, or html`…`',
    got: rendered,
  })
}
