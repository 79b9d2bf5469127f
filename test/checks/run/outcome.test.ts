import { describe, expect, it } from 'vitest'
import { mergeOutcomes, NO_REPORT, outcomeOfCheck, outcomeOfTests } from '../../run/outcome.ts'

const passed = { file: 'a.test.ts', title: 'Queue > is empty', passed: true }
const failed = { file: 'a.test.ts', title: 'Queue > is full', passed: false }

describe('outcomeOfTests', () => {
  it('counts passed and failed tests', () => {
    const outcome = outcomeOfTests([passed, failed, passed], { exitCode: 1, problems: 0 })

    expect(outcome).toMatchObject({ passed: 2, failed: 1 })
  })

  it('counts problems outside of tests as failures', () => {
    expect(outcomeOfTests([passed], { exitCode: 1, problems: 2 })).toMatchObject({ failed: 2 })
  })

  it('fails a runner that ended badly while its tests passed', () => {
    expect(outcomeOfTests([passed], { exitCode: 1, problems: 0 })).toMatchObject({ failed: 1 })
  })

  it('fails a runner that ran nothing', () => {
    expect(outcomeOfTests([], { exitCode: 0, problems: 0 })).toMatchObject({ failed: 1 })
  })
})

describe('outcomeOfCheck', () => {
  it('counts a tool as one', () => {
    expect([outcomeOfCheck(0), outcomeOfCheck(2)]).toMatchObject([
      { passed: 1, failed: 0 },
      { passed: 0, failed: 1 },
    ])
  })
})

describe('mergeOutcomes', () => {
  it('adds all runners up', () => {
    const unit = outcomeOfTests([passed, failed], { exitCode: 1, problems: 0 })

    expect(mergeOutcomes([unit, outcomeOfCheck(0), NO_REPORT])).toEqual({
      passed: 2,
      failed: 2,
      tests: [passed, failed],
    })
  })
})
