import { relative } from 'node:path'
import { NO_REPORT, type Outcome, outcomeOfTests, type TestResult } from './outcome.ts'

/** The parts of Vitest's JSON report that are read here. */
interface VitestReport {
  readonly testResults: readonly {
    readonly name: string
    readonly status: string
    readonly assertionResults: readonly {
      readonly ancestorTitles: readonly string[]
      readonly title: string
      readonly status: string
    }[]
  }[]
}

const isReport = (value: unknown): value is VitestReport =>
  typeof value === 'object' && value !== null && Array.isArray(Reflect.get(value, 'testResults'))

/** Reads what Vitest reported; a file that could not even be loaded counts as one failure. */
export function readVitestReport(
  report: unknown,
  run: { exitCode: number; root: string },
): Outcome {
  if (!isReport(report)) return NO_REPORT
  const tests: TestResult[] = []
  let problems = 0
  for (const file of report.testResults) {
    const ran = file.assertionResults.filter(
      ({ status }) => status === 'passed' || status === 'failed',
    )
    if (file.status === 'failed' && ran.every(({ status }) => status === 'passed')) problems += 1
    for (const test of ran) {
      tests.push({
        file: relative(run.root, file.name),
        title: [...test.ancestorTitles, test.title].join(' > '),
        passed: test.status === 'passed',
      })
    }
  }
  return outcomeOfTests(tests, { exitCode: run.exitCode, problems })
}
