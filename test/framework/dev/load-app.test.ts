import { describe, expect, it } from 'vitest'
import { appOf } from '../../../framework/src/dev/load-app.ts'

const app = { name: 'shop', router: { routes: [] }, socketPath: '/live' }

describe('appOf', () => {
  it('takes the export named app', () => {
    expect(appOf({ app, other: 1 }, 'src/app.ts')).toBe(app)
  })

  it('lists what a module without it exports', () => {
    expect(() => appOf({ apps: app }, 'src/app.ts')).toThrow(
      expect.objectContaining({
        code: 'DEV_BAD_APP',
        details: { file: 'src/app.ts', exports: ['apps'], got: undefined },
      }),
    )
  })

  it('refuses another value of that name', () => {
    expect(() => appOf({ app: 'shop' }, 'src/app.ts')).toThrow(/DEV_BAD_APP.*\n.*\n.*"shop"/)
  })
})
