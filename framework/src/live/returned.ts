/** What the application's functions returned, checked where they return it. */
import { liveErrors } from './errors.ts'
import { Navigation } from './navigation.ts'
import type { ViewSocket } from './view-socket.ts'

/** The navigation that a handler returned, if it did. Anything else than nothing is refused. */
export function navigationIn(
  socket: ViewSocket,
  result: unknown,
  where: string,
): Navigation | undefined {
  const navigation = returnedNavigation(socket, result, where)
  if (navigation !== undefined || result === undefined) return navigation
  throw liveErrors.LIVE_BAD_RETURN({
    where,
    expected: 'nothing, or socket.navigate(…), socket.patch(…), socket.redirect(…)',
    got: result,
  })
}

/** The same for a function that may return other things too. A navigation that was made and dropped is refused. */
export function returnedNavigation(
  socket: ViewSocket,
  result: unknown,
  where: string,
): Navigation | undefined {
  const made = socket.navigation
  socket.navigation = undefined
  if (result instanceof Navigation) return result
  if (made === undefined || !socket.isChecked) return undefined
  throw liveErrors.LIVE_DROPPED_NAVIGATION({ where, to: made.to, mode: made.mode })
}
