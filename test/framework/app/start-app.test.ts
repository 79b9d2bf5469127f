import { once } from 'node:events'
import { type AddressInfo, createServer as createTcpServer } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { type App, type AppOptions, defineApp } from '../../../framework/src/app/define-app.ts'
import type { DevHooks } from '../../../framework/src/app/dev-hooks.ts'
import {
  type RunningApp,
  type StartAppOptions,
  startApp,
} from '../../../framework/src/app/start-app.ts'
import { createDeferred, FakeClock } from '../../../framework/src/core/index.ts'
import {
  defaultLayout,
  fetchFlash,
  fetchSession,
  protectFromForgery,
  rootLayout,
  router,
  routes,
  secureHeaders,
} from '../../../framework/src/http/index.ts'
import { html, liveView } from '../../../framework/src/live/index.ts'
import { genServer, reply, whereis } from '../../../framework/src/otp/index.ts'
import { captureLog } from '../../../framework/src/telemetry/index.ts'

const to = routes({ counter: '/counter', slow: '/slow' })

const Counter = liveView({
  mount: () => ({ count: 7 }),
  events: { add: (socket) => socket.update('count', (count) => count + 1) },
  render: ({ count }, on) => html`<button onClick=${on.add}>${count}</button>`,
})

function createApp(options: Partial<AppOptions> = {}): App {
  return defineApp({
    name: 'shop',
    router: router((r) => {
      r.pipeline('browser', [
        fetchSession,
        fetchFlash,
        rootLayout(defaultLayout),
        protectFromForgery,
        secureHeaders,
      ])
      r.scope('/', { through: ['browser'] }, (r) => {
        r.liveSession('app', {}, (r) => r.live(to.counter, Counter))
      })
    }),
    ...options,
  })
}

const started: RunningApp[] = []

async function start(app: App, options: StartAppOptions = {}): Promise<RunningApp> {
  const running = await startApp(app, { environment: 'test', env: {}, port: 0, ...options })
  started.push(running)
  return running
}

afterEach(async () => {
  await Promise.all(started.splice(0).map((running) => running.stop()))
})

describe('startApp', () => {
  it('serves a live page on a real port', async () => {
    const running = await start(createApp())

    const response = await fetch(`${running.url}/counter`)
    const page = await response.text()
    expect(running.url).toMatch(/^http:\/\/localhost:\d+$/)
    expect(response.status).toBe(200)
    expect(page).toMatch(/<div id="phx-[\w-]+" data-phx-main data-phx-session="[^"]+"/)
    expect(page).toContain('<button phx-click="add">7</button>')
  })

  it('takes sockets of its own pages', async () => {
    const running = await start(createApp())
    const page = await fetch(`${running.url}/counter`)
    const [, token] = /name="csrf-token" content="([^"]+)"/.exec(await page.text()) ?? []
    const cookie = page.headers
      .getSetCookie()
      .map((text) => text.split(';')[0])
      .join('; ')
    const origin = running.url

    const answer = await upgrade(running, `/live/websocket?_csrf_token=${token}&vsn=2.0.0`, {
      cookie,
      origin,
    })
    expect(answer).toMatch(/^HTTP\/1\.1 101 /)
    const foreign = await upgrade(running, '/live/websocket?vsn=2.0.0', {
      origin: 'http://evil.test',
    })
    expect(foreign).toMatch(/^HTTP\/1\.1 403 /)
  })

  it('makes the prop style an error when its policy forbids it', async () => {
    const Styled = liveView({
      mount: () => ({}),
      render: () => html`<p style=${{ color: 'red' }}>red</p>`,
    })
    const pages = router((r) => {
      r.pipeline('browser', [fetchSession, fetchFlash])
      r.scope('/', { through: ['browser'] }, (r) => r.live(to.counter, Styled))
    })
    const strict = createApp({ router: pages, csp: { styleAttributes: false } })
    const { fastify } = await start(strict, { listens: false })

    const { value, lines } = await captureLog(() => fastify.inject('/counter'))
    expect(value.statusCode).toBe(500)
    expect(lines[0]?.fields.error).toMatchObject({ code: 'TEMPLATE_STYLE_FORBIDDEN' })
    const lax = await start(createApp({ router: pages }), { listens: false })
    expect((await lax.fastify.inject('/counter')).body).toContain('style="color:red"')
  })

  it('opens no port when it does not listen', async () => {
    const running = await start(createApp(), { listens: false })

    expect(running.fastify.server.listening).toBe(false)
    expect((await running.fastify.inject('/counter')).statusCode).toBe(200)
  })

  it('starts the children before it serves, and ends them when it stops', async () => {
    const Child = genServer({
      init: () => 1,
      calls: { get: (state: number) => reply(state, state) },
    })
    const running = await start(
      createApp({ children: [Child.child(undefined, { name: 'app-child' })] }),
    )

    expect(await Child.ref('app-child').call('get')).toBe(1)
    await running.stop()
    await expect(Child.ref('app-child').call('get')).rejects.toThrow()
  })

  it('names the port that is in use, and how to choose another', async () => {
    const other = createTcpServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const { port } = other.address() as AddressInfo

    const { lines } = await captureLog(async () => {
      await expect(start(createApp(), { port })).rejects.toThrow(
        `APP_PORT_IN_USE  port ${port} is in use; stop what uses it, or choose another: PORT=${port + 1}`,
      )
    })
    expect(lines).toEqual([])
    other.close()
  })

  it("says in one line that an address is not this machine's", async () => {
    await expect(start(createApp(), { host: '203.0.113.7' })).rejects.toThrow(
      'APP_CANNOT_LISTEN  cannot listen on 203.0.113.7:0 (EADDRNOTAVAIL)',
    )
  })

  it('hands the Fastify instance to the application first', async () => {
    const app = createApp({
      fastify: (fastify) => {
        fastify.get('/plain', async () => 'of Fastify')
        fastify.addHook('onSend', async (_request, reply) => void reply.header('x-hook', 'ran'))
      },
    })
    const { fastify } = await start(app, { listens: false })

    expect((await fastify.inject('/plain')).body).toBe('of Fastify')
    expect((await fastify.inject('/counter')).headers['x-hook']).toBe('ran')
  })

  it('tells that it is alive, and ready until it stops', async () => {
    const gate = createDeferred<void>()
    const app = createApp({
      router: router((r) =>
        r.get(to.slow, async (conn) => {
          await gate.promise
          conn.text('done')
        }),
      ),
    })
    const running = await start(app)
    expect((await fetch(`${running.url}/healthz`)).status).toBe(200)
    expect((await fetch(`${running.url}/readyz`)).status).toBe(200)

    const slow = fetch(`${running.url}/slow`)
    await nextRequest(running)
    const stopped = running.stop()
    const ready = await running.fastify.inject('/readyz')
    expect([ready.statusCode, ready.json()]).toEqual([503, { status: 'draining' }])
    gate.resolve()
    expect(await (await slow).text()).toBe('done')
    await stopped
  })

  it('tells its sockets in batches before it closes', async () => {
    const clock = new FakeClock()
    const running = await start(createApp(), { clock, listens: false })
    const told: number[] = []
    const sink = { send() {}, close: (code: number) => void told.push(code), bufferedBytes: 0 }
    const info = { session: undefined, connectParams: {}, host: '', peer: '', userAgent: '' }
    for (let i = 0; i < 10_001; i++) running.sockets.connect(sink, info)

    const stopped = running.stop()
    await new Promise((resolve) => setImmediate(resolve))
    expect([told.length, told[0]]).toEqual([10_000, 1012])
    await advanceUntil(clock, stopped)
    expect(told).toHaveLength(10_001)
  })

  it('cuts requests that outlast the grace period', async () => {
    const clock = new FakeClock()
    const app = createApp({
      router: router((r) => r.get(to.slow, () => new Promise<void>(() => {}))),
    })
    const running = await start(app, { clock })
    const slow = fetch(`${running.url}/slow`).then(
      () => 'answered',
      () => 'cut',
    )
    await nextRequest(running)

    const { lines } = await captureLog(async () => {
      const stopped = running.stop({ graceMs: 1_000 })
      await advanceUntil(clock, stopped)
    })
    expect(await slow).toBe('cut')
    expect(lines.map(({ message }) => message)).toContain(
      'APP_SLOW_STOP  requests to shop were cut: they took too long',
    )
  })

  it('cuts requests at once, and without a word, when no time is given', async () => {
    const app = createApp({
      router: router((r) => r.get(to.slow, () => new Promise<void>(() => {}))),
    })
    const running = await start(app)
    const slow = fetch(`${running.url}/slow`).catch(() => 'cut')
    await nextRequest(running)

    const { lines } = await captureLog(() => running.stop({ graceMs: 0 }))
    expect([await slow, lines]).toEqual(['cut', []])
  })

  it('stops when its supervision tree gives up, and says so', async () => {
    const Failing = genServer({
      init: () => 0,
      info: () => {
        throw new RangeError('broken')
      },
    })
    const child = Failing.child(undefined, { name: 'failing' })
    const gone = createDeferred<Error>()
    const { lines } = await captureLog(async () => {
      await start(createApp({ children: [child] }), { listens: false, ended: gone.resolve })
      for (let i = 0; i < 5; i++) {
        Failing.ref('failing').send(undefined as never)
        await new Promise((resolve) => setImmediate(resolve))
        await new Promise((resolve) => setImmediate(resolve))
      }
      expect((await gone.promise).message).toContain(
        'APP_TREE_ENDED  the supervision tree of "shop" gave up',
      )
    })
    expect(lines.some(({ message }) => message.startsWith('APP_TREE_ENDED'))).toBe(true)
  })
})

describe('development', () => {
  function hooks(): { dev: DevHooks; replace(app: App): Promise<void>; upgrades: string[] } {
    let replaceApp: ((app: App) => Promise<void>) | undefined
    const upgrades: string[] = []
    const dev: DevHooks = {
      assets: { styles: ['/src/app.css'], scripts: ['/@vite/client', '/src/client.ts'] },
      policy: { 'connect-src': ['ws://localhost:24678'] },
      middleware(request, response, next) {
        if (request.url === '/@vite/client') response.end('vite')
        else next()
      },
      upgrade(request, socket) {
        if (request.headers['sec-websocket-protocol'] !== 'vite-hmr') return false
        upgrades.push(String(request.url))
        socket.end('HTTP/1.1 101 Switching Protocols\r\n\r\n')
        return true
      },
      onAppChange(replace) {
        replaceApp = replace
        return () => {
          replaceApp = undefined
        }
      },
    }
    return { dev, upgrades, replace: async (app) => replaceApp?.(app) }
  }

  const options = (dev: DevHooks) =>
    ({
      environment: 'development',
      env: { APP_SECRET: 's'.repeat(32), LOG_LEVEL: 'silent' },
      dev,
    }) as const

  it('hands requests and upgrades of the development server on', async () => {
    const { dev, upgrades } = hooks()
    const running = await start(createApp(), options(dev))

    expect(await (await fetch(`${running.url}/@vite/client`)).text()).toBe('vite')
    expect((await fetch(`${running.url}/counter`)).status).toBe(200)
    await upgrade(running, '/?token=x', { 'sec-websocket-protocol': 'vite-hmr' })
    expect(upgrades).toEqual(['/?token=x'])
    expect(await upgrade(running, '/live/websocket?vsn=2.0.0', {})).toMatch(/^HTTP\/1\.1 101 /)
  })

  it('loads its scripts with the nonce, and widens the policy by what they need', async () => {
    const { dev } = hooks()
    const running = await start(createApp(), options(dev))

    const response = await fetch(`${running.url}/counter`)
    const page = await response.text()
    const policy = String(response.headers.get('content-security-policy'))
    const [, nonce] = /'nonce-([\w-]+)'/.exec(policy) ?? []
    expect(policy).toContain("connect-src 'self' ws://localhost:24678;")
    expect(page).toContain(`<meta property="csp-nonce" nonce="${nonce}">`)
    expect(page).toContain(`<script type="module" src="/@vite/client" nonce="${nonce}"></script>`)
    expect(page).not.toContain('phx-track-static')
  })

  it('serves a new edition on the same port', async () => {
    const { dev, replace } = hooks()
    const running = await start(createApp(), options(dev))
    const { url } = running

    await replace(createApp({ router: router((r) => r.get('/new', (conn) => conn.text('new'))) }))
    expect(running.url).toBe(url)
    expect(await (await fetch(`${url}/new`)).text()).toBe('new')
    expect((await fetch(`${url}/counter`)).status).toBe(404)
  })

  it('keeps the old edition when a new one fails', async () => {
    const { dev, replace } = hooks()
    const running = await start(createApp(), options(dev))
    const fails = () => {
      throw new RangeError('no such plugin')
    }

    await expect(replace(createApp({ name: 'other', fastify: fails }))).rejects.toThrow(RangeError)
    expect((await fetch(`${running.url}/counter`)).status).toBe(200)
    expect(await running.runtime.findLiveRoute('/counter')).toBeDefined()
    expect(running.name).toBe('shop')
  })

  it('starts the children that an edition adds and ends those that it lacks', async () => {
    const Kept = genServer({
      init: () => 0,
      calls: { add: (state: number) => reply(state + 1, state + 1) },
    })
    const child = (name: string) => Kept.child(undefined, { id: name, name })
    const { dev, replace } = hooks()
    await start(createApp({ children: [child('kept'), child('gone')] }), options(dev))
    await Kept.ref('kept').call('add')

    await replace(createApp({ children: [child('kept'), child('added')] }))
    expect(await Kept.ref('kept').call('add')).toBe(2)
    expect(await Kept.ref('added').call('add')).toBe(1)
    expect(whereis('gone')).toBeUndefined()
  })

  it('takes no edition after it was stopped', async () => {
    let late: ((app: App) => Promise<void>) | undefined
    const { dev } = hooks()
    const onAppChange: DevHooks['onAppChange'] = (replace) => {
      late = replace
      return () => {}
    }
    const running = await start(createApp(), options({ ...dev, onAppChange }))

    await running.stop()
    await expect(late?.(createApp())).rejects.toThrow('APP_STOPPED')
  })
})

/** The first line and headers that an upgrade is answered with. */
async function upgrade(
  running: RunningApp,
  path: string,
  headers: Record<string, string>,
): Promise<string> {
  const { connect } = await import('node:net')
  const { host, port } = new URL(running.url)
  const socket = connect(Number(port), '127.0.0.1')
  const lines = [
    `GET ${path} HTTP/1.1`,
    `Host: ${host}`,
    'Connection: Upgrade',
    'Upgrade: websocket',
  ]
  const key = { 'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==', 'sec-websocket-version': '13' }
  for (const [name, value] of Object.entries({ ...key, ...headers }))
    lines.push(`${name}: ${value}`)
  socket.write(`${lines.join('\r\n')}\r\n\r\n`)
  const [data] = (await once(socket, 'data')) as [Buffer]
  socket.destroy()
  return data.toString()
}

/** Resolves when the server has taken a request. */
async function nextRequest(running: RunningApp): Promise<void> {
  await once(running.fastify.server, 'request')
}

/** Lets faked time pass until the work ends. */
async function advanceUntil(clock: FakeClock, work: Promise<unknown>): Promise<void> {
  let ended = false
  void work.then(() => {
    ended = true
  })
  while (!ended) {
    clock.advance(500)
    await new Promise((resolve) => setImmediate(resolve))
  }
}
