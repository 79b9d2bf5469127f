/**
 * How processes end, and OTP's rules of what follows: who dies with them, who is told, and of what.
 */

import { Queue } from '../../core/index.ts'
import { logger } from '../../telemetry/index.ts'
import { bagAdd, bagDelete, bagItems } from './bag.ts'
import { cancelDeadline } from './deadlines.ts'
import type { ExitReason } from './exit-reason.ts'
import { releaseName } from './names.ts'
import type { Process } from './process.ts'
import { Exit, type Pid, type Watcher } from './signals.ts'

interface Death {
  readonly process: Process
  readonly reason: ExitReason
}

/** Deaths whose consequences are still to come: a chain of links must not grow the call stack. */
function createDeathQueue() {
  const waiting = new Queue<Death>()
  let isRunning = false
  return function add(death: Death): void {
    waiting.push(death)
    if (isRunning) return
    isRunning = true
    try {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) bury(next)
    } finally {
      isRunning = false
    }
  }
}

const addDeath = createDeathQueue()

/** Ends a process at once; nothing of its own runs any more. */
export function endProcess(process: Process, reason: ExitReason): void {
  if (process.status === 'dead') return
  process.status = 'dead'
  process.exitReason = reason
  addDeath({ process, reason })
}

function bury({ process, reason }: Death): void {
  releaseName(process)
  for (const timer of bagItems(process.timers)) cancelDeadline(timer)
  process.timers = undefined
  process.letGo(reason)
  dropMonitors(process)
  const { watchers, links } = process
  process.watchers = undefined
  process.links = undefined
  for (const watcher of bagItems(watchers)) notify(watcher, process, reason)
  for (const peer of bagItems(links)) {
    peer.links = bagDelete(peer.links, process)
    signalExit(peer, process, reason, 'link')
  }
}

function dropMonitors(process: Process): void {
  const { monitorByRef } = process
  if (monitorByRef === undefined) return
  process.monitorByRef = undefined
  for (const monitor of monitorByRef.values()) monitor.detach()
}

function notify(watcher: Watcher, process: Process, reason: ExitReason): void {
  try {
    watcher.processEnded(process, reason)
  } catch (error) {
    logger.error('a watcher of a process threw', { process: process.toString(), error })
  }
}

/**
 * Delivers an exit signal.
 *
 * Sent with intent, `kill` cannot be trapped and the victim dies of `killed`; over a link it is a reason like
 * any other. `normal` ends nobody but the sender itself.
 */
export function signalExit(
  target: Process,
  from: Pid | undefined,
  reason: ExitReason,
  by: 'link' | 'intent',
): void {
  if (target.status === 'dead') return
  const isKill = by === 'intent' && reason === 'kill'
  const isOwn = by === 'intent' && from === target
  if (isKill) endProcess(target, 'killed')
  else if (target.trapExits) target.enqueue(new Exit(from ?? target, reason))
  else if (reason !== 'normal' || isOwn) endProcess(target, reason)
}

/** Ties two processes together; a dead one answers at once with `noproc`. */
export function linkProcesses(one: Process, other: Process): void {
  if (one === other || one.status === 'dead') return
  if (other.status === 'dead') {
    signalExit(one, other, 'noproc', 'link')
    return
  }
  one.links = bagAdd(one.links, other)
  other.links = bagAdd(other.links, one)
}

export function unlinkProcesses(one: Process, other: Process): void {
  one.links = bagDelete(one.links, other)
  other.links = bagDelete(other.links, one)
}
