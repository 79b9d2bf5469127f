/** The errors of `core`. */

import { defineErrors } from './anka-error.ts'

export const coreErrors = defineErrors({
  CORE_ID_BITS: (details: { readonly bits: number }) => ({
    message: 'an identifier cannot be made with so many bits of randomness',
    expected: 'a number from 1 to 4096',
    got: details.bits,
  }),
})
