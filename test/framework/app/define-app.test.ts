import { describe, expect, it } from 'vitest'
import { defineApp } from '../../../framework/src/app/define-app.ts'

const router = { routes: [] }

describe('defineApp', () => {
  it('is a value that nothing changes', () => {
    const app = defineApp({ name: 'roost', router })

    expect(app).toMatchObject({ name: 'roost', socketPath: '/live' })
    expect(Object.isFrozen(app)).toBe(true)
  })

  it.each([[''], ['My app'], ['9x'], ['a;b'], [undefined]])('refuses the name %j', (name) => {
    expect(() => defineApp({ name: name as string, router })).toThrow('APP_BAD_NAME')
  })
})
