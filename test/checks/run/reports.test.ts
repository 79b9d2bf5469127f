import { describe, expect, it } from 'vitest'
import { readPlaywrightReport } from '../../run/playwright-report.ts'
import { readVitestReport } from '../../run/vitest-report.ts'

const run = { exitCode: 0, root: '/repository' }

const vitestFile = (status: string, assertions: readonly object[]) => ({
  name: '/repository/test/queue.test.ts',
  status,
  assertionResults: assertions,
})

const assertion = (title: string, status: string) => ({ ancestorTitles: ['Queue'], title, status })

describe('readVitestReport', () => {
  it('reads titles with their describe blocks', () => {
    const file = vitestFile('passed', [
      assertion('is empty', 'passed'),
      assertion('waits', 'skipped'),
    ])

    expect(readVitestReport({ testResults: [file] }, run)).toEqual({
      passed: 1,
      failed: 0,
      tests: [{ file: 'test/queue.test.ts', title: 'Queue > is empty', passed: true }],
    })
  })

  it('counts a file that could not be loaded', () => {
    const report = { testResults: [vitestFile('failed', []), vitestFile('passed', [])] }

    expect(readVitestReport(report, { ...run, exitCode: 1 })).toMatchObject({
      passed: 0,
      failed: 1,
    })
  })

  it('fails without a report', () => {
    expect(readVitestReport(undefined, run)).toMatchObject({ passed: 0, failed: 1 })
  })
})

const spec = (title: string, ...statuses: readonly string[]) => ({
  title,
  tests: statuses.map((status) => ({ status })),
})

const suite = (specs: readonly object[], suites: readonly object[] = []) => ({
  title: 'click.spec.ts',
  file: 'click.spec.ts',
  specs,
  suites,
})

describe('readPlaywrightReport', () => {
  it('counts each run of a spec', () => {
    const inner = { ...suite([spec('counts', 'expected', 'unexpected')]), title: 'a button' }
    const report = { suites: [suite([spec('shows', 'expected', 'skipped')], [inner])], errors: [] }

    expect(readPlaywrightReport(report, { exitCode: 1 })).toEqual({
      passed: 2,
      failed: 1,
      tests: [
        { file: 'click.spec.ts', title: 'shows', passed: true },
        { file: 'click.spec.ts', title: 'a button > counts', passed: true },
        { file: 'click.spec.ts', title: 'a button > counts', passed: false },
      ],
    })
  })

  it('counts a server that did not start', () => {
    const report = { suites: [], errors: [{ message: 'the server ended early' }] }

    expect(readPlaywrightReport(report, { exitCode: 1 })).toMatchObject({ passed: 0, failed: 1 })
  })

  it('fails without a report', () => {
    expect(readPlaywrightReport({ suites: 7 }, run)).toMatchObject({ passed: 0, failed: 1 })
  })
})
