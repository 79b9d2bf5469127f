import { NO_REPORT, type Outcome, outcomeOfTests, type TestResult } from './outcome.ts'

/** The parts of Playwright's JSON report that are read here. */
interface PlaywrightReport {
  readonly suites: readonly Suite[]
  readonly errors: readonly unknown[]
}

interface Suite {
  readonly title: string
  readonly file: string
  readonly suites?: readonly Suite[]
  readonly specs?: readonly {
    readonly title: string
    readonly tests: readonly { readonly status: string }[]
  }[]
}

const isReport = (value: unknown): value is PlaywrightReport =>
  typeof value === 'object' &&
  value !== null &&
  Array.isArray(Reflect.get(value, 'suites')) &&
  Array.isArray(Reflect.get(value, 'errors'))

/** Every run of every test below a suite; skipped ones are not runs. */
function testsOf(suite: Suite, titles: readonly string[]): TestResult[] {
  const own = (suite.specs ?? []).flatMap((spec) =>
    spec.tests
      .filter((test) => test.status !== 'skipped')
      .map((test) => ({
        file: suite.file,
        title: [...titles, spec.title].join(' > '),
        passed: test.status === 'expected',
      })),
  )
  const below = (suite.suites ?? []).flatMap((inner) => testsOf(inner, [...titles, inner.title]))
  return [...own, ...below]
}

/** Reads what Playwright reported; errors outside of tests, such as a server that did not start, are failures. */
export function readPlaywrightReport(report: unknown, run: { exitCode: number }): Outcome {
  if (!isReport(report)) return NO_REPORT
  const tests = report.suites.flatMap((file) => testsOf(file, []))
  return outcomeOfTests(tests, { exitCode: run.exitCode, problems: report.errors.length })
}
