import { type Guest, hue, initials } from '../guest.ts'

export function Avatar({ guest }: { readonly guest: Guest }) {
  return (
    <span class="avatar" style={{ '--hue': hue(guest.id) }} aria-hidden="true">
      {initials(guest.name)}
    </span>
  )
}
