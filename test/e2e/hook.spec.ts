import { expect, test } from '@playwright/test'

test.beforeEach(async ({ page }) => {
  await page.goto('/hook')
  await expect(page.locator('[data-phx-main]')).toHaveClass(/phx-connected/)
})

test('a hook pushes an event and gets its reply', async ({ page }) => {
  await page.click('#shout')

  await expect(page.locator('#heard')).toHaveText('hello')
  await expect(page.locator('#log')).toContainText('reply {"loud":"HELLO"}')
  await expect(page.locator('#log')).toContainText('updated hello')
})

test('a hook receives what the server pushes', async ({ page }) => {
  await page.click('#shout')

  await expect(page.locator('#log')).toContainText('pushed hello')
})

test('a hook is destroyed with its element', async ({ page }) => {
  await page.click('#toggle')

  await expect(page.locator('#echo')).toHaveCount(0)
  await expect(page.locator('#log')).toHaveText('mounted;destroyed;')
})
