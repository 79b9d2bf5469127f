/** A visitor without an account. The name is made up when the session begins and stays with it. */
export interface Guest {
  readonly id: string
  readonly name: string
}

const MOODS = [
  'Amber',
  'Brave',
  'Calm',
  'Dapper',
  'Early',
  'Gentle',
  'Hazel',
  'Ivory',
  'Jolly',
  'Keen',
]
const BIRDS = [
  'Avocet',
  'Bittern',
  'Curlew',
  'Dunlin',
  'Egret',
  'Falcon',
  'Godwit',
  'Heron',
  'Ibis',
  'Jay',
]

const pick = (words: readonly string[], chance: () => number): string =>
  words[Math.floor(chance() * words.length)] ?? 'Quiet'

/** Makes up a name of two words, such as "Amber Heron". */
export const guestName = (chance: () => number = Math.random): string =>
  `${pick(MOODS, chance)} ${pick(BIRDS, chance)}`

/** The initials that stand in an avatar. */
export const initials = (name: string): string =>
  name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => word.charAt(0).toUpperCase())
    .join('')

/** A hue of the colour wheel that belongs to an id, the same on every page. */
export const hue = (id: string): number =>
  [...id].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 360, 7)
