import { expect, test } from '@playwright/test'

test('a click changes the page', async ({ page }) => {
  await page.goto('/')
  await expect(page.locator('#phase')).toHaveText('live')

  await page.click('#count')

  await expect(page.locator('#own')).toHaveText('1')
})

test('every click counts once', async ({ page }) => {
  await page.goto('/')
  await expect(page.locator('#phase')).toHaveText('live')

  for (let clicks = 1; clicks <= 5; clicks++) {
    await page.click('#count')
    await expect(page.locator('#own')).toHaveText(String(clicks))
  }
})

test('two tabs see the same number', async ({ page, context }) => {
  const other = await context.newPage()
  await page.goto('/')
  await other.goto('/')
  await expect(page.locator('#phase')).toHaveText('live')
  await expect(other.locator('#phase')).toHaveText('live')
  const before = Number(await page.locator('#shared').textContent())

  await other.click('#share')

  await expect(page.locator('#shared')).toHaveText(String(before + 1))
  await expect(other.locator('#shared')).toHaveText(String(before + 1))
})
