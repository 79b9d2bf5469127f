import { routes } from 'anka/http'

/** Every address of Roost; views and pages link to each other through it. */
export const to = routes({ lobby: '/' })
