/**
 * Monitors and watchers: one-way notices of a death.
 */

import { bagAdd, bagDelete } from './bag.ts'
import type { ExitReason } from './exit-reason.ts'
import type { Process } from './process.ts'
import { Down, type Envelope, type Watcher } from './signals.ts'

function createRefs() {
  let last = 0
  return () => `ref.${++last}`
}

const nextRef = createRefs()

/** One monitor: the watcher that turns a death into a message for its owner. */
export class Monitor implements Watcher {
  readonly ref: string = nextRef()
  readonly owner: Process
  readonly target: Process
  readonly name: string | undefined

  constructor(owner: Process, target: Process, name: string | undefined) {
    this.owner = owner
    this.target = target
    this.name = name
  }

  processEnded(process: Process, reason: ExitReason): void {
    if (!this.owner.monitorByRef?.delete(this.ref)) return
    this.owner.enqueue(new Down(this, process, reason))
  }

  detach(): void {
    this.target.watchers = bagDelete(this.target.watchers, this as Watcher)
  }
}

/** Monitors a process: a dead one is answered at once, by a `Down` with `noproc`. */
export function monitorProcess(owner: Process, target: Process, name?: string): string {
  const monitor = new Monitor(owner, target, name)
  if (target.status === 'dead') {
    owner.enqueue(new Down(monitor, target, 'noproc'))
    return monitor.ref
  }
  owner.monitorByRef ??= new Map()
  owner.monitorByRef.set(monitor.ref, monitor)
  target.watchers = bagAdd(target.watchers, monitor as Watcher)
  return monitor.ref
}

/** The answer to monitoring a name that nobody has. */
export function monitorNobody(owner: Process, name: string): string {
  const ref = nextRef()
  owner.enqueue(new Down({ ref, name }, { id: name }, 'noproc'))
  return ref
}

/** Ends a monitor; `false` when it was not active. */
export function demonitorProcess(owner: Process, ref: string): boolean {
  const monitor = owner.monitorByRef?.get(ref)
  if (!monitor) return false
  owner.monitorByRef?.delete(ref)
  monitor.detach()
  return true
}

/** Takes the `Down` of a monitor out of its owner's mailbox, if it is there. */
export function flushDown(owner: Process, ref: string): void {
  let previous: Envelope | undefined
  for (let each = owner.firstEnvelope; each !== undefined; previous = each, each = each.next) {
    if (!(each.message instanceof Down) || each.message.ref !== ref) continue
    if (previous) previous.next = each.next
    else owner.firstEnvelope = each.next
    if (each === owner.lastEnvelope) owner.lastEnvelope = previous
    owner.waiting--
    return
  }
}

/**
 * Asks to be called once, synchronously, when a process ends; at once when it has ended.
 */
export function watch(process: Process, watcher: Watcher): void {
  if (process.status === 'dead') watcher.processEnded(process, process.exitReason ?? 'noproc')
  else process.watchers = bagAdd(process.watchers, watcher)
}

/** Takes back a {@link watch}. */
export function unwatch(process: Process, watcher: Watcher): void {
  process.watchers = bagDelete(process.watchers, watcher)
}
