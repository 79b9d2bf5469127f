/** The ids of the feature rows that exist, as ranges of numbers by prefix. */
const ROWS: Readonly<Record<string, string>> = {
  DSH: '1-3 10-19',
  DST: '1-13 20-25',
  ECT: '1-13 20-38 50-63 70-82 90 100-105 110-114',
  LV: '1-17 20-31 40-58 60-67 70-74 80-100 110-132 190-196 200-202',
  OTP: '1-24 30-48 60-74 80-103',
  PHX: '1-19 30-42 50-66 80-106 120-134 140-148',
  STG: '1-17 30-36 50-69',
  TEL: '1-6 10-12 20-21',
  TLG: '1-6 10-18 20-26',
}

/** Whether a feature row has this id, such as `OTP-035`. */
export function isRowId(id: string): boolean {
  const [, prefix = '', digits = ''] = /^([A-Z]+)-(\d{3})$/.exec(id) ?? []
  const number = Number(digits)
  return (ROWS[prefix]?.split(' ') ?? []).some((range) => {
    const [first = Number.NaN, last = first] = range.split('-').map(Number)
    return first <= number && number <= last
  })
}
