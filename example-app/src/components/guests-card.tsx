import type { Guest } from '../guest.ts'
import { Avatar } from './avatar.tsx'

interface GuestsCardProps {
  readonly guests: readonly Guest[]
  readonly me: Guest
}

export function GuestsCard({ guests, me }: GuestsCardProps) {
  return (
    <section class="card guests" aria-labelledby="guests-title">
      <h2 id="guests-title">
        Who is looking <span class="tally">{guests.length}</span>
      </h2>
      <ul id="guests">
        {guests.map((guest) => (
          <li key={guest.id}>
            <Avatar guest={guest} />
            <span class="name">{guest.name}</span>
            {guest.id === me.id && <span class="badge">you</span>}
          </li>
        ))}
      </ul>
    </section>
  )
}
