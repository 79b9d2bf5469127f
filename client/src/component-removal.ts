import { EVENTS } from '../../framework/src/wire/index.ts'
import type { Channel } from './channel.ts'

/** Components whose elements left the page. */
export interface Removal {
  readonly cids: readonly number[]
  readonly channel: Channel
  readonly isOnPage: (cid: number) => boolean
  readonly prune: (cids: readonly number[]) => void
}

/**
 * Tells the server which components left, in two steps: it may have rendered one of them again meanwhile, and then it
 * must keep it.
 */
export function announceRemoved({ cids, channel, isOnPage, prune }: Removal): void {
  const gone = cids.filter((cid) => !isOnPage(cid))
  if (gone.length === 0 || !channel.canPush()) return
  channel.push(EVENTS.cidsWillDestroy, { cids: gone }).receive('ok', () => {
    const stillGone = gone.filter((cid) => !isOnPage(cid))
    if (stillGone.length === 0 || !channel.canPush()) return
    channel.push(EVENTS.cidsDestroyed, { cids: stillGone }).receive('ok', ({ cids: deleted }) => {
      if (Array.isArray(deleted)) prune(deleted as readonly number[])
    })
  })
}
