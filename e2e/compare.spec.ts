import type { Page } from '@playwright/test'
import type { PlainRecord } from '../mocks/testing.ts'
import { expect, idle, test, turnTo } from './sealed.ts'
import { askedSince, lastAsked } from './support-overview/asked.ts'
import { demoBegin, linkTo, minute, rangeOf } from './support-overview/demo.ts'
import { panel, pressIn, tableOf } from './support-overview/panel.ts'
import { byBytes, records } from './support-overview/plain.ts'
import { violations } from './support/axe.ts'

/** Two minutes of the small demo, beside the two before them. */
const range = { from: demoBegin + 2 * minute, to: demoBegin + 4 * minute }
const rangeText = '2026-02-05T12:02Z..2026-02-05T12:04Z'

const within = (from: number, to: number): readonly PlainRecord[] => records.filter(({ start }) => start >= from && start < to)
const now = within(range.from, range.to)
const before = within(demoBegin, range.from)
const comparesWith = (page: Page): string | null => new URL(page.url()).searchParams.get('vs')
const beneath = (page: Page, id: string) => panel(page, id).locator('.value-beneath')

/** A change in per cent of what was, as the page prints one. */
function percent(is: number, was: number): string {
  const part = is / was - 1
  return `${part < 0 ? '−' : '+'}${Math.abs(100 * part).toFixed(1)} %`
}

/** Thin spaces as plain ones. */
const plain = (text: string | null): string => (text ?? '').replaceAll(/[\u2009\u202F]/g, ' ')

async function reads(page: Page, id: string, text: string): Promise<void> {
  await expect.poll(async () => plain(await beneath(page, id).textContent())).toBe(text)
}

test('the period before is a dashed line and a change, as a plain count says, from key to link, in both languages', async ({ page }) => {
  await turnTo(page, linkTo({ range: rangeText }))
  const first = await lastAsked(page)

  await test.step('a key compares; only what is not known yet is asked', async () => {
    await page.keyboard.press('c')
    await expect.poll(() => comparesWith(page)).toBe('previous')
    await idle(page)
    const asked = (await askedSince(page, first)).flatMap(({ questions }) => questions)
    expect(asked.length).toBeGreaterThan(10)
    expect([...new Set(asked.map((one) => JSON.stringify(one.range)))]).toEqual([JSON.stringify({ from: demoBegin, to: range.from })])
    await expect(page.getByTitle('Choose the range')).toContainText('vs 2 min before')
  })

  await test.step('values, ranks and lines are those of a plain count', async () => {
    await reads(page, 'records', `${percent(now.length, before.length)} vs 2 min before`)
    const enis = (some: readonly PlainRecord[]): number => new Set(some.map(({ eni }) => eni)).size
    const more = enis(now) - enis(before)
    await reads(page, 'enis', `${more === 0 ? '±0' : more < 0 ? `−${-more}` : `+${more}`} vs 2 min before`)
    const sums = new Map(byBytes(before, ({ eni }) => eni).map(([eni, bytes]) => [eni, bytes]))
    const listed = new Set(byBytes(before, ({ eni }) => eni).slice(0, 10).map(([eni]) => eni))
    const ranked = await tableOf(panel(page, 'per-eni').locator('table'))
    expect(ranked.head).toEqual(['eni-id', 'bytes ↓', 'change', 'bar', 'share'])
    const top = byBytes(now, ({ eni }) => eni).slice(0, 10)
    expect(ranked.rows.slice(0, top.length).map((row) => plain(row[2] ?? ''))).toEqual(top.map(([eni, bytes]) => (listed.has(eni) ? percent(bytes, sums.get(eni) ?? 0).replace('0.0 %', '<0.1 %') : '–')))

    await pressIn(page, 'verdicts', 't')
    const twin = await tableOf(panel(page, 'verdicts').locator('table'))
    expect(twin.head.slice(0, 5)).toEqual(['time', 'accept', 'accept before', 'reject', 'reject before'])
    const count = (at: number, action: string): string => within(at, at + minute).filter((one) => one.action === action).length.toLocaleString('en')
    const expected = [range.from, range.from + minute].map((at) => [count(at, 'ACCEPT'), count(at - 2 * minute, 'ACCEPT'), count(at, 'REJECT'), count(at - 2 * minute, 'REJECT')])
    expect(twin.rows.map((row) => row.slice(1, 5))).toEqual(expected)
    await pressIn(page, 'verdicts', 't')
    await expect(panel(page, 'verdicts').locator('.legend-earlier')).toHaveText(/previous 2.min/)

    // What is read off the picture, point by point.
    const layer = panel(page, 'verdicts').getByRole('application')
    await layer.focus()
    await page.keyboard.press('ArrowLeft')
    const [[accept, acceptBefore, reject, rejectBefore] = []] = expected
    await expect.poll(async () => plain(await layer.getAttribute('aria-label'))).toBe(`02-05 20:02 – 20:03, Accept ${accept}, previous 2 min ${acceptBefore}, Reject ${reject}, previous 2 min ${rejectBefore}`)
    await page.keyboard.press('Escape')
  })

  await test.step('a click asks both periods in one message, the present first', async () => {
    const last = await lastAsked(page)
    await panel(page, 'protocols').getByRole('button', { name: 'TCP' }).click()
    await expect.poll(() => new URL(page.url()).searchParams.getAll('f')).toEqual(['protocol:in:6'])
    await idle(page)
    const [message] = await askedSince(page, last)
    const periods = (message?.questions ?? []).flatMap((one) => (one.range === null ? [] : [one.range.from]))
    const at = periods.indexOf(demoBegin)
    expect(at).toBeGreaterThan(5)
    expect(new Set(periods.slice(0, at))).toEqual(new Set([range.from]))
    expect(new Set(periods.slice(at))).toEqual(new Set([demoBegin]))
    const tcp = (some: readonly PlainRecord[]): number => some.filter(({ protocol }) => protocol === 6).length
    await reads(page, 'records', `${percent(tcp(now), tcp(before))} vs 2 min before`)
  })

  await test.step('a link opens it again, in Chinese too; while a stretch is drawn changes are not shown', async () => {
    await page.goBack()
    await idle(page)
    await turnTo(page, `${linkTo({ range: rangeText })}&vs=previous`)
    await reads(page, 'records', `${percent(now.length, before.length)} vs 2 min before`)
    await page.getByRole('button', { name: '中文' }).click()
    await reads(page, 'records', `较前 2 分钟 ${percent(now.length, before.length)}`)
    await expect(panel(page, 'verdicts').locator('.legend-earlier')).toHaveText(/前 2.分钟/)
    expect(await violations(page)).toEqual([])
    await panel(page, 'verdicts').getByRole('application').focus()
    await page.keyboard.press('b')
    await idle(page)
    await expect(beneath(page, 'records')).not.toContainText('较前')
    await expect(panel(page, 'verdicts').locator('.legend-earlier')).toHaveText(/前 2.分钟/)
    await page.keyboard.press('Escape')
    await idle(page)
    await page.getByRole('button', { name: 'English' }).click()
  })

  await test.step('before the records begin there is nothing to compare with, and that is said', async () => {
    const last = await lastAsked(page)
    await page.keyboard.press('[')
    await expect.poll(() => rangeOf(page)).toBe('2026-02-05T12:00Z..2026-02-05T12:02Z')
    await reads(page, 'records', 'no data before 20:00')
    await expect(panel(page, 'verdicts').locator('.legend-earlier')).toHaveText('no data before 20:00')
    await idle(page)
    const asked = (await askedSince(page, last)).flatMap(({ questions }) => questions)
    expect(asked.filter((one) => one.range !== null && one.range.from < demoBegin)).toEqual([])
    await page.keyboard.press('t')
    await expect(page.getByRole('radio', { name: '2 min before' })).toBeChecked()
    await expect(page.getByText('there are no records before 02-05 20:00')).toBeVisible()
    await page.getByText('none', { exact: true }).click()
    await expect.poll(() => comparesWith(page)).toBeNull()
    await page.keyboard.press('Escape')
    await idle(page)
    await expect(beneath(page, 'records')).toContainText('per minute')
    await page.goBack()
    await reads(page, 'records', 'no data before 20:00')
  })
})

test('in a narrow window the list of ENIs has the change too, and nothing goes beyond its edge', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 800 })
  await turnTo(page, linkTo({ range: rangeText }).replace(/^[^?]*/, '/eni') + '&vs=previous')
  const table = panel(page, 'enis-table').locator('table')
  await expect(table.getByRole('columnheader', { name: 'change' })).toBeVisible()
  const [first] = byBytes(now, ({ eni }) => eni)
  const was = byBytes(before, ({ eni }) => eni).find(([eni]) => eni === first?.[0])?.[1] ?? 0
  expect(plain(await table.locator('tbody tr').first().locator('td:visible').nth(2).textContent())).toBe(percent(first?.[1] ?? 0, was))
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
})
