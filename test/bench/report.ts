/**
 * The result as a table: what an operation costs (CPU time, memory, bytes), what it may cost, what the bare library
 * costs; how many there were in a second of the run, and how many fit into one of a core.
 */
import type { Result } from './parts/bench.ts'

const COLUMNS = [
  'operation',
  'costs',
  'at most',
  'ratio',
  'bare',
  'a second',
  'a core-second',
  'p50 ms',
  'p99 ms',
]

export function printTable(results: readonly Result[]): string {
  const rows = [COLUMNS, ...results.map(toCells)]
  const widths = COLUMNS.map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  )
  const lines = rows.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  '),
  )
  return `${lines.join('\n')}\n`
}

function toCells(result: Result): readonly string[] {
  const { operation, unit, value, atMost, bare, perSecond, p50Ms, p99Ms } = result
  return [
    operation,
    `${format(value, unit)} ${unit}`,
    atMost === undefined ? '' : `${atMost} ${unit}`,
    atMost === undefined ? '' : (value / atMost).toFixed(2),
    bare === undefined ? '' : `${format(bare, unit)} ${unit}`,
    perSecond === undefined ? '' : toCount(perSecond),
    unit === 'µs' ? toCount(1_000_000 / value) : '',
    p50Ms === undefined ? '' : p50Ms.toFixed(2),
    p99Ms === undefined ? '' : p99Ms.toFixed(2),
  ]
}

function toCount(number: number): string {
  return Math.round(number).toLocaleString('en')
}

function format(value: number, unit: Result['unit']): string {
  return value.toFixed(unit === 'bytes' || value >= 100 ? 0 : 1)
}
