import type { IncomingMessage } from 'node:http'
import { PassThrough } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { createUpgradeInbox, passUpgrade } from '../../../framework/src/dev/upgrades.ts'

function upgradeFor(protocol: string | undefined) {
  const request = { headers: { 'sec-websocket-protocol': protocol } } as unknown as IncomingMessage
  return { request, socket: new PassThrough(), head: Buffer.alloc(0) }
}

describe('passUpgrade', () => {
  it("hands Vite's protocols to Vite", () => {
    const inbox = createUpgradeInbox()
    const got: unknown[] = []
    inbox.on('upgrade', (request) => got.push(request))
    const upgrade = upgradeFor('vite-hmr')

    expect(passUpgrade(inbox, upgrade)).toBe(true)
    expect(got).toEqual([upgrade.request])
  })

  it("leaves the application's sockets to the application", () => {
    expect(passUpgrade(createUpgradeInbox(), upgradeFor(undefined))).toBe(false)
    expect(passUpgrade(createUpgradeInbox(), upgradeFor('chat'))).toBe(false)
  })
})
