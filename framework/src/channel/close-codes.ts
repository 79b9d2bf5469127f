/** Close codes that the server uses. Never 1000: the client takes it for an order to load the page again. */
export const CLOSE_CODES = {
  goingAway: 1001,
  policy: 1008,
  tooLarge: 1009,
  restart: 1012,
} as const
