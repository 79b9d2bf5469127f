import { describe, expect, it } from 'vitest'
import {
  createHotRegistry,
  fileOf,
  HOT_KEY,
  type HotListener,
  installHotRegistry,
} from '../../../framework/src/dev/hot-registry.ts'
import { html, liveView } from '../../../framework/src/live/index.ts'
import { genServer, reply } from '../../../framework/src/otp/index.ts'

const IDENTITY = 'src/live/room.tsx#RoomLive'

const viewOf = (name: string) =>
  liveView({ name, mount: () => ({}), render: () => html`<p>${name}</p>` })

const serverAdding = (by: number) =>
  genServer({ init: () => 0, calls: { add: (sum) => reply(sum + by, sum + by) } })

function createListener(): { told: string[]; listener: HotListener } {
  const told: string[] = []
  return {
    told,
    listener: {
      viewSwapped: (identity, running) => told.push(`view ${identity} ${running}`),
      serverSwapped: (identity) => told.push(`server ${identity}`),
      entryEvaluated: () => told.push('entry'),
    },
  }
}

describe('createHotRegistry', () => {
  it('makes a view that is evaluated again the same view', () => {
    const { told, listener } = createListener()
    const registry = createHotRegistry(listener)
    const first = viewOf('first')

    registry.view(IDENTITY, first)
    registry.view(IDENTITY, viewOf('second'))

    expect(first.viewName).toBe('second')
    expect(told).toEqual([`view ${IDENTITY} 0`])
  })

  it('swaps nothing when a view is told for the first time', () => {
    const { told, listener } = createListener()
    const registry = createHotRegistry(listener)

    registry.view(IDENTITY, viewOf('first'))

    expect(told).toEqual([])
    expect(registry.files()).toEqual(['src/live/room.tsx'])
  })

  it('reaches servers that run through each edit, with their state', async () => {
    const { listener } = createListener()
    const registry = createHotRegistry(listener)
    const first = serverAdding(1)
    registry.server('src/sum.ts#Sum', first)
    const running = await first.start()
    await running.call('add')

    registry.server('src/sum.ts#Sum', serverAdding(10))
    registry.server('src/sum.ts#Sum', serverAdding(100))

    expect(await running.call('add')).toBe(101)
  })

  it('tells of the entry', () => {
    const { told, listener } = createListener()

    createHotRegistry(listener).entry()

    expect(told).toEqual(['entry'])
  })
})

describe('installHotRegistry', () => {
  it('stands where transformed modules look until it is taken away', () => {
    const registry = createHotRegistry(createListener().listener)
    const find = () => Reflect.get(globalThis, Symbol.for(HOT_KEY))

    const uninstall = installHotRegistry(registry)
    const installed = find()
    uninstall()

    expect(installed).toBe(registry)
    expect(find()).toBeUndefined()
  })
})

describe('fileOf', () => {
  it('is what stands before the export', () => {
    expect(fileOf('src/live/#1.tsx#RoomLive')).toBe('src/live/#1.tsx')
  })
})
