import { describe, expect, it } from 'vitest'
import { loadTools } from '../../../framework/src/cli/load-tools.ts'

const missing = (name: string) =>
  new TypeError(
    `Cannot find package '${name}' imported from /app/node_modules/anka/dist/dev/build.js`,
  )

describe('loadTools', () => {
  it('gives what was loaded', async () => {
    expect(await loadTools('dev', async () => 'loaded')).toBe('loaded')
  })

  it('says which package is missing and how to install it', async () => {
    const loading = loadTools('build', () => Promise.reject(missing('oxc-parser')))

    await expect(loading).rejects.toMatchObject({
      code: 'CLI_MISSING_PACKAGE',
      details: { command: 'build', missing: 'oxc-parser' },
      message: expect.stringContaining('npm install --save-dev vite oxc-parser'),
    })
  })

  it('passes any other failure on', async () => {
    const error = missing('left-pad')

    await expect(loadTools('dev', () => Promise.reject(error))).rejects.toBe(error)
  })
})
