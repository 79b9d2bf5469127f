import { routes } from 'anka/http'

export const to = routes({
  counter: '/counter',
  table: '/table',
  rows: '/rows',
  chat: '/chat',
  clock: '/clock',
})
