import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  currentProcess,
  drainNow,
  exitProcess,
  type Process,
  send,
  startProcess,
} from '../../../../framework/src/otp/internal.ts'
import { attach, captureLog, detach } from '../../../../framework/src/telemetry/index.ts'
import { Recorder, runIn, settle, startRecorder, withFakeClock } from '../recorder.ts'

const time = withFakeClock()

class Failing extends Recorder {
  ended_ = ''
  protected override terminate(reason: unknown): void {
    this.ended_ = String(reason)
  }
}

class Rendering extends Recorder {
  renders: number[] = []
  override flush(): void {
    this.renders.push(this.messages.length)
  }
}

function startRendering(): Rendering {
  const view = new Rendering()
  startProcess(view)
  drainNow()
  return view
}

describe('Process', () => {
  it('[OTP-001] keeps the order of each sender, however senders interleave', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 2 }), { maxLength: 300 }), (senders) => {
        const target = startRecorder()
        const processes = [startRecorder(), startRecorder(), startRecorder()]
        senders.forEach((sender, index) => {
          processes[sender]?.enqueue(() => send(target, [sender, index]))
        })
        drainNow()

        for (const sender of [0, 1, 2]) {
          const got = target.messages.flatMap((each) => {
            const [from, index] = each as [number, number]
            return from === sender ? [index] : []
          })
          expect(got).toEqual(senders.flatMap((each, index) => (each === sender ? [index] : [])))
        }
        expect(target.messages).toHaveLength(senders.length)
      }),
    )
  })

  it('[OTP-001] drops what is sent to the dead without a word', () => {
    const target = startRecorder()
    target.enqueue((own: Process) => own.enqueue('never handled'))
    runIn(startRecorder(), () => send('nobody', 'hello'))
    target.enqueue(() => {
      throw new TypeError('end')
    })
    void captureLog(drainNow)

    send(target, 'late')

    expect([target.status, target.queueLength]).toEqual(['dead', 0])
  })

  it('handles one message at a time: the next waits for a returned promise', async () => {
    const target = startRecorder()
    target.enqueue(async () => {
      target.messages.push('begins')
      await Promise.resolve()
      target.messages.push('ends')
    })
    target.enqueue('next')

    drainNow()
    expect(target.messages).toEqual(['begins'])

    await settle()
    expect(target.messages).toEqual(['begins', 'ends', 'next'])
  })

  it('never runs init before starting returns', () => {
    const order: string[] = []
    class Early extends Recorder {
      protected override init(): void {
        order.push('init')
      }
    }

    startProcess(new Early())
    order.push('started')
    drainNow()

    expect(order).toEqual(['started', 'init'])
  })

  it('refuses to start the same object twice', () => {
    const target = startRecorder()

    expect(() => startProcess(target)).toThrow(
      expect.objectContaining({ code: 'OTP_STARTED_TWICE' }),
    )
  })

  it('runs handlers in its own context, never the sender’s', () => {
    const target = startRecorder()
    let seen: Process | undefined
    runIn(startRecorder(), () =>
      target.enqueue(() => {
        seen = currentProcess()
      }),
    )

    drainNow()

    expect(seen).toBe(target)
  })

  it('keeps its context over awaits', async () => {
    const target = startRecorder()
    let seen: Process | undefined
    target.enqueue(async () => {
      await Promise.resolve()
      seen = currentProcess()
    })

    await settle()

    expect(seen).toBe(target)
  })

  it('ends with what a handler throws, after its terminate', async () => {
    const target = new Failing()
    startProcess(target)
    target.enqueue(() => {
      throw new TypeError('broken')
    })

    await captureLog(drainNow)

    expect([target.status, target.ended_]).toEqual(['dead', 'TypeError: broken'])
  })

  it('ends with what an async handler rejects with', async () => {
    const target = new Failing()
    startProcess(target)
    target.enqueue(() => Promise.reject(new TypeError('broken later')))

    await captureLog(settle)

    expect([target.status, target.ended_]).toEqual(['dead', 'TypeError: broken later'])
  })

  it('wraps what is thrown and is no error', async () => {
    const target = startRecorder()
    target.enqueue(() => {
      throw 'a text'
    })

    await captureLog(drainNow)

    expect(target.exitReason).toMatchObject({ code: 'OTP_THROWN', details: { thrown: 'a text' } })
  })

  it('[OTP-018] shows its label and last message in the line that it leaves', async () => {
    const target = startRecorder()
    target.label = 'import of 7.csv'
    target.enqueue(() => {
      throw new TypeError('broken')
    })

    const { lines } = await captureLog(drainNow)

    expect(lines).toHaveLength(1)
    expect(lines[0]?.fields).toMatchObject({
      process: expect.stringContaining('import of 7.csv'),
      reason: 'broken',
      lastMessage: '[function anonymous]',
    })
  })

  it('flushes once after a run of messages', () => {
    const view = startRendering()
    for (let index = 0; index < 50; index++) view.enqueue(index)

    drainNow()

    expect(view.renders).toEqual([50])
  })

  it('flushes within a long run when two milliseconds are over', () => {
    const view = startRendering()
    for (let index = 0; index < 300; index++) {
      view.enqueue(() => {
        time.clock.advance(0.5)
        view.messages.push(index)
      })
    }

    drainNow()

    expect(view.renders.length).toBeGreaterThan(50)
    expect(view.renders.at(-1)).toBe(300)
  })

  it('ends when flushing throws', async () => {
    const view = startRendering()
    view.flush = () => {
      throw new TypeError('cannot render')
    }
    view.enqueue('change')

    await captureLog(drainNow)

    expect(view.exitReason).toMatchObject({ message: 'cannot render' })
  })

  it('makes its signal when it is read, and fires it at its end', () => {
    const target = startRecorder()
    const { signal } = target

    expect([target.aborter?.signal === signal, signal.aborted]).toEqual([true, false])
    target.enqueue((own: Recorder) => own.fail(new TypeError('end')))
    void captureLog(drainNow)
    expect([signal.aborted, startRecorder().aborter]).toEqual([true, undefined])
  })

  it('tells once when its mailbox passes its high-water mark', () => {
    const seen: unknown[] = []
    attach('mailbox', 'process.mailbox_filled', ({ waiting }) => seen.push(waiting))
    const target = startRecorder({ highWater: 10 })

    for (let index = 0; index < 30; index++) target.enqueue(index)
    drainNow()
    for (let index = 0; index < 30; index++) target.enqueue(index)
    detach('mailbox')

    expect(seen).toEqual([11, 11])
  })

  it('ends with an error when more messages wait than its bound allows', async () => {
    const target = startRecorder({ maxMessages: 10 })

    await captureLog(() => {
      for (let index = 0; index < 11; index++) target.enqueue(index)
    })

    expect(target.exitReason).toMatchObject({
      code: 'OTP_MAILBOX_FULL',
      details: { maxMessages: 10 },
    })
  })

  it('lets go of its parent at its end, so that a line of descendants is no chain', () => {
    const parent = startRecorder()
    const child = startRecorder({ parent })
    const before = child.parent

    exitProcess(child, 'shutdown')

    expect([before === parent, child.parent]).toEqual([true, undefined])
  })

  it('is its id in JSON', () => {
    const target = startRecorder()

    expect(JSON.stringify({ pid: target })).toBe(`{"pid":"${target.id}"}`)
  })
})
