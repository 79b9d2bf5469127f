/**
 * The lobby: a counter, the people who are looking and a wall of notes, shared by everybody. Three servers hold the
 * state; this file is the only door to them.
 */
import { type Pid, supervisor } from 'anka/otp'
import type { Guest } from '../../guest.ts'
import { Counter } from './counter.ts'
import { Guests } from './guests.ts'
import { Wall } from './wall.ts'

export { type Count, type LobbyEvent, lobbyTopic, type Note } from './topic.ts'

const counter = Counter.ref('lobby.counter')
const guests = Guests.ref('lobby.guests')
const wall = Wall.ref('lobby.wall')

export const Lobby = supervisor({
  strategy: 'one_for_one',
  children: [
    Counter.child(undefined, { name: 'lobby.counter' }),
    Guests.child(undefined, { name: 'lobby.guests' }),
    Wall.child(undefined, { name: 'lobby.wall' }),
  ],
})

/** Everything that a page shows when it opens. */
export async function glance() {
  const [count, present, notes] = await Promise.all([
    counter.call('get'),
    guests.call('list'),
    wall.call('list'),
  ])
  return { count, guests: present, notes }
}

/** Puts a guest on the list until the process `pid` ends; answers with everybody who is there. */
export const enter = (pid: Pid, guest: Guest): Promise<readonly Guest[]> =>
  guests.call('enter', { pid, guest })

/** Adds to the shared counter. */
export const add = (by: number, who: Guest): void => counter.cast('add', { by, who: who.name })

/** Pins a note on the wall, where everybody sees it. */
export const pin = (author: string, text: string): void => wall.cast('pin', { author, text })
