import { defineApp } from 'anka/app'
import { appRouter } from './router.ts'
import { Tally } from './tally.ts'

export const app = defineApp({
  name: 'fixture',
  router: appRouter,
  children: [Tally.child(undefined, { name: 'tally' })],
})
