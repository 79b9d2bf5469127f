/** The errors of `otp`. */

import { defineErrors } from '../core/index.ts'

export const otpErrors = defineErrors({
  OTP_THROWN: (details: { readonly thrown: unknown }) => ({
    message: 'a handler threw something that is not an error',
    expected: 'an Error',
    got: details.thrown,
  }),
  OTP_NO_SELF: (details: { readonly action: string }) => ({
    message: `${details.action} was called outside of any process`,
    help: 'Call it in a handler, or start the code with spawn().',
  }),
  OTP_NOT_A_PID: (details: { readonly got: unknown }) => ({
    message: 'a process was expected',
    expected: 'a pid, a server reference or a registered name',
    got: details.got,
  }),
  OTP_STARTED_TWICE: (details: { readonly process: string }) => ({
    message: `${details.process} was started already`,
    help: 'Make a new process object for each start.',
  }),
  OTP_NAME_TAKEN: (details: { readonly name: string; readonly holder: string }) => ({
    message: `the name "${details.name}" is taken by ${details.holder}`,
    help: 'Use the running process through its name, or start this one under another.',
  }),
  OTP_NAME_RESERVED: (details: { readonly name: string }) => ({
    message: `the name "${details.name}" is reserved`,
    expected: 'a name of at least one character other than "undefined", "null" and "self"',
  }),
  OTP_NAMED_ALREADY: (details: { readonly name: string; readonly has: string }) => ({
    message: `a process cannot be named "${details.name}" because it is named "${details.has}"`,
    help: 'A process has one name at a time: unregister the old one first.',
  }),
  OTP_NO_PROCESS: (details: { readonly server: string; readonly action: string }) => ({
    message: `${details.action} found no process: ${details.server} is not running`,
    expected: 'a running process',
    help: 'It has ended, or nothing was started under that name.',
  }),
  OTP_CALL_TIMEOUT: (details: {
    readonly server: string
    readonly operation: string
    readonly timeoutMs: number
    readonly waiting: number
    readonly handling: string
  }) => ({
    message: `${details.server} did not answer call("${details.operation}") in ${details.timeoutMs} ms`,
    facts: { mailbox: `${details.waiting} waiting`, handling: details.handling },
    help: 'The process is busy, not gone. Do slow work outside of it, or wait longer with within(ms).',
  }),
  OTP_CALLING_SELF: (details: { readonly server: string; readonly operation: string }) => ({
    message: `${details.server} called itself with call("${details.operation}"), which could never be answered`,
    help: 'Call the function behind the operation, or cast to yourself.',
  }),
  OTP_SERVER_ENDED: (details: {
    readonly server: string
    readonly operation: string
    readonly reason: unknown
    readonly text: string
  }) => ({
    message: `${details.server} ended before it answered call("${details.operation}")`,
    facts: { reason: details.text },
    cause: details.reason,
  }),
  OTP_NO_CALL: (details: { readonly server: string }) => ({
    message: `${details.server} read \`from\`, but no call is being handled`,
    help: 'Read `from` at the start of the handler of a call, and keep it.',
  }),
  OTP_UNKNOWN_CALL: (details: { readonly server: string; readonly operation: string }) => ({
    message: `${details.server} has no call "${details.operation}"`,
    help: 'Add it to the `calls` of its definition.',
  }),
  OTP_UNKNOWN_CAST: (details: { readonly server: string; readonly operation: string }) => ({
    message: `${details.server} has no cast "${details.operation}"`,
    help: 'Add it to the `casts` of its definition.',
  }),
  OTP_BAD_RETURN: (details: {
    readonly handler: string
    readonly expected: string
    readonly got: unknown
  }) => ({
    message: `${details.handler} returned a value that the server cannot use`,
    expected: details.expected,
    got: details.got,
  }),
  OTP_IGNORED: (details: { readonly server: string }) => ({
    message: `${details.server} was not started because its init returned ignore`,
  }),
  OTP_INIT_TIMEOUT: (details: { readonly server: string; readonly timeoutMs: number }) => ({
    message: `${details.server} was killed because its init took longer than ${details.timeoutMs} ms`,
    help: 'Return andContinue(state, step) from init and do the slow part in `continue`.',
  }),
  OTP_START_FAILED: (details: {
    readonly server: string
    readonly reason: unknown
    readonly text: string
  }) => ({
    message: `${details.server} ended in its init`,
    facts: { reason: details.text },
    cause: details.reason,
  }),
  OTP_STOP_TIMEOUT: (details: { readonly process: string; readonly timeoutMs: number }) => ({
    message: `${details.process} did not end in ${details.timeoutMs} ms`,
    help: "Wait longer, or end it with exit(pid, 'kill').",
  }),
  OTP_STOP_FAILED: (details: {
    readonly process: string
    readonly reason: unknown
    readonly text: string
  }) => ({
    message: `${details.process} was stopped but ended for another reason`,
    facts: { reason: details.text },
    cause: details.reason,
  }),
  OTP_STOPPING_SELF: (details: { readonly process: string }) => ({
    message: `${details.process} cannot wait for its own end`,
    help: "Return stop('normal', state) from the handler.",
  }),
  OTP_MAILBOX_FULL: (details: { readonly process: string; readonly maxMessages: number }) => ({
    message: `${details.process} ended because more than ${details.maxMessages} messages waited for it`,
    help: 'It gets more than it can handle: send less, or handle faster.',
  }),
  OTP_DUPLICATE_CHILD: (details: { readonly id: string }) => ({
    message: `two children of a supervisor have the id "${details.id}"`,
    help: "Give one of them another: Counter.child(1, { id: 'second' }).",
  }),
  OTP_NO_CHILD: (details: { readonly id: string }) => ({
    message: `the supervisor has no child "${details.id}"`,
  }),
  OTP_CHILD_RUNNING: (details: { readonly id: string }) => ({
    message: `the child "${details.id}" is running`,
    help: 'Terminate it first.',
  }),
  OTP_CHILD_FAILED: (details: {
    readonly id: string
    readonly supervisor: string
    readonly cause: unknown
  }) => ({
    message: `${details.supervisor} could not start its child "${details.id}"`,
    cause: details.cause,
  }),
  OTP_MAX_CHILDREN: (details: { readonly supervisor: string; readonly maxChildren: number }) => ({
    message: `${details.supervisor} has ${details.maxChildren} children already, which is its limit`,
    help: 'Raise maxChildren, or try again when one has ended.',
  }),
  OTP_NOT_A_SUPERVISOR: (details: { readonly got: string }) => ({
    message: `${details.got} cannot take children`,
    expected: 'a dynamic supervisor',
  }),
  OTP_ENDLESS_DRAIN: (details: { readonly turns: number }) => ({
    message: `processes still had messages after ${details.turns} turns`,
    help: 'Two of them probably keep sending to each other.',
  }),
})
