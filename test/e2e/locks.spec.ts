import { expect, type Page, test } from '@playwright/test'

const LATENCY_MS = 2_000

/** What the page sends reaches the server late; what the server sends comes at once. */
async function slowDown(page: Page): Promise<void> {
  await page.routeWebSocket(/\/live\/websocket/, (socket) => {
    const server = socket.connectToServer()
    socket.onMessage((message) => {
      const isEvent = String(message).includes('"event"')
      setTimeout(() => server.send(message), isEvent ? LATENCY_MS : 0)
    })
  })
}

async function waitForTicks(page: Page, count: number): Promise<void> {
  const before = Number(await page.locator('#ticks').textContent())
  await expect
    .poll(async () => Number(await page.locator('#ticks').textContent()))
    .toBeGreaterThanOrEqual(before + count)
}

test.beforeEach(async ({ page }) => {
  await slowDown(page)
  await page.goto('/ticking')
  await expect(page.locator('[data-phx-main]')).toHaveClass(/phx-connected/)
})

test('[LV-120] patches leave alone what the server has not answered yet', async ({ page }) => {
  await page.locator('#agreed').check()
  await waitForTicks(page, 3)

  await expect(page.locator('#answer')).toHaveText('open')
  expect(await page.locator('#agreed').isChecked()).toBe(true)
  await expect(page.locator('#answer')).toHaveText('agreed')
  expect(await page.locator('#agreed').isChecked()).toBe(true)
})

test('what is typed under latency is never overwritten', async ({ page }) => {
  const note = page.locator('#note')
  await note.pressSequentially('slow ', { delay: 40 })
  await waitForTicks(page, 2)
  await note.pressSequentially('but sure', { delay: 40 })

  await waitForTicks(page, 25)

  await expect(note).toHaveValue('slow but sure')
})
