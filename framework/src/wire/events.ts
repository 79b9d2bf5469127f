/**
 * Every event name of the protocol, once.
 *
 * The names up to `heartbeat` belong to channels, the others to live views.
 *
 * @example
 * EVENTS.reply // => 'phx_reply'
 */
export const EVENTS = {
  join: 'phx_join',
  leave: 'phx_leave',
  reply: 'phx_reply',
  error: 'phx_error',
  close: 'phx_close',
  heartbeat: 'heartbeat',
  disconnect: 'disconnect',
  diff: 'diff',
  event: 'event',
  livePatch: 'live_patch',
  liveRedirect: 'live_redirect',
  redirect: 'redirect',
  cidsWillDestroy: 'cids_will_destroy',
  cidsDestroyed: 'cids_destroyed',
  allowUpload: 'allow_upload',
  progress: 'progress',
  chunk: 'chunk',
} as const

/** The name of an event of the protocol. */
export type EventName = (typeof EVENTS)[keyof typeof EVENTS]

/**
 * The topics that the protocol itself names, or their prefixes.
 *
 * @example
 * `${TOPICS.live}phx-1` // => 'lv:phx-1'
 */
export const TOPICS = {
  /** Heartbeats. */
  phoenix: 'phoenix',
  /** Prefix of a live view's topic; the id of its element follows. */
  live: 'lv:',
  /** Prefix of an uploading file's topic; the entry's ref follows. */
  upload: 'lvu:',
} as const
