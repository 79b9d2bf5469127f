import { defineErrors, inspect } from '../core/index.ts'

/** The errors of `channel`, for developers; what clients get wrong is answered on the wire. */
export const channelErrors = defineErrors({
  CHANNEL_BAD_PATTERN: (details: { readonly pattern: string; readonly because: string }) => ({
    message: `cannot route the topics ${inspect(details.pattern)} because ${details.because}`,
    expected: 'a whole topic such as "lobby", or a prefix and one star at its end such as "room:*"',
  }),
  CHANNEL_BAD_ORIGIN: (details: { readonly origin: string }) => ({
    message: `cannot allow pages of ${inspect(details.origin)} because it is no host`,
    expected:
      'a host with its port, such as "shop.test:8443", "*.shop.test" or "https://shop.test"',
  }),
})
