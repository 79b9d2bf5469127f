import { expect, test } from '@playwright/test'

const names = ['Row 0', 'Row 1', 'Row 2', 'Row 3', 'Row 4']

test.beforeEach(async ({ page }) => {
  await page.goto('/list')
  await expect(page.locator('[data-phx-main]')).toHaveClass(/phx-connected/)
})

test('rows that move keep their elements', async ({ page }) => {
  const row = await page.locator('#row-1').elementHandle()

  await page.click('#reverse')

  await expect(page.locator('#rows button')).toHaveText(names.toReversed())
  expect(await row?.evaluate((element) => element === document.querySelector('#row-1'))).toBe(true)
})

test('one row changes alone', async ({ page }) => {
  await page.locator('#row-2 button').click()

  await expect(page.locator('#rows button')).toHaveText([
    'Row 0',
    'Row 1',
    'Row 2!',
    'Row 3',
    'Row 4',
  ])
})

test('a list is emptied and filled again', async ({ page }) => {
  await page.click('#clear')
  await expect(page.locator('#rows li')).toHaveCount(0)

  await page.click('#append')

  await expect(page.locator('#rows button')).toHaveText(['Row 0'])
})
