import { type ChildProcess, spawn } from 'node:child_process'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { expect, type Page, test } from '@playwright/test'

const here = fileURLToPath(new URL('.', import.meta.url))
const anka = fileURLToPath(new URL('../../framework/bin/anka.js', import.meta.url))

interface DevServer {
  readonly root: string
  readonly url: string
  stop(): Promise<void>
}

/** Runs `anka dev` on a copy of the fixture application that the test may edit. */
async function startDev(): Promise<DevServer> {
  const root = await mkdtemp(join(here, '.dev-'))
  await cp(join(here, 'app'), root, {
    recursive: true,
    filter: (file) => !file.startsWith(join(here, 'app/dist')),
  })
  const server = spawn(process.execPath, [anka, 'dev', '--root', root, '--port', '0'], {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: {
      ...process.env,
      NODE_ENV: 'development',
      LIVE_CLIENT: process.env.LIVE_CLIENT ?? 'ours',
    },
  })
  const url = await announcedUrl(server)
  return {
    root,
    url,
    async stop() {
      const ended = new Promise((resolve) => server.once('exit', resolve))
      server.kill('SIGTERM')
      await ended
      await rm(root, { recursive: true, force: true })
    },
  }
}

async function announcedUrl(server: ChildProcess): Promise<string> {
  if (!server.stdout) throw new TypeError('the output of anka dev is not piped')
  for await (const line of createInterface({ input: server.stdout })) {
    const url = /http:\/\/[\w.:]+/.exec(line)?.[0]
    if (url) {
      server.stdout.resume()
      return url
    }
  }
  throw new TypeError('anka dev ended before it listened')
}

/** Vite's watcher takes two changes of a file within 50 ms for one; nobody saves that fast. */
const BETWEEN_SAVES_MS = 300

/** Edits a file of the application; the text that goes must be there. */
async function edit(file: string, from: string, to: string): Promise<void> {
  await wait(BETWEEN_SAVES_MS)
  const path = join(dev.root, 'src', file)
  const source = await readFile(path, 'utf8')
  expect(source).toContain(from)
  await writeFile(path, source.replace(from, to))
}

const create = (file: string, source: string): Promise<void> =>
  writeFile(join(dev.root, 'src', file), source)

async function open(page: Page, path: string): Promise<void> {
  await page.goto(dev.url + path)
  await expect(page.locator('[data-phx-main]')).toHaveClass(/phx-connected/)
}

/** Counts the joins that the page sends. */
function countJoins(page: Page): () => number {
  let joins = 0
  page.on('websocket', (socket) =>
    socket.on('framesent', ({ payload }) => {
      if (String(payload).includes('"phx_join"')) joins++
    }),
  )
  return () => joins
}

const overlay = (page: Page) => page.locator('vite-error-overlay')

let dev: DevServer

test.beforeAll(async () => {
  dev = await startDev()
})

test.afterAll(async () => {
  await dev.stop()
})

test('an edited view shows in the open page and keeps its state', async ({ page }) => {
  const joins = countJoins(page)
  await open(page, '/crash')
  await page.click('#count')
  await expect(page.locator('#number')).toHaveText('1')
  await page.locator('#draft').pressSequentially('half a sent')
  await expect(page.locator('#heard')).toHaveText('half a sent')

  await edit('live/crash.tsx', '<h1>Crash</h1>', '<h1>Edited</h1>')

  await expect(page.locator('h1')).toHaveText('Edited')
  await expect(page.locator('#number')).toHaveText('1')
  await expect(page.locator('#draft')).toHaveValue('half a sent')
  expect(joins()).toBe(1)
})

test('a mistake in a view shows with its place and the page lives on', async ({ page }) => {
  await open(page, '/hook')

  await edit('live/hook.tsx', '<h1>Hook</h1>', '<h1>Hook</h2>')

  await expect(overlay(page).locator('.message')).toContainText('COMPILER_SYNTAX')
  await expect(overlay(page).locator('.file')).toHaveText(/src\/live\/hook\.tsx:19:17$/)
  await expect(overlay(page).locator('.frame')).toContainText('19 |       <h1>Hook</h2>')
  await expect(page.locator('h1')).toHaveText('Hook')
  await edit('live/hook.tsx', '<h1>Hook</h2>', '<h1>Mended</h1>')
  await expect(page.locator('h1')).toHaveText('Mended')
  await expect(overlay(page)).toHaveCount(0)
})

test('a render that throws after an edit leaves the page and its state', async ({ page }) => {
  const joins = countJoins(page)
  await open(page, '/crash')
  await page.click('#count')
  await expect(page.locator('#number')).toHaveText('1')

  await edit('live/crash.tsx', '{count}</output>', '{(count as never as []).at(0).n}</output>')

  await expect(overlay(page).locator('.message')).toContainText('/crash, render after an edit')
  await expect(overlay(page).locator('.file')).toHaveText(/src\/live\/crash\.tsx:\d+:\d+$/)
  await page.keyboard.press('Escape')
  await page.click('#count')
  await edit(
    'live/crash.tsx',
    '{(count as never as []).at(0).n}</output>',
    '{count} times</output>',
  )
  await expect(page.locator('#number')).toHaveText('2 times')
  expect(joins()).toBe(1)
})

test('an edited server goes on from its state', async ({ page }) => {
  await open(page, '/')
  await page.getByRole('button', { name: 'Share' }).click()
  const shared = page.locator('#shared')
  await expect(shared).toHaveText('1')

  await edit(
    'tally.ts',
    'add(count, by: number) {',
    'add(count, one: number) {\n      const by = one * 10',
  )
  await expect(async () => {
    await page.getByRole('button', { name: 'Share' }).click()
    // A server that had started anew would hold a multiple of ten.
    expect(Number(await shared.textContent()) % 10).not.toBe(0)
    expect(Number(await shared.textContent())).toBeGreaterThan(10)
  }).toPass()
})

test('routes and lazy views that are added answer', async ({ page }) => {
  await open(page, '/crash')
  await create(
    'label.tsx',
    'export const Label = ({ text }: { text: string }) => <b id="label">{text} here</b>\n',
  )
  await create(
    'live/fresh.tsx',
    `import { liveView } from 'anka/live'
import { Label } from '../label.tsx'
export const FreshLive = liveView({
  mount: () => ({ count: 0 }),
  events: { count: (socket) => socket.update('count', (count) => count + 1) },
  render: ({ count }, on) => (
    <main><Label text="Fresh" /><button id="count" onClick={on.count}>+</button><i id="number">{count}</i></main>
  ),
})
`,
  )
  await edit('routes.ts', "list: '/list',", "list: '/list',\n  fresh: '/fresh',")
  await edit(
    'router.ts',
    'r.live(to.list, ListLive)',
    "r.live(to.list, ListLive)\n      r.live(to.fresh, () => import('./live/fresh.tsx').then((m) => m.FreshLive))",
  )
  await expect(async () =>
    expect((await page.request.get(`${dev.url}/fresh`)).status()).toBe(200),
  ).toPass()

  const joins = countJoins(page)
  await open(page, '/fresh')
  await page.click('#count')
  await expect(page.locator('#number')).toHaveText('1')
  await edit('label.tsx', '{text} here', '{text} there')

  await expect(page.locator('#label')).toHaveText('Fresh there')
  await expect(page.locator('#number')).toHaveText('1')
  expect(joins()).toBe(1)
})

test('a mistake in the router or the application shows until it is mended', async ({ page }) => {
  await open(page, '/list')

  await edit('router.ts', 'r.live(to.hook', 'r.live((to.hook')
  await expect(overlay(page).locator('.file')).toHaveText(/src\/router\.ts:\d+:\d+$/)
  await edit('router.ts', 'r.live((to.hook', 'r.live(to.hook')
  await expect(overlay(page)).toHaveCount(0)

  await edit('app.ts', 'export const app', "throw new TypeError('too early')\nexport const app")
  await expect(overlay(page).locator('.message')).toHaveText('TypeError: too early')
  await edit('app.ts', "throw new TypeError('too early')\n", '')
  await expect(overlay(page)).toHaveCount(0)
})

test('an edited stylesheet is swapped without a reload', async ({ page }) => {
  await open(page, '/crash')
  await page.evaluate(() => document.body.setAttribute('data-same', 'page'))

  await create('app.css', 'h1 { color: rgb(1, 2, 3) }\n')

  await expect(page.locator('h1')).toHaveCSS('color', 'rgb(1, 2, 3)')
  await expect(page.locator('body')).toHaveAttribute('data-same', 'page')
})

test('an edited client is loaded, and a mistake in it shows', async ({ page }) => {
  await open(page, '/crash')

  await edit(
    'client.ts',
    'connect({ Echo })',
    "connect({ Echo })\ndocument.documentElement.lang = 'tr'",
  )
  await expect(page.locator('html')).toHaveAttribute('lang', 'tr')

  await edit('client.ts', 'connect({ Echo })', 'connect({ Echo }')
  await expect(overlay(page).locator('.message')).toContainText('client.ts')
  await edit('client.ts', 'connect({ Echo }', 'connect({ Echo })')
  await expect(overlay(page)).toHaveCount(0)
  await expect(page.locator('[data-phx-main]')).toHaveClass(/phx-connected/)
})

test('an event that the view does not know shows in the overlay', async ({ page }) => {
  await open(page, '/crash')

  await page.evaluate(() => document.querySelector('#count')?.setAttribute('phx-click', 'nothing'))
  await page.click('#count')

  await expect(overlay(page).locator('.message')).toContainText('/crash, "nothing"')
})
