/** What one runner came to: how many of its tests passed and failed, and which. */
export interface Outcome {
  readonly passed: number
  readonly failed: number
  readonly tests: readonly TestResult[]
}

export interface TestResult {
  readonly file: string
  /** Describe blocks and title, as in `Queue > hands out what came first`. */
  readonly title: string
  readonly passed: boolean
}

/** The outcome of a tool without tests of its own, such as the linter: it counts as one. */
export function outcomeOfCheck(exitCode: number): Outcome {
  return exitCode === 0 ? { passed: 1, failed: 0, tests: [] } : { passed: 0, failed: 1, tests: [] }
}

/**
 * Counts a runner's tests, and never calls a run good that was not: problems outside of tests count as failures, and so
 * does a runner that ended badly or ran nothing while every reported test passed.
 */
export function outcomeOfTests(
  tests: readonly TestResult[],
  run: { readonly exitCode: number; readonly problems: number },
): Outcome {
  const passed = tests.filter((test) => test.passed).length
  const failed = tests.length - passed + run.problems
  const hidden = failed === 0 && (run.exitCode !== 0 || passed === 0)
  return { passed, failed: hidden ? 1 : failed, tests }
}

/** The outcome of a runner that left no report that could be read. */
export const NO_REPORT: Outcome = { passed: 0, failed: 1, tests: [] }

/** Adds outcomes up. */
export function mergeOutcomes(outcomes: readonly Outcome[]): Outcome {
  return {
    passed: outcomes.reduce((sum, outcome) => sum + outcome.passed, 0),
    failed: outcomes.reduce((sum, outcome) => sum + outcome.failed, 0),
    tests: outcomes.flatMap((outcome) => outcome.tests),
  }
}
