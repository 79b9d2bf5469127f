import { defineApp } from 'anka/app'
import { Lobby } from './contexts/lobby/index.ts'
import { appRouter } from './router.ts'

export const app = defineApp({
  name: 'roost',
  router: appRouter,
  children: [Lobby],
})
