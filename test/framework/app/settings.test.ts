import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { keepSecret } from '../../../framework/src/app/secret-file.ts'
import { readSettings } from '../../../framework/src/app/settings.ts'
import { AnkaError } from '../../../framework/src/core/index.ts'

let root: string

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'anka-settings-'))
})

afterEach(() => rmSync(root, { recursive: true }))

const secret = 's'.repeat(32)
const production = (env: Record<string, string | undefined>) =>
  readSettings({ environment: 'production', env, root })

describe('readSettings', () => {
  it('has a default for everything but the secret of production', () => {
    expect(production({ APP_SECRET: secret })).toEqual({
      environment: 'production',
      secret,
      port: 4_000,
      host: '0.0.0.0',
      url: undefined,
      logLevel: 'info',
      allowedOrigins: [],
      trustProxy: false,
    })
  })

  it('takes the environment before .env.<environment> before .env', () => {
    writeFileSync(join(root, '.env'), `APP_SECRET=${secret}\nPORT=1\nHOST=a\nLOG_LEVEL=error`)
    writeFileSync(join(root, '.env.production'), 'PORT=2\nHOST=b')

    const settings = production({ PORT: '3', HOST: '' })
    expect(settings).toMatchObject({ port: 3, host: 'b', logLevel: 'error', secret })
  })

  it('tells everything that is wrong at once, with lines to paste', () => {
    const read = () => production({ PORT: '70000', APP_URL: 'shop.test/x', LOG_LEVEL: 'loud' })

    expect(read).toThrow(AnkaError)
    expect(read).toThrow('APP_BAD_CONFIG  the configuration for production has 4 problems')
    expect(read).toThrow(/APP_SECRET {2}is missing, so sessions and tokens cannot be signed/)
    expect(read).toThrow(/PORT {8}is "70000", and not a number from 0 to 65535/)
    expect(read).toThrow(/\n {2}APP_SECRET=[\w-]{43} {3}# fresh, keep it private\n/)
    expect(read).toThrow(/\n {2}APP_URL=https:\/\/app\.example\n/)
    expect(read).toThrow(/\n {2}LOG_LEVEL=info$/)
  })

  it('refuses a short secret', () => {
    expect(() => production({ APP_SECRET: 'short' })).toThrow(
      'APP_SECRET  has 5 bytes, and at least 32 are needed',
    )
  })

  it('reads the address, the origins and the proxy', () => {
    const settings = production({
      APP_SECRET: secret,
      APP_URL: 'https://shop.test',
      ALLOWED_ORIGINS: 'a.test, b.test:8443',
      TRUST_PROXY: 'true',
    })

    expect(settings.url?.href).toBe('https://shop.test/')
    expect(settings.allowedOrigins).toEqual(['a.test', 'b.test:8443'])
    expect(settings.trustProxy).toBe(true)
  })

  it('makes a secret for development and keeps it', () => {
    const read = () => readSettings({ environment: 'development', env: {}, root }).secret

    expect(read()).toBe(read())
    const file = join(root, '.anka', 'secret')
    expect(readFileSync(file, 'utf8').trim()).toBe(read())
    expect(statSync(file).mode & 0o777).toBe(0o600)
  })

  it('leaves no file behind in tests', () => {
    expect(readSettings({ environment: 'test', env: {}, root }).secret).toHaveLength(43)
    expect(() => statSync(join(root, '.anka'))).toThrow('ENOENT')
  })
})

describe('keepSecret', () => {
  it('keeps its folder out of git', () => {
    keepSecret(root)

    expect(readFileSync(join(root, '.anka', '.gitignore'), 'utf8')).toBe('*\n')
  })

  it('replaces a file that holds no secret, and hides it from others', () => {
    keepSecret(root)
    const file = join(root, '.anka', 'secret')
    writeFileSync(file, 'cut')
    chmodSync(file, 0o644)

    const secret = keepSecret(root)
    expect(secret).toHaveLength(43)
    expect(keepSecret(root)).toBe(secret)
    expect(statSync(file).mode & 0o777).toBe(0o600)
  })
})
