import { expect, test } from '@playwright/test'

test.beforeEach(async ({ page }) => {
  await page.goto('/crash')
  await expect(page.locator('[data-phx-main]')).toHaveClass(/phx-connected/)
})

test('[LV-011] a view that crashed joins again on the same page', async ({ page }) => {
  await page.click('#count')
  await expect(page.locator('#number')).toHaveText('1')
  await page.evaluate(() => document.body.setAttribute('data-same-page', 'yes'))

  await page.click('#crash')

  await expect(page.locator('#number')).toHaveText('0')
  await expect(page.locator('[data-phx-main]')).toHaveClass(/phx-connected/)
  await expect(page.locator('body')).toHaveAttribute('data-same-page', 'yes')
  await page.click('#count')
  await expect(page.locator('#number')).toHaveText('1')
})

test('[LV-115] a form is recovered after a crash', async ({ page }) => {
  await page.locator('#draft').pressSequentially('half a sent')
  await expect(page.locator('#heard')).toHaveText('half a sent')

  await page.click('#crash')

  await expect(page.locator('[data-phx-main]')).toHaveClass(/phx-connected/)
  await expect(page.locator('#draft')).toHaveValue('half a sent')
  await expect(page.locator('#heard')).toHaveText('half a sent')
})
