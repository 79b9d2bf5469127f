import { expect, type Page, test } from '@playwright/test'

async function open(page: Page): Promise<void> {
  await page.goto('/')
  await expect(page.locator('[data-phx-main]')).toHaveClass(/phx-connected/)
}

test('two visitors share the counter', async ({ page, browser }) => {
  const other = await browser.newPage()
  await open(page)
  await open(other)
  const before = Number(await page.locator('#count').textContent())

  await other.getByRole('button', { name: 'One more' }).click()

  await expect(page.locator('#count')).toHaveText(String(before + 1))
  await other.close()
})

test('a visitor is on the list for as long as the page is open', async ({ page, browser }) => {
  await open(page)
  const alone = await page.locator('#guests li').count()
  const other = await browser.newPage()

  await open(other)

  await expect(page.locator('#guests li')).toHaveCount(alone + 1)
  await other.close()
  await expect(page.locator('#guests li')).toHaveCount(alone)
})

test('the clock goes on', async ({ page }) => {
  await open(page)
  const before = await page.locator('#clock').textContent()

  await expect(page.locator('#clock')).not.toHaveText(before ?? '')
})

test('the connection card tells the state of the socket and the size of the last patch', async ({
  page,
}) => {
  await open(page)

  await expect(page.locator('[data-part="state"]')).toHaveText('Live')
  await expect(page.locator('[data-part="bytes"]')).toHaveText(/^\d+ bytes$/)
})

test('a note is checked as it is typed, and pinned for everybody', async ({ page, browser }) => {
  const other = await browser.newPage()
  await open(page)
  await open(other)
  const note = page.getByLabel('Note')
  await note.pressSequentially('Hi')
  await expect(page.getByText('Say a little more')).toBeVisible()
  await note.pressSequentially(' from up here')

  await page.getByRole('button', { name: 'Pin it' }).click()

  await expect(other.locator('#wall li').first()).toContainText('Hi from up here')
  await expect(page.locator('#notice')).toHaveText('Pinned. Everybody can see it now.')
  await expect(note).toHaveValue('')
  await other.close()
})
