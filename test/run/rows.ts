import type { TestResult } from './outcome.ts'

const ROW_ID = /\[([A-Z]{2,4}-\d{3})\]/g

/**
 * The titles of the passed tests that bear a feature row's id, by id. A title that failed in one of its runs (compiled
 * and uncompiled, one client and the other) has not passed.
 */
export function rowsOf(tests: readonly TestResult[]): Record<string, string[]> {
  const nameOf = (test: TestResult): string => `${test.file} > ${test.title}`
  const failed = new Set(tests.filter((test) => !test.passed).map(nameOf))
  const titlesById = new Map<string, Set<string>>()
  for (const test of tests) {
    if (failed.has(nameOf(test))) continue
    for (const [, id = ''] of test.title.matchAll(ROW_ID)) {
      titlesById.set(id, (titlesById.get(id) ?? new Set()).add(test.title))
    }
  }
  const sorted = [...titlesById].sort(([a], [b]) => a.localeCompare(b))
  return Object.fromEntries(sorted.map(([id, titles]) => [id, [...titles].sort()]))
}
