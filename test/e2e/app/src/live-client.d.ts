/** The client that `vite.config.ts` puts in: ours or the official one. */
declare module 'live-client' {
  export function connect(hooks: import('@anka/client').LiveSocketOptions['hooks'] & object): void
}
