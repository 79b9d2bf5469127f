import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { AREAS } from './areas.ts'
import { checkDocs, doorsBelow } from './check-docs.ts'
import { checkErrorCodes } from './check-error-codes.ts'
import { checkLinks } from './check-links.ts'
import { checkTitles } from './check-titles.ts'

const folder = (path: string): string => fileURLToPath(new URL(path, import.meta.url))
const repository = folder('../..')

describe('this repository', () => {
  it('documents and shows every public name', () => {
    const doors = doorsBelow(folder('../../framework/src'), Object.keys(AREAS))

    expect(checkDocs(repository, [...doors, folder('../../client/src/index.ts')])).toEqual([])
  })

  it('defines each error code once and provokes it', () => {
    expect(checkErrorCodes(repository)).toEqual([])
  })

  it('has no dead links in its documentation', () => {
    expect(checkLinks(repository, ['README.md', 'docs'])).toEqual([])
  })

  it('names only existing feature rows in titles, one a title', () => {
    const folders = ['../framework', '../client', '../integration', '../e2e', '../contracts']

    expect(folders.flatMap((path) => checkTitles(folder(path)))).toEqual([])
  })
})

describe('checkLinks', () => {
  it('finds links and anchors that lead nowhere', () => {
    expect(checkLinks(folder('fixtures/links'), ['guide.md'])).toEqual([
      'guide.md:3 missing.png leads nowhere',
      'guide.md:10 other.md#three names no heading',
    ])
  })
})

describe('checkDocs', () => {
  it('finds names without docstring and functions without example', () => {
    const root = folder('fixtures/docs')
    const doors = doorsBelow(folder('fixtures/docs/framework/src'), ['otp'])

    expect(checkDocs(root, doors)).toEqual([
      'framework/src/otp/things.ts:14 stop has no @example',
      'framework/src/otp/things.ts:16 Given has no docstring',
      'framework/src/otp/things.ts:20 handed has no docstring',
      'framework/src/otp/values.ts:2 limit has no docstring',
    ])
  })
})

describe('checkErrorCodes', () => {
  it('finds codes that are doubled, misnamed or never provoked', () => {
    expect(checkErrorCodes(folder('fixtures/errors'))).toEqual([
      'framework/src/http/errors.ts:4 OTP_TWICE should start with HTTP_',
      'framework/src/otp/errors.ts:6 OTP_UNTESTED is provoked by no test',
      'framework/src/otp/errors.ts:7 OTP_TWICE is defined in framework/src/http/errors.ts:4 too',
    ])
  })
})

describe('checkTitles', () => {
  it('finds unknown rows and titles with two', () => {
    expect(checkTitles(folder('fixtures/titles'))).toEqual([
      'rows.test.ts:6 there is no row OTP-999',
      'rows.test.ts:7 a title bears one id, this has OTP-035 and LV-001',
      'rows.test.ts:8 there is no row OTP35',
    ])
  })
})
