import type { Guest } from '../guest.ts'
import { Avatar } from './avatar.tsx'

interface GuestsCardProps {
  readonly guests: readonly Guest[]
  readonly me: Guest
}

export function GuestsCard({ guests, me }: GuestsCardProps) {
  const others = guests.filter((guest) => guest.id !== me.id)
  const meFirst = others.length === guests.length ? guests : [me, ...others]
  return (
    <section class="card guests" aria-labelledby="guests-title">
      <h2 id="guests-title">
        Who is looking <span class="tally">{guests.length}</span>
      </h2>
      <ul id="guests">
        {meFirst.map((guest) => (
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
