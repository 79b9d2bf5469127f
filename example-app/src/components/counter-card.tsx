import type { Command } from 'anka/live'
import type { Count } from '../contexts/lobby/index.ts'

interface CounterCardProps {
  readonly count: Count
  readonly less: Command
  readonly more: Command
}

export function CounterCard({ count, less, more }: CounterCardProps) {
  return (
    <section class="card counter" aria-labelledby="counter-title">
      <h2 id="counter-title">Shared counter</h2>
      <div class="dial">
        <button type="button" class="step" aria-label="One less" onClick={less}>
          −
        </button>
        <output id="count" class="count" aria-live="polite">
          {count.value}
        </output>
        <button type="button" class="step" aria-label="One more" onClick={more}>
          +
        </button>
      </div>
      <p class="hint">{count.by ? `Last moved by ${count.by}` : 'Nobody has moved it yet'}</p>
    </section>
  )
}
