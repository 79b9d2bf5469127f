import { describe, expect, it } from 'vitest'
import { parseEnv, readEnvFile } from '../../../framework/src/app/env-file.ts'

describe('parseEnv', () => {
  it('reads assignments, comments and quotes', () => {
    const text = [
      '# a comment',
      '',
      'PORT=4000   # behind it too',
      'export HOST = 127.0.0.1',
      'NAME="two words # no comment"',
      "RAW='a\\nb'",
      'LINES="a\\nb"',
      'EMPTY=',
      'URL=https://a.test/#top',
    ].join('\r\n')

    expect(parseEnv(text, '.env')).toEqual({
      PORT: '4000',
      HOST: '127.0.0.1',
      NAME: 'two words # no comment',
      RAW: 'a\\nb',
      LINES: 'a\nb',
      EMPTY: '',
      URL: 'https://a.test/#top',
    })
  })

  it('names the line that is no assignment', () => {
    expect(() => parseEnv('A=1\nnot one', '/app/.env')).toThrow(
      'APP_BAD_ENV_FILE  /app/.env cannot be read because a line is no assignment',
    )
    expect(() => parseEnv('A="open', '/app/.env')).toThrow('a quote is never closed')
  })

  it('reads nothing where there is no file', () => {
    expect(readEnvFile('/nowhere/.env')).toEqual({})
  })
})
