import { afterEach, beforeEach } from 'vitest'
import { AnkaError, FakeClock } from '../../../framework/src/core/index.ts'
import type { ExitReason } from '../../../framework/src/otp/index.ts'
import {
  type Down,
  drainNow,
  type Exit,
  Process,
  type StartOptions,
  startProcess,
  useClock,
} from '../../../framework/src/otp/internal.ts'

/** A process that writes down what comes to it, and runs functions that are sent to it. */
export class Recorder extends Process {
  readonly messages: unknown[] = []
  readonly downs: Down[] = []
  readonly exits: Exit[] = []

  override stop(reason: ExitReason): void {
    super.stop(reason)
  }

  override fail(thrown: unknown): void {
    super.fail(thrown)
  }

  protected init(): void {}

  protected receive(message: unknown): void | Promise<void> {
    if (typeof message === 'function') return message(this)
    this.messages.push(message)
  }

  protected override down(death: Down): void {
    this.downs.push(death)
  }

  protected override exitSignal(death: Exit): void {
    this.exits.push(death)
  }
}

export function startRecorder(options: StartOptions & { trapExits?: boolean } = {}): Recorder {
  const recorder = new Recorder()
  recorder.trapExits = options.trapExits ?? false
  startProcess(recorder, options)
  drainNow()
  return recorder
}

/** Runs a function as a process and gives what it returned. */
export function runIn<T>(process: Process, run: () => T): T {
  let value: { result: T } | undefined
  process.enqueue(() => {
    value = { result: run() }
  })
  drainNow()
  if (!value) throw new TypeError('the process did not run the function')
  return value.result
}

/** The code of what a function throws. */
export function codeOf(run: () => unknown): unknown {
  try {
    run()
    return 'nothing was thrown'
  } catch (error) {
    return error instanceof AnkaError ? error.code : error
  }
}

/** Lets everything happen that needs no time: turns and what waits for promises. */
export async function settle(): Promise<void> {
  for (let round = 0; round < 20; round++) {
    drainNow()
    await new Promise<void>((resolve) => setImmediate(resolve))
  }
}

/** Gives each test of a file a clock of its own. */
export function withFakeClock(): { readonly clock: FakeClock; advance(ms: number): Promise<void> } {
  let clock = new FakeClock()
  let restore = () => {}
  beforeEach(() => {
    clock = new FakeClock()
    restore = useClock(clock)
  })
  afterEach(() => restore())
  return {
    get clock() {
      return clock
    },
    async advance(ms) {
      await settle()
      clock.advance(ms)
      await settle()
    },
  }
}
