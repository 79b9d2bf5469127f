import { type ChildProcess, spawn } from 'node:child_process'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
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
  await cp(join(here, 'app'), root, { recursive: true })
  const server = spawn(process.execPath, [anka, 'dev', '--root', root, '--port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
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

async function edit(file: string, from: string, to: string): Promise<void> {
  const source = await readFile(file, 'utf8')
  await writeFile(file, source.replace(from, to))
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

let dev: DevServer

test.beforeAll(async () => {
  dev = await startDev()
})

test.afterAll(async () => {
  await dev.stop()
})

test('an edited view shows in the open page and keeps its state', async ({ page }) => {
  const joins = countJoins(page)
  await page.goto(`${dev.url}/crash`)
  await expect(page.locator('[data-phx-main]')).toHaveClass(/phx-connected/)
  await page.click('#count')
  await expect(page.locator('#number')).toHaveText('1')
  await page.locator('#draft').pressSequentially('half a sent')
  await expect(page.locator('#heard')).toHaveText('half a sent')

  await edit(join(dev.root, 'src/live/crash.tsx'), '<h1>Crash</h1>', '<h1>Edited</h1>')

  await expect(page.locator('h1')).toHaveText('Edited')
  await expect(page.locator('#number')).toHaveText('1')
  await expect(page.locator('#draft')).toHaveValue('half a sent')
  expect(joins()).toBe(1)
})

test('a mistake in an edit shows in an overlay and the page lives on', async ({ page }) => {
  await page.goto(`${dev.url}/hook`)
  await expect(page.locator('[data-phx-main]')).toHaveClass(/phx-connected/)
  const file = join(dev.root, 'src/live/hook.tsx')

  await edit(file, '<h1>Hook</h1>', '<h1>Hook</h2>')

  await expect(page.locator('vite-error-overlay')).toBeVisible()
  await expect(page.locator('h1')).toHaveText('Hook')
  await edit(file, '<h1>Hook</h2>', '<h1>Mended</h1>')
  await expect(page.locator('h1')).toHaveText('Mended')
  await expect(page.locator('vite-error-overlay')).toHaveCount(0)
})
