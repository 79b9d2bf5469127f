import { describe, expect, it } from 'vitest'
import { parseConnectParams } from '../../../framework/src/channel/connect-params.ts'

const parse = (query: string) =>
  parseConnectParams(`/live/websocket?${query}`, Object.fromEntries(new URLSearchParams(query)))

describe('parseConnectParams', () => {
  it('gives what the application gave its client', () => {
    expect(parse('zone=Europe%2FParis&_csrf_token=a&vsn=2.0.0')).toEqual({ zone: 'Europe/Paris' })
  })

  it('nests what the client flattened', () => {
    expect(parse('user[name]=ada&vsn=2.0.0')).toEqual({ user: { name: 'ada' } })
  })

  it('leaves out what leaks from the first join', () => {
    const leaked = '_track_static[0]=a.js&_mounts=0&_mount_attempts=0&_live_referer=undefined'

    expect(parse(`${leaked}&vsn=2.0.0`)).toEqual({})
  })

  it('shares one value between sockets without params', () => {
    expect(parse('vsn=2.0.0')).toBe(parse('_csrf_token=b&vsn=2.0.0'))
  })
})
