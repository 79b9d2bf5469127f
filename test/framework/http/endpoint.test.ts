import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { FakeClock } from '../../../framework/src/core/index.ts'
import { defaultLayout } from '../../../framework/src/http/page.ts'
import {
  fetchFlash,
  fetchSession,
  protectFromForgery,
  rootLayout,
  secureHeaders,
} from '../../../framework/src/http/plugs.ts'
import type { RouterBuilder } from '../../../framework/src/http/router.ts'
import { captureLog } from '../../../framework/src/telemetry/index.ts'
import { html } from '../../../framework/src/template/index.ts'
import { cookiesOf, createTestEndpoint } from './create-test-endpoint.ts'

const FORM = { 'content-type': 'application/x-www-form-urlencoded' }

/** Routes behind the plugs that every page goes through. */
function browser(define: (r: RouterBuilder) => void): (r: RouterBuilder) => void {
  return (r) => {
    r.pipeline('browser', [
      fetchSession,
      fetchFlash,
      rootLayout(defaultLayout),
      protectFromForgery,
      secureHeaders,
    ])
    r.scope('/', { through: ['browser'] }, define)
  }
}

describe('routes', () => {
  it('answers each verb by its own route, and HEAD by the one of GET', async () => {
    const { fastify } = await createTestEndpoint((r) => {
      r.get('/x', (conn) => conn.text('get'))
      r.post('/x', (conn) => conn.text('post'))
      r.put('/x', (conn) => conn.text('put'))
      r.patch('/x', (conn) => conn.text('patch'))
      r.delete('/x', (conn) => conn.text('delete'))
    })

    for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const) {
      expect((await fastify.inject({ method, url: '/x' })).body).toBe(method.toLowerCase())
    }
    const head = await fastify.inject({ method: 'HEAD', url: '/x' })
    expect([head.statusCode, head.body, head.headers['content-length']]).toEqual([200, '', '3'])
  })

  it('[PHX-034] runs pipelines only after a route matched, in order, until a plug answers', async () => {
    const ran: string[] = []
    const { fastify } = await createTestEndpoint((r) => {
      r.pipeline('a', [
        async () => {
          ran.push('one')
        },
        () => void ran.push('two'),
        (conn) => {
          if (conn.path === '/closed') conn.status(403).text('closed')
        },
        () => void ran.push('three'),
      ])
      r.scope('/', { through: ['a'] }, (r) => {
        r.get('/open', (conn) => conn.text('open'))
        r.get('/closed', (conn) => conn.text('never'))
      })
    })

    expect((await fastify.inject('/nowhere')).statusCode).toBe(404)
    expect(ran).toEqual([])
    expect((await fastify.inject('/closed')).body).toBe('closed')
    expect(ran).toEqual(['one', 'two'])
    expect((await fastify.inject('/open')).body).toBe('open')
    expect(ran).toEqual(['one', 'two', 'one', 'two', 'three'])
  })

  it('runs nothing after a plug that answered at once', async () => {
    const ran: string[] = []
    const { fastify } = await createTestEndpoint((r) => {
      r.pipeline('closed', [(conn) => conn.text('closed'), () => void ran.push('plug')])
      r.scope('/', { through: ['closed'] }, (r) => {
        r.get('/', () => void ran.push('controller'))
      })
    })

    expect((await fastify.inject('/')).body).toBe('closed')
    expect(ran).toEqual([])
  })

  it.each(['a b', 'shop.test:99999', '['])('answers the host %j with 400', async (host) => {
    const { fastify } = await createTestEndpoint(
      (r) => r.get('/', (conn) => conn.text(conn.url.href)),
      { config: { environment: 'development' } },
    )

    const response = await fastify.inject({ url: '/', headers: { host } })
    expect(response.statusCode).toBe(400)
    expect(response.body).toContain('HTTP_BAD_ADDRESS')
  })

  it('[PHX-042] answers a malformed URI with 400', async () => {
    const { fastify } = await createTestEndpoint((r) => r.get('/x/:y', (conn) => conn.text('y')))

    for (const url of ['/%', '/x/%zz', '/x/%E0%A4%A', '/%c0%ae']) {
      expect((await fastify.inject(url)).statusCode).toBe(400)
    }
  })

  it('finds nothing for a param without text', async () => {
    const { fastify } = await createTestEndpoint((r) => r.get('/x/:y/z', (conn) => conn.text('y')))

    expect((await fastify.inject('/x//z')).statusCode).toBe(404)
  })

  it('waits for a controller that answers through Fastify', async () => {
    const { fastify } = await createTestEndpoint((r) => {
      r.get('/x', ((conn: { reply: { send(value: unknown): unknown } }) =>
        conn.reply.send({ a: 1 })) as never)
    })

    expect((await fastify.inject('/x')).json()).toEqual({ a: 1 })
  })

  it('says which controller gave no answer', async () => {
    const { fastify } = await createTestEndpoint((r) => r.get('/x', () => {}), {
      config: { environment: 'development' },
    })

    const { result } = { result: await captureLog(() => fastify.inject('/x')) }
    expect(result.value.statusCode).toBe(500)
    expect(result.value.body).toContain('HTTP_NO_ANSWER  the controller of GET /x')
  })

  it('answers a thrown value that is no error as an error', async () => {
    const { fastify } = await createTestEndpoint(
      (r) => {
        r.get('/x', async () => Promise.reject('secret text'))
      },
      { config: { environment: 'development' } },
    )

    const { value } = await captureLog(() => fastify.inject('/x'))
    expect(value.statusCode).toBe(500)
    expect(value.body).toContain('HTTP_BAD_THROW  GET /x threw a value that is no error')
  })

  it('logs what fails after the answer', async () => {
    const { fastify } = await createTestEndpoint((r) => {
      r.get('/x', async (conn) => {
        conn.text('answered')
        throw new RangeError('late')
      })
    })

    const { value, lines } = await captureLog(() => fastify.inject('/x'))
    expect(value.body).toBe('answered')
    expect(lines).toContainEqual(
      expect.objectContaining({ level: 'error', message: 'GET /x failed after it had answered' }),
    )
  })

  it('refuses a second answer', async () => {
    const { fastify } = await createTestEndpoint((r) => {
      r.get('/x', (conn) => {
        conn.text('one')
        expect(() => conn.text('two')).toThrow('HTTP_ALREADY_SENT  GET /x was answered twice')
      })
    })

    expect((await fastify.inject('/x')).body).toBe('one')
  })
})

describe('pages', () => {
  it('wraps what is rendered in the root layout', async () => {
    const { fastify } = await createTestEndpoint(
      browser((r) => r.get('/', () => html`<h1>${'<Hello>'}</h1>`)),
    )

    const response = await fastify.inject('/')
    expect(response.headers['content-type']).toBe('text/html; charset=utf-8')
    expect(response.headers['cache-control']).toBe('max-age=0, private, must-revalidate')
    expect(response.body).toMatch(/^<!doctype html><html lang="en">/)
    expect(response.body).toContain('<body><h1>&lt;Hello&gt;</h1></body>')
    expect(response.body).toMatch(/<meta name="csrf-token" content="[\w-]{48}">/)
  })

  it('writes the title with what a live view needs to change it', async () => {
    const { fastify } = await createTestEndpoint((r) => {
      r.pipeline('browser', [fetchSession, rootLayout(defaultLayout)])
      r.scope('/', { through: ['browser'] }, (r) => {
        r.get('/', (conn) => conn.page(html`<p></p>`, { title: 'Tasks & more' }))
      })
    })

    expect((await fastify.inject('/')).body).toContain(
      '<title data-prefix="" data-default="Home" data-suffix="">Tasks &amp; more</title>',
    )
  })

  it('loads the client with the nonce of the policy, tracked', async () => {
    const assets = {
      styles: ['/assets/app-1.css'],
      scripts: ['/assets/app-2.js'],
      preloads: ['/assets/lib-3.js'],
      tracked: true,
    }
    const { fastify } = await createTestEndpoint(
      browser((r) => r.get('/', () => html`<p></p>`)),
      {
        assets,
      },
    )

    const response = await fastify.inject('/')
    const [, nonce] =
      /'nonce-([\w-]+)'/.exec(String(response.headers['content-security-policy'])) ?? []
    expect(response.body).toContain(
      '<link rel="stylesheet" href="/assets/app-1.css" phx-track-static>',
    )
    expect(response.body).toContain(
      `<link rel="modulepreload" href="/assets/lib-3.js" nonce="${nonce}"><script type="module" src="/assets/app-2.js" phx-track-static nonce="${nonce}"></script>`,
    )
  })
})

describe('session', () => {
  const counter = browser((r) => {
    r.get('/count', (conn) => {
      const n = Number(conn.session.get('n') ?? 0) + 1
      conn.session.put('n', n)
      conn.reply.header('x-token', conn.csrfToken)
      conn.text(String(n))
    })
    r.get('/read', (conn) => conn.text(String(conn.session.get('n'))))
    r.get('/renew', (conn) => {
      conn.session.renew()
      conn.text('renewed')
    })
    r.get('/clear', (conn) => {
      conn.session.clear()
      conn.text('cleared')
    })
  })

  it('keeps signed data in a cookie, and starts anew when it was changed', async () => {
    const { fastify } = await createTestEndpoint(counter)

    const first = await fastify.inject('/count')
    expect(first.headers['set-cookie']).toMatch(
      /^_shop_session=[\w-]+\.[\w-]{43}; Path=\/; Max-Age=1209600; HttpOnly; SameSite=Lax$/,
    )
    const cookie = cookiesOf(first)
    expect((await fastify.inject({ url: '/count', headers: { cookie } })).body).toBe('2')
    const changed = cookie.replace(/=(.)/, (_, letter) => `=${letter === 'W' ? 'X' : 'W'}`)
    expect((await fastify.inject({ url: '/read', headers: { cookie: changed } })).body).toBe(
      'undefined',
    )
  })

  it('forgets a session after 14 days', async () => {
    const clock = new FakeClock(0)
    const { fastify } = await createTestEndpoint(counter, { clock })
    const headers = { cookie: cookiesOf(await fastify.inject('/count')) }

    clock.advance(14 * 86_400_000)
    expect((await fastify.inject({ url: '/read', headers })).body).toBe('1')
    clock.advance(1)
    expect((await fastify.inject({ url: '/read', headers })).body).toBe('undefined')
  })

  it('is secure when the URL is https', async () => {
    const { fastify } = await createTestEndpoint(counter, {
      config: { url: new URL('https://shop.test') },
    })

    expect((await fastify.inject('/count')).headers['set-cookie']).toContain('; HttpOnly; Secure;')
  })

  it('[PHX-059] renews the cookie and its CSRF secret, and keeps the data', async () => {
    const clock = new FakeClock(1_000)
    const { fastify, runtime } = await createTestEndpoint(counter, { clock })
    const before = cookiesOf(await fastify.inject('/count'))
    clock.advance(1)

    const renewed = await fastify.inject({ url: '/renew', headers: { cookie: before } })
    const after = cookiesOf(renewed)
    expect(after).toMatch(/^_shop_session=/)
    expect(after).not.toBe(before)
    expect(runtime.sessionOf(before)).toEqual({ n: 1, _csrf: expect.any(String) })
    expect(runtime.sessionOf(after)).toEqual({ n: 1 })
  })

  it('writes no cookie when nothing changed', async () => {
    const { fastify } = await createTestEndpoint(counter)
    const headers = { cookie: cookiesOf(await fastify.inject('/count')) }

    expect((await fastify.inject({ url: '/read', headers })).headers['set-cookie']).toBeUndefined()
  })

  it('is gone when it was cleared', async () => {
    const { fastify } = await createTestEndpoint(counter)
    const headers = { cookie: cookiesOf(await fastify.inject('/count')) }

    const cookie = cookiesOf(await fastify.inject({ url: '/clear', headers }))
    expect((await fastify.inject({ url: '/read', headers: { cookie } })).body).toBe('undefined')
  })

  it('says which plug is missing', async () => {
    const { fastify } = await createTestEndpoint((r) => {
      r.get('/', (conn) => {
        expect(() => conn.session).toThrow(
          'HTTP_PLUG_ORDER  conn.session was read before the plug fetchSession ran',
        )
        expect(() => conn.flash).toThrow('HTTP_PLUG_ORDER')
        conn.text('')
      })
    })

    expect((await fastify.inject('/')).statusCode).toBe(200)
  })

  it('answers a session that no browser would keep with an error', async () => {
    const { fastify } = await createTestEndpoint(
      browser((r) => {
        r.get('/', (conn) => {
          conn.session.put('big', 'x'.repeat(4_000))
          conn.text('')
        })
      }),
    )

    const { value } = await captureLog(() => fastify.inject('/'))
    expect(value.statusCode).toBe(500)
  })
})

describe('flash', () => {
  const pages = browser((r) => {
    r.get('/save', (conn) => {
      conn.flash.put('info', 'Saved.')
      conn.redirect('/show')
    })
    r.get('/show', (conn) => conn.json(conn.flash.all))
    r.get('/again', (conn) => conn.redirect('/show'))
  })

  it('[PHX-054] is there for the next page only', async () => {
    const { fastify } = await createTestEndpoint(pages)
    const saved = await fastify.inject('/save')
    expect([saved.statusCode, saved.headers.location]).toEqual([302, '/show'])

    const shown = await fastify.inject({ url: '/show', headers: { cookie: cookiesOf(saved) } })
    expect(shown.json()).toEqual({ info: 'Saved.' })
    // A browser keeps the cookie that it has until it gets another.
    const cookie = cookiesOf(shown) || cookiesOf(saved)
    const after = await fastify.inject({ url: '/show', headers: { cookie } })
    expect(after.json()).toEqual({})
  })

  it('outlives a redirect on its way', async () => {
    const { fastify } = await createTestEndpoint(pages)
    const cookie = cookiesOf(await fastify.inject('/save'))

    const passed = cookiesOf(await fastify.inject({ url: '/again', headers: { cookie } }))
    const shown = await fastify.inject({ url: '/show', headers: { cookie: passed } })
    expect(shown.json()).toEqual({ info: 'Saved.' })
  })

  it('takes the signed cookie of a client, once and within a minute', async () => {
    const clock = new FakeClock(0)
    const { fastify, runtime } = await createTestEndpoint(pages, { clock })
    const headers = { cookie: `__phoenix_flash__=${runtime.signFlash({ error: 'No.' })}` }

    const shown = await fastify.inject({ url: '/show', headers })
    expect(shown.json()).toEqual({ error: 'No.' })
    expect(shown.headers['set-cookie']).toMatch(/^__phoenix_flash__=; Path=\/; Max-Age=0;/)
    clock.advance(60_001)
    expect((await fastify.inject({ url: '/show', headers })).json()).toEqual({})
  })
})

describe('csrf', () => {
  const form = browser((r) => {
    r.get('/token', (conn) => conn.text(conn.csrfToken))
    r.post('/change', (conn) => conn.text('changed'))
    r.delete('/change', (conn) => conn.text('deleted'))
  })

  async function open() {
    const { fastify } = await createTestEndpoint(form)
    const page = await fastify.inject('/token')
    return { fastify, token: page.body, cookie: cookiesOf(page) }
  }

  it('refuses an unsafe request without the token of its session', async () => {
    const { fastify, token } = await open()
    const stranger = await open()
    const post = (cookie: string, body: string) =>
      fastify.inject({
        method: 'POST',
        url: '/change',
        headers: { ...FORM, cookie },
        payload: body,
      })

    expect((await post(stranger.cookie, `_csrf_token=${token}`)).statusCode).toBe(403)
    expect((await post('', `_csrf_token=${token}`)).statusCode).toBe(403)
    expect((await post(stranger.cookie, 'a=1')).statusCode).toBe(403)
  })

  it('says in development what the form lacks', async () => {
    const { fastify } = await createTestEndpoint(form, { config: { environment: 'development' } })

    const response = await fastify.inject({ method: 'POST', url: '/change' })
    expect(response.body).toContain('HTTP_BAD_CSRF  POST /change came without')
  })

  it('takes the token from the form or the header', async () => {
    const { fastify, token, cookie } = await open()

    const posted = await fastify.inject({
      method: 'POST',
      url: '/change',
      headers: { ...FORM, cookie },
      payload: `_csrf_token=${token}&a=1`,
    })
    const deleted = await fastify.inject({
      method: 'DELETE',
      url: '/change',
      headers: { cookie, 'x-csrf-token': token },
    })
    expect([posted.body, deleted.body]).toEqual(['changed', 'deleted'])
  })
})

describe('secure headers', () => {
  it('[PHX-061] protect pages, and leave what was set before', async () => {
    const { fastify } = await createTestEndpoint((r) => {
      r.pipeline('own', [
        (conn) => void conn.reply.header('referrer-policy', 'no-referrer'),
        secureHeaders,
      ])
      r.scope('/', { through: ['own'] }, (r) => r.get('/', (conn) => conn.text('')))
    })

    const { headers } = await fastify.inject('/')
    expect(headers).toMatchObject({
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-permitted-cross-domain-policies': 'none',
    })
    expect(String(headers['content-security-policy']).replace(/nonce-[\w-]{22}/g, 'nonce-N')).toBe(
      "default-src 'self'; script-src 'nonce-N'; style-src 'self' 'nonce-N'; style-src-attr 'unsafe-inline'; img-src 'self' data: blob:; connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'",
    )
    expect(headers['strict-transport-security']).toBeUndefined()
  })

  it('carry HSTS when the URL is https, and the changes of the application', async () => {
    const { fastify } = await createTestEndpoint(
      browser((r) => r.get('/', (conn) => conn.text(''))),
      {
        config: {
          url: new URL('https://shop.test'),
          policy: {
            styleAttributes: false,
            add: { 'img-src': ['https://cdn.test'], 'object-src': ["'self'"] },
          },
        },
      },
    )

    const { headers } = await fastify.inject('/')
    expect(headers['strict-transport-security']).toBe('max-age=31536000')
    expect(headers['content-security-policy']).toContain("style-src-attr 'none';")
    expect(headers['content-security-policy']).toContain(
      "img-src 'self' data: blob: https://cdn.test;",
    )
    expect(headers['content-security-policy']).toContain("object-src 'self';")
  })
})

/** Objects in each other, with a bracket for each level. */
function nested(levels: number): string {
  return `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`
}

function keyed(keys: number): string {
  return JSON.stringify(Object.fromEntries(Array.from({ length: keys }, (_, i) => [`k${i}`, i])))
}

describe('bodies', () => {
  const echo = (r: RouterBuilder) => r.post('/echo', (conn) => conn.json(conn.body))

  const post = async (type: string, payload: string | Buffer, maxBodyBytes = 1_048_576) => {
    const { fastify } = await createTestEndpoint(echo, { config: { maxBodyBytes } })
    return fastify.inject({
      method: 'POST',
      url: '/echo',
      headers: { 'content-type': type },
      payload,
    })
  }

  it('reads forms with nested names, and JSON', async () => {
    expect((await post(FORM['content-type'], 'a[b]=1&c[]=x+y')).json()).toEqual({
      a: { b: '1' },
      c: ['x y'],
    })
    expect((await post('application/json; charset=utf-8', '{"a":[1]}')).json()).toEqual({ a: [1] })
    expect((await post('application/vnd.api+json', '{"a":1}')).json()).toEqual({ a: 1 })
  })

  it.each([
    ['too large', FORM['content-type'], `a=${'x'.repeat(2_000)}`, 413],
    ['no JSON', 'application/json', '{', 400],
    ['empty JSON', 'application/json', '', 400],
    ['a prototype', 'application/json', '{"a":{"__proto__":{"b":1}}}', 400],
    ['an escaped prototype', 'application/json', '{"\\u005f_proto__":{"b":1}}', 400],
    ['bad encoding', FORM['content-type'], 'a=%', 400],
    ['no UTF-8', FORM['content-type'], Buffer.from([0x61, 0x3d, 0xff]), 400],
    ['another type', 'text/xml', '<a/>', 415],
  ])('answers a body that is %s with its status', async (_what, type, payload, status) => {
    expect((await post(type, payload, 1_024)).statusCode).toBe(status)
  })

  it('says in development what cannot be read', async () => {
    const { fastify } = await createTestEndpoint(
      (r) => {
        echo(r)
        r.get('/', (conn) => conn.json(conn.query))
      },
      { config: { environment: 'development' } },
    )

    const headers = { 'content-type': 'application/json' }
    const body = await fastify.inject({ method: 'POST', url: '/echo', headers, payload: '{' })
    expect(body.json().detail).toContain('HTTP_BAD_BODY')
    expect((await fastify.inject('/?a=%')).body).toContain('HTTP_BAD_QUERY')
  })

  it('answers a form of too many keys with 400', async () => {
    expect((await post(FORM['content-type'], 'a&'.repeat(1_001))).statusCode).toBe(400)
  })

  it.each([
    [nested(16), 200],
    [nested(17), 400],
    [nested(100_000), 400],
    [`["__proto__",${nested(100_000)}]`, 400],
    [keyed(1_000), 200],
    [keyed(1_001), 400],
    [`[${keyed(900)},${keyed(900)}]`, 200],
  ])('holds JSON to the depth and the keys of forms (case %#)', async (payload, status) => {
    expect((await post('application/json', payload)).statusCode).toBe(status)
  })

  it('reads the query nested, and answers a bad one with 400', async () => {
    const { fastify } = await createTestEndpoint((r) => r.get('/', (conn) => conn.json(conn.query)))

    expect((await fastify.inject('/?a[b]=1')).json()).toEqual({ a: { b: '1' } })
    expect((await fastify.inject('/')).json()).toEqual({})
    expect((await fastify.inject(`/?a${'[b]'.repeat(17)}=1`)).statusCode).toBe(400)
  })
})

describe('static files', () => {
  async function serve() {
    const dir = await mkdtemp(join(tmpdir(), 'anka-static-'))
    await writeFile(join(dir, 'app-a1b2c3d4.js'), 'export {}')
    await writeFile(join(dir, 'robots.txt'), 'User-agent: *')
    await writeFile(join(dir, '.secret'), 'x')
    return createTestEndpoint((r) => r.get('/', (conn) => conn.text('home')), {
      config: { staticFolders: [{ dir, prefix: '/' }] },
    })
  }

  it('are cached for good by a hashed name, and asked for again otherwise', async () => {
    const { fastify } = await serve()

    const hashed = await fastify.inject('/app-a1b2c3d4.js')
    expect(hashed.headers['cache-control']).toBe('public, max-age=31536000, immutable')
    const plain = await fastify.inject('/robots.txt')
    expect(plain.headers['cache-control']).toBe('public, no-cache')
    const headers = { 'if-none-match': String(plain.headers.etag) }
    expect((await fastify.inject({ url: '/robots.txt', headers })).statusCode).toBe(304)
    const part = await fastify.inject({ url: '/robots.txt', headers: { range: 'bytes=0-3' } })
    expect([part.statusCode, part.body]).toEqual([206, 'User'])
  })

  it("never leave their folder, nor stand in a route's way", async () => {
    const { fastify } = await serve()

    expect((await fastify.inject('/')).body).toBe('home')
    for (const url of ['/..%2f..%2fetc/passwd', '/../etc/passwd', '/.secret', '/none.txt']) {
      expect((await fastify.inject(url)).statusCode).toBeGreaterThanOrEqual(400)
    }
  })
})

describe('request ids and log lines', () => {
  it('hands the id of a proxy on, in the answer and in every log line', async () => {
    const { fastify } = await createTestEndpoint((r) => {
      r.get('/x', async (conn) => {
        await Promise.resolve()
        conn.text(conn.request.id)
      })
    })
    const id = 'proxy-request-0123456789'

    const { value, lines } = await captureLog(() =>
      fastify.inject({ url: '/x?password=p&a=1', headers: { 'x-request-id': id } }),
    )
    expect([value.body, value.headers['x-request-id']]).toEqual([id, id])
    expect(lines).toMatchObject([
      {
        level: 'info',
        message: 'GET /x 200',
        fields: { requestId: id, params: { password: '[FILTERED]', a: '1' } },
      },
    ])
  })

  it('leaves params out of the log of production', async () => {
    const { fastify } = await createTestEndpoint((r) => r.get('/x', (conn) => conn.text('')), {
      config: { environment: 'production' },
    })

    const { lines } = await captureLog(() => fastify.inject('/x?a=1'))
    expect(lines[0]?.fields).not.toHaveProperty('params')
  })
})
