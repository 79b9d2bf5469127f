/** The rows that tables begin with. */

export interface Row {
  readonly id: number
  readonly name: string
  readonly value: number
}

const ROWS = 1_000

export function createRows(): readonly Row[] {
  return Array.from({ length: ROWS }, (_, i) => createRow(i))
}

export function createRow(i: number): Row {
  return { id: i, name: `Row number ${i}`, value: i * 7 }
}

/** The same rows, one of them with another value. */
export function touchRow(rows: readonly Row[], i: number): readonly Row[] {
  const row = rows[i]
  if (!row) return rows
  return rows.with(i, { ...row, value: Math.floor(Math.random() * 1_000_000) })
}
