import { describe, expect, it } from 'vitest'
import { hotModules } from '../../../framework/src/dev/hot-modules.ts'

/** Runs the plugin on a module of the server, as Vite would. */
function transform(code: string, file: string, environment = 'ssr'): string | undefined {
  const plugin = hotModules()
  const configResolved = plugin.configResolved as (config: { root: string }) => void
  const { handler } = plugin.transform as unknown as {
    handler(code: string, id: string): { code: string } | undefined
  }
  configResolved({ root: '/app' })
  return handler.call({ environment: { name: environment } }, code, `/app/${file}`)?.code
}

const VIEW = "import { liveView } from 'anka/live'\nexport const RoomLive = liveView({})\n"

describe('hotModules', () => {
  it('makes a module of views tell them and accept its own edits', () => {
    const code = transform(VIEW, 'src/live/room.tsx')

    expect(code).toContain(`view("src/live/room.tsx#RoomLive", RoomLive)`)
    expect(code).toContain('import.meta.hot.accept()')
  })

  it('lets edits of what else a module exports go on to its importers', () => {
    const code = transform(`${VIEW}export const limit = 5\n`, 'src/live/room.tsx')

    expect(code).toContain(`view("src/live/room.tsx#RoomLive", RoomLive)`)
    expect(code).not.toContain('accept')
  })

  it('makes a module of servers tell them and pass its edits on', () => {
    const code = transform('export const Sum = genServer({})\n', 'src/sum.ts')

    expect(code).toContain(`server("src/sum.ts#Sum", Sum)`)
    expect(code).not.toContain('accept')
  })

  it('makes the entry tell of itself', () => {
    expect(transform("export { app } from './shop.ts'\n", 'src/app.ts')).toContain('entry()')
  })

  it('leaves other modules and those of the browser alone', () => {
    expect(transform('export const limit = 5\n', 'src/limit.ts')).toBeUndefined()
    expect(transform(VIEW, 'src/live/room.tsx', 'client')).toBeUndefined()
  })
})
