import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { AREAS } from './areas.ts'
import { checkLayers } from './check-layers.ts'

const folder = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

describe('the layers', () => {
  it('hold in this repository', () => {
    expect(checkLayers(folder('../..'))).toEqual([])
  })

  it('list only areas that stand above', () => {
    const names = Object.keys(AREAS)
    const upward = names.flatMap((name, row) =>
      (AREAS[name]?.mayImport ?? [])
        .filter((other) => names.indexOf(other) >= row || !names.includes(other))
        .map((other) => `${name} → ${other}`),
    )

    expect(upward).toEqual([])
  })
})

describe('checkLayers', () => {
  it('finds every seeded violation and nothing else', () => {
    expect(checkLayers(folder('fixtures/layers'))).toEqual([
      'client/src/index.ts:1 anywhere: the client may not import node:fs',
      'client/src/index.ts:2 layer: the client may import only core/index.ts and wire/index.ts',
      "example-app/src/app.ts:1 door: name the package's door, such as anka/live, not ../../framework/src/core/index.ts",
      'framework/src/attic/index.ts:1 area: attic is not in the table of areas',
      'framework/src/core/clock.ts:1 anywhere: core runs in browsers too and may not import node:timers',
      'framework/src/core/clock.ts:2 anywhere: core runs in browsers too and may not import pino',
      'framework/src/data size: 41 files, at most 40',
      'framework/src/http/long.ts size: 401 lines, at most 400',
      'framework/src/otp/mailbox.ts cycle: framework/src/otp/mailbox.ts → framework/src/otp/process.ts → framework/src/otp/mailbox.ts',
      'framework/src/otp/mailbox.ts:1 door: ../core/clock.ts passes by the door, core/index.ts or core/internal.ts',
      'framework/src/otp/process.ts:1 layer: otp may not import live, only core, telemetry',
      'framework/src/otp/process.ts:4 layer: otp may not import http, only core, telemetry',
      'framework/src/otp/process.ts:8 layer: otp may not import pubsub, only core, telemetry',
      'framework/src/otp/utils.ts name: tells nothing',
      'framework/src/otp/utils.ts:1 own door: import the file that ./index.ts exports from',
      'framework/src/testing/index.ts:1 door: ../otp/internal.ts passes by the door, otp/index.ts',
      "framework/src/testing/index.ts:2 door: anka/live is this package; name the other area's door by its path",
      "framework/src/testing/index.ts:3 door: ../../version.ts leaves the framework's sources",
    ])
  })
})
