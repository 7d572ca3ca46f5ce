import type { Locator, Page } from '@playwright/test'
import { expect, idle, test } from './sealed.ts'
import { filtersOf } from './support-overview/demo.ts'
import { openQuery, statementOf } from './support-query/page.ts'

/** Presses Tab until this has the focus, as a reader without a mouse does. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeAttached()
  for (let presses = 0; presses < 80; presses++) {
    if (await target.evaluate((element) => element === document.activeElement || element.contains(document.activeElement))) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Eighty presses of Tab did not reach ${target.toString()}`)
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

  // A row of the answer as a filter, and back.
  await tabTo(page, page.getByRole('grid', { name: 'Rows of the answer' }))
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
  await tabTo(page, page.getByRole('grid'))
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
