import type { Conn } from 'anka/http'
import { guestName } from '../guest.ts'

/** Gives a new session a guest: an id and a made-up name. */
export function assignGuest(conn: Conn): void {
  if (conn.session.get('guestId')) return
  conn.session.put('guestId', crypto.randomUUID())
  conn.session.put('guestName', guestName())
}
