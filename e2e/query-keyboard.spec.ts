import type { Locator, Page } from '@playwright/test'
import { expect, idle, test } from './sealed.ts'
import { filtersOf } from './support-overview/demo.ts'
import { openQuery, statementOf } from './support-query/page.ts'

/** Once around the page is less: every list, grid and toolbar is one stop. */
const most = 45

/** Presses Tab until this has the focus, as a reader without a mouse does. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeAttached()
  for (let presses = 0; presses < most; presses++) {
    if (await target.evaluate((element) => element === document.activeElement || element.contains(document.activeElement))) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`${most} presses of Tab did not reach ${target.toString()}`)
}

test('the whole page works without a mouse: a statement, its faces, a record, a filter, a dashboard', async ({ page }) => {
  await openQuery(page)
  await tabTo(page, page.getByRole('textbox', { name: 'Statement' }))
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('action: REJECT | select dstport, count(*) as records group by dstport order by records desc limit 5')
  await page.keyboard.press('Escape')
  await page.keyboard.press('ControlOrMeta+Enter')
  await idle(page)
  expect(statementOf(page)).toContain('group by dstport')
  await expect(page.getByRole('tab', { name: /^Table 5/ })).toHaveAttribute('aria-selected', 'true')

  // Tab leaves the editor; the faces are one stop, arrows go through them.
  const tabs = page.getByRole('tablist')
  await tabTo(page, tabs)
  await page.keyboard.press('ArrowRight')
  await idle(page)
  await expect(page.getByRole('tab', { name: 'Chart' })).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('ArrowLeft')
  await idle(page)

  // A row of the answer as a filter, and back. The fields beside it are one stop, too.
  await tabTo(page, page.getByRole('region', { name: 'Fields' }))
  await page.keyboard.press('Tab')
  await expect(page.getByRole('grid', { name: 'Rows of the answer' })).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('f')
  await idle(page)
  expect(filtersOf(page)).toEqual([expect.stringMatching(/^dstport:in:\d+$/)])
  await page.goBack()
  await idle(page)
  expect(filtersOf(page)).toEqual([])

  // A record, read and closed.
  await tabTo(page, tabs)
  await page.keyboard.press('Home')
  await idle(page)
  await expect(page.getByRole('tab', { name: /^Raw logs/ })).toHaveAttribute('aria-selected', 'true')
  await tabTo(page, page.getByRole('list', { name: 'Columns, in order' }))
  await page.keyboard.press('Tab')
  await expect(page.getByRole('grid')).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await idle(page)
  const record = page.getByRole('region', { name: /^Record \d/ })
  await expect(record).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(record).toHaveCount(0)

  // A panel on a dashboard; the dialog holds the focus and gives it back.
  await tabTo(page, tabs)
  await page.keyboard.press('ArrowRight')
  await idle(page)
  const add = page.getByRole('button', { name: 'Add to dashboard' })
  await tabTo(page, add)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(add).toBeFocused()
})

test('a statement is completed, and becomes a panel, by keys alone', async ({ page }) => {
  await openQuery(page)
  await tabTo(page, page.getByRole('textbox', { name: 'Statement' }))
  await page.keyboard.press('ControlOrMeta+a')
  const names = page.locator('.cm-tooltip-autocomplete .cm-completionLabel')
  await page.keyboard.type('* | select dstp')
  await expect(names.first()).toHaveText('dstport')
  await page.keyboard.press('Tab')
  await page.keyboard.type(', count(*) as records group by dstport order by records desc limit 5')
  await page.keyboard.press('Escape')
  await page.keyboard.press('ControlOrMeta+Enter')
  await idle(page)
  expect(statementOf(page)).toBe('* | select dstport, count(*) as records group by dstport order by records desc limit 5')
  await tabTo(page, page.getByRole('tablist'))
  await page.keyboard.press('ArrowRight')
  await idle(page)

  await tabTo(page, page.getByRole('button', { name: 'Add to dashboard' }))
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('textbox', { name: 'Name of the new dashboard' })).toBeFocused()
  // Round and round, never out.
  for (let presses = 0; presses < 12; presses++) {
    await page.keyboard.press('Tab')
    expect(await dialog.evaluate((element) => element.contains(document.activeElement))).toBe(true)
  }
  await tabTo(page, dialog.getByRole('textbox', { name: 'Name of the new dashboard' }))
  await page.keyboard.type('By key')
  await page.keyboard.press('Enter')
  await tabTo(page, dialog.getByRole('button', { name: 'Open the dashboard' }))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'By key' })).toBeVisible()
  await idle(page)
  // Quiet means drawn.
  const isDrawn = await page.locator('.saved-panel canvas').first().evaluate((canvas: HTMLCanvasElement) => canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data.some((byte) => byte > 0) === true)
  expect(isDrawn).toBe(true)
  await expect(page.locator('.saved-panel')).toContainText(/Cut: 5 of [\d,]+ rows are shown\. .+ leads with/)
})

test('lists beside the page take the focus and give it back', async ({ page }) => {
  await openQuery(page)
  for (const name of ['Examples', 'Saved', 'History', 'Functions'] as const) {
    const opener = page.getByRole('button', { name, exact: true })
    await tabTo(page, opener)
    await page.keyboard.press('Enter')
    const list = page.getByRole('complementary', { name, exact: true })
    await expect(list).toBeVisible()
    await expect.poll(async () => list.evaluate((element) => element.contains(document.activeElement))).toBe(true)
    await page.keyboard.press('Escape')
    await expect(list).toHaveCount(0)
    await expect(opener).toBeFocused()
  }
})
