import type { Clock } from '../../framework/src/core/index.ts'

/** Holds patches back while a blocking transition runs, so that an animation is not cut. */
export class Transitions {
  readonly #clock: Clock
  #running = 0
  #waiting: (() => void)[] = []

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** Starts a transition that blocks patches for so long. */
  block(ms: number, onDone: () => void): void {
    const end = this.hold()
    this.#clock.setTimer(ms, () => {
      onDone()
      end()
    })
  }

  /** Blocks patches until the returned function is called. */
  hold(): () => void {
    this.#running++
    let isOver = false
    return () => {
      if (isOver) return
      isOver = true
      this.#running--
      this.#flush()
    }
  }

  /** Runs at once, or in order after all that blocks. */
  after(run: () => void): void {
    if (this.#running === 0 && this.#waiting.length === 0) run()
    else this.#waiting.push(run)
  }

  #flush(): void {
    while (this.#running === 0) {
      const next = this.#waiting.shift()
      if (next === undefined) return
      next()
    }
  }
}
