import type { Guest } from '../guest.ts'
import { Avatar } from './avatar.tsx'

export function Masthead({ me }: { readonly me: Guest }) {
  return (
    <header class="masthead">
      <a class="brand" href="/" aria-label="Roost, home">
        <img src="/roost.svg" alt="" width="40" height="40" />
        <span>Roost</span>
      </a>
      <p class="you">
        <span class="you-hint">You are</span> <strong>{me.name}</strong>
        <Avatar guest={me} />
      </p>
      <div class="welcome">
        <h1>Good to see you up here.</h1>
        <p>One lobby, shared by everybody who is looking at it right now.</p>
      </div>
    </header>
  )
}
