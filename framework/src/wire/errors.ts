import { defineErrors } from '../core/index.ts'

/** The errors of `wire`: broken trees that a server sent, and values that no frame can carry. */
export const wireErrors = defineErrors({
  WIRE_FIELD_TOO_LONG: (details: { text: string; bytes: number }) => ({
    message: 'a field of a binary frame is too long',
    expected: 'at most 255 bytes',
    got: `${details.bytes} bytes`,
  }),
  WIRE_DIFF_MISMATCH: (details: { path: string; got: unknown }) => ({
    message: `a diff changes part ${details.path}, which the tree does not hold`,
    expected: 'a part with its statics, or one that was sent before',
    got: details.got,
    help: 'Join again: the server and this tree do not agree any more.',
  }),
  WIRE_UNKNOWN_COMPONENT: (details: { cid: number }) => ({
    message: `the tree names component ${details.cid}, which it does not hold`,
    help: 'Join again: the server and this tree do not agree any more.',
  }),
  WIRE_UNKNOWN_TEMPLATE: (details: { index: number }) => ({
    message: `the tree names template ${details.index}, which its message does not carry`,
    help: 'Join again: the server and this tree do not agree any more.',
  }),
})
