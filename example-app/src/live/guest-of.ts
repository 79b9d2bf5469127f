import type { OnMount } from 'anka/live'
import { z } from 'zod'
import type { Guest } from '../guest.ts'

declare module 'anka/live' {
  interface Register {
    scope: Guest
  }
}

const GuestSession = z.object({ guestId: z.string(), guestName: z.string() })

/** The scope of every live view: the guest whose session it is. */
export const guestOf: OnMount = (_socket, { session }) => {
  const { guestId, guestName } = GuestSession.parse(session)
  return { scope: { id: guestId, name: guestName } }
}
