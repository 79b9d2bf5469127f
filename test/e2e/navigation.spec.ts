import { expect, type Page, test } from '@playwright/test'

/** Marks the document, so that a page load shows. */
const mark = (page: Page) => page.evaluate(() => document.body.setAttribute('data-same-page', ''))

test.beforeEach(async ({ page }) => {
  await page.goto('/pages?n=1')
  await expect(page.locator('[data-phx-main]')).toHaveClass(/phx-connected/)
  await mark(page)
})

test('a patch link changes the address and keeps the view', async ({ page }) => {
  const mounted = await page.locator('#mounted').textContent()

  await page.click('#next')

  await expect(page.locator('h1')).toHaveText('Page 2')
  await expect(page).toHaveURL(/\/pages\?n=2$/)
  await expect(page).toHaveTitle('Page 2')
  await expect(page.locator('#mounted')).toHaveText(mounted ?? '')
})

test('a navigate link changes the view without a page load', async ({ page }) => {
  await page.click('#leave')

  await expect(page.locator('h1')).toHaveText('Landing')
  await expect(page).toHaveURL(/\/landing$/)
  await expect(page).toHaveTitle('Landing')
  await expect(page.locator('body')).toHaveAttribute('data-same-page', '')
})

test('[LV-093] a handler patches the address', async ({ page }) => {
  await page.click('#jump')

  await expect(page.locator('h1')).toHaveText('Page 9')
  await expect(page).toHaveURL(/\/pages\?n=9$/)
})

test('[LV-098] flash travels with a navigation', async ({ page }) => {
  await page.click('#away')

  await expect(page.locator('h1')).toHaveText('Landing')
  await expect(page.locator('#flash')).toHaveText('Carried over')
  await expect(page.locator('body')).toHaveAttribute('data-same-page', '')
})

test('the back button goes back over a patch and a navigation', async ({ page }) => {
  await page.click('#next')
  await expect(page.locator('h1')).toHaveText('Page 2')
  await page.click('#leave')
  await expect(page.locator('h1')).toHaveText('Landing')

  await page.goBack()
  await expect(page.locator('h1')).toHaveText('Page 2')
  await page.goBack()
  await expect(page.locator('h1')).toHaveText('Page 1')
  await expect(page.locator('body')).toHaveAttribute('data-same-page', '')
})
