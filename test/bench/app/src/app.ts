import { defineApp } from 'anka/app'
import { appRouter } from './router.ts'

/** The application that is measured. Its one difference from any other: a load generator clicks faster than a person. */
export const app = defineApp({
  name: 'bench',
  router: appRouter,
  limits: { eventsPerSecond: 1_000_000, eventBurst: 1_000_000 },
})
