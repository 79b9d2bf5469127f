/**
 * The wire: messages, frames, render trees, diffs, commands and forms, as both ends of a socket see them.
 *
 * It has no I/O and knows neither Node nor the DOM. The sockets are in `channel` and in the client.
 */
export {
  type BinaryPush,
  encodeBinaryBroadcast,
  encodeBinaryPush,
  encodeBinaryReply,
  encodeServerBinaryPush,
} from './binary-frame.ts'
export { ElementMarks } from './element-marks.ts'
export { encodeFrame, encodePush, encodeReply } from './encode-frame.ts'
export { wireErrors } from './errors.ts'
export { EVENTS, type EventName, TOPICS } from './events.ts'
export {
  decodeForm,
  encodeForm,
  type FormLimits,
  type FormParams,
  type FormProblem,
  type FormValue,
  splitFieldName,
} from './form.ts'
export { mergeDiff, openTree, pruneComponents } from './merge-diff.ts'
export {
  type BinaryReply,
  decodeFrame,
  decodeServerFrame,
  type FrameLimits,
  type FrameProblem,
  MAX_FRAME_BYTES,
  MAX_NAME_LENGTH,
  MAX_REF_LENGTH,
  type Message,
} from './message.ts'
export {
  type ClassOp,
  type DispatchOp,
  type DisplayOp,
  decodeOps,
  encodeOps,
  OP_NAMES,
  type Op,
  type OpName,
  type OpTarget,
  type OpTransition,
  type PushOp,
  type ToggleOp,
  type TransitionOp,
  type VisitOp,
} from './ops.ts'
export { hasSingleRoot } from './single-root.ts'
export {
  type Components,
  type Comprehension,
  type Diff,
  type DiffComprehension,
  type DiffDyn,
  type DiffEntry,
  type DiffKeyed,
  type DiffNode,
  type Dyn,
  type Entry,
  isComprehension,
  type JoinTree,
  type Keyed,
  type PushEvent,
  type PushEvents,
  type Statics,
  type Stream,
  type StreamInsert,
  type Templates,
  type TreeNode,
} from './tree.ts'
export {
  componentToHtml,
  forgetRows,
  type HtmlOptions,
  partToHtml,
  treeToHtml,
} from './tree-to-html.ts'
