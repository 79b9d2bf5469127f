import { expect, test } from '@playwright/test'

test.beforeEach(async ({ page }) => {
  await page.goto('/form')
  await expect(page.locator('[data-phx-main]')).toHaveClass(/phx-connected/)
})

test('a form says what is wrong as the person types', async ({ page }) => {
  await page.locator('#name').pressSequentially('a')

  await expect(page.locator('#name-problem')).toHaveText('Two letters at least')
  await expect(page.locator('#age-problem')).toHaveText('')
})

test('an empty form that is submitted says why it is not taken', async ({ page }) => {
  await page.click('#save')

  await expect(page.locator('#name-problem')).toHaveText('Two letters at least')
  await expect(page.locator('#age-problem')).not.toHaveText('')
  await expect(page.locator('#saved li')).toHaveCount(0)
})

test('a form with values that hold reaches its handler', async ({ page }) => {
  await page.fill('#name', 'Ada')
  await page.fill('#age', '36')

  await page.click('#save')

  await expect(page.locator('#saved li')).toHaveText('Ada, 36')
})

test('the focused field keeps what is being typed', async ({ page }) => {
  await page.locator('#name').pressSequentially('Grace Hopper', { delay: 15 })

  await expect(page.locator('#name')).toHaveValue('Grace Hopper')
  await expect(page.locator('#name')).toBeFocused()
})
