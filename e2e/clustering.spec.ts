import { readFile } from 'node:fs/promises'
import type { Locator, Page } from '@playwright/test'
import { expect, idle, test, turnTo } from './sealed.ts'
import { records } from './support-overview/plain.ts'
import { openQuery, statementOf } from './support-query/page.ts'

const number = (text: string): number => Number(text.replaceAll(',', ''))
const patterns = (page: Page): Locator => page.locator('.patterns > tbody > tr:not(.pattern-open)')
const count = (page: Page): Locator => page.locator('.clustering-count')

/** Records of each row, what matches no pattern last. */
async function counts(page: Page): Promise<number[]> {
  return (await patterns(page).locator('td:nth-child(2)').allInnerTexts()).map(number)
}

async function slide(page: Page, key: 'Home' | 'End' | 'ArrowRight'): Promise<void> {
  await page.getByRole('slider', { name: 'Number of patterns' }).press(key)
  await idle(page)
}

test.describe('log clustering', () => {
  test('counts each record once, in as many patterns as are wanted', async ({ page }) => {
    await test.step('counts each record of the search half in one pattern, or in what is left', async () => {
      await openQuery(page, { q: '*', tab: 'patterns' })
      expect((await counts(page)).reduce((sum, one) => sum + one, 0)).toBe(records.length)
      await expect(count(page)).toContainText(`of ${records.length.toLocaleString('en-US')} records`)
      await openQuery(page, { q: 'action: REJECT', tab: 'patterns' })
      const refused = records.filter(({ action }) => action === 'REJECT')
      expect((await counts(page)).reduce((sum, one) => sum + one, 0)).toBe(refused.length)
    })

    await test.step('is saved as CSV, with the search of each pattern', async () => {
      await openQuery(page, { q: '*', tab: 'patterns' })
      const download = page.waitForEvent('download')
      await page.getByRole('button', { name: 'CSV' }).click()
      const lines = (await readFile(await (await download).path(), 'utf8')).trimEnd().split('\r\n')
      expect(lines[0]).toBe('pattern,action,records,share,before,first,last,search')
      expect(lines.length).toBe(1 + (await patterns(page).count()))
      expect(lines[1]).toContain('addr:')
    })

    await test.step('uses the search half alone', async () => {
      await turnTo(page, `/query?v=1&s=demo-small&q=${encodeURIComponent('dstport: 443\n| select count(*)')}&tab=patterns`)
      const matching = records.filter(({ dstPort }) => dstPort === 443)
      await expect(count(page)).toContainText(`of ${matching.length.toLocaleString('en-US')} records`)
    })

    await test.step('makes more patterns or fewer, those that may not vary in a part naming it', async () => {
      await openQuery(page, { q: '*', tab: 'patterns' })
      await slide(page, 'Home')
      await expect(count(page)).toContainText('5 patterns')
      await slide(page, 'ArrowRight')
      await expect(count(page)).toContainText('8 patterns')
      await slide(page, 'End')
      expect(await patterns(page).count()).toBeGreaterThan(40)
      await page.getByRole('checkbox', { name: 'address', exact: true }).uncheck()
      await idle(page)
      await expect(page.locator('.pattern-name', { hasText: 'any address' })).toHaveCount(0)
      await expect(page.locator('.pattern-name .varies', { hasText: '.*' })).toHaveCount(0)
    })
  })

  test('opens one, and leaves one out', async ({ page }) => {
    await test.step('opens one by the keyboard, and shows just the records that it promises', async () => {
      await openQuery(page, { q: 'protocol: 6', tab: 'patterns' })
      await page.locator('.pattern-name').first().focus()
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Enter')
      await idle(page)
      await expect(patterns(page).nth(1)).toHaveClass('chosen')
      await expect(page.getByRole('table', { name: 'Three of its records, of the busiest time' }).getByRole('row')).toHaveCount(3)
      const aside = page.getByRole('region', { name: 'Pattern 2' })
      const shown = aside.getByRole('button', { name: /^Show the [\d,]+ records$/ })
      const promised = number((await shown.innerText()).replace(/[^\d]/g, ''))
      expect(promised).toBeGreaterThanOrEqual((await counts(page))[1] ?? Infinity)
      const search = await aside.locator('code').innerText()
      await shown.click()
      await idle(page)
      expect(statementOf(page)).toBe(`protocol: 6 and ${search}`)
      await expect(page.getByRole('tab', { name: 'Raw logs', selected: true })).toContainText(promised.toLocaleString('en-US'))
    })

    await test.step('leaves a pattern out, and goes on with the rest', async () => {
      await openQuery(page, { q: '*', tab: 'patterns' })
      await page.locator('.pattern-name').first().click()
      await idle(page)
      const aside = page.getByRole('region', { name: 'Pattern 1' })
      const promised = number((await aside.getByRole('button', { name: /^Show the [\d,]+ records$/ }).innerText()).replace(/[^\d]/g, ''))
      await aside.getByRole('button', { name: 'Leave out' }).click()
      await idle(page)
      expect(statementOf(page)).toMatch(/^not \(/)
      await expect(count(page)).toContainText(`of ${(records.length - promised).toLocaleString('en-US')} records`)
      await expect(aside).toHaveCount(0)
    })
  })

  test('keeps name, records, bar and share on a narrow screen', async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 })
    await openQuery(page, { q: '*', tab: 'patterns' })
    await expect(page.locator('.patterns thead th:visible')).toHaveCount(4)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    await page.locator('.pattern-name').first().click()
    await idle(page)
    await expect(page.getByRole('region', { name: 'Pattern 1' })).toBeInViewport()
  })
})
