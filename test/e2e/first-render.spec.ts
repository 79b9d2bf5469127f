import { expect, test } from '@playwright/test'

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('shows the whole page', async ({ page }) => {
    await page.goto('/')

    await expect(page.locator('h1')).toHaveText('Counter')
    await expect(page.locator('#phase')).toHaveText('first render')
    await expect(page.locator('#own')).toHaveText('0')
  })
})

test('[LV-001] joins after the first render', async ({ page }) => {
  const response = await page.goto('/')

  expect(await response?.text()).toContain('first render')
  await expect(page.locator('#phase')).toHaveText('live')
  await expect(page.locator('[data-phx-main]')).toHaveClass(/phx-connected/)
})

test('runs under the strict content security policy', async ({ page }) => {
  const problems: string[] = []
  page.on('console', (entry) => {
    if (entry.type() === 'error') problems.push(entry.text())
  })
  page.on('pageerror', (error) => problems.push(error.message))

  const response = await page.goto('/')
  await expect(page.locator('#phase')).toHaveText('live')

  expect(response?.headers()['content-security-policy']).not.toMatch(/script-src[^;]*unsafe/)
  expect(problems).toEqual([])
})
