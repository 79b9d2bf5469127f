import { expect, test } from '@playwright/test'

test('a page renders, joins, counts and reorders', async ({ page }) => {
  await page.goto('/')
  await expect(page.locator('#phase')).toHaveText('live')
  await page.click('#count')
  await expect(page.locator('#own')).toHaveText('1')

  await page.goto('/list')
  await expect(page.locator('[data-phx-main]')).toHaveClass(/phx-connected/)
  await page.click('#reverse')

  await expect(page.locator('#rows button').first()).toHaveText('Row 4')
})
