import { readFile } from 'node:fs/promises'
import type { Locator, Page } from '@playwright/test'
import { parseColumns } from '../src/features/query/raw/columns-codec.ts'
import { expect, idle, test, turnTo } from './sealed.ts'
import { query, valueOf } from './support/console.ts'
import { filtersOf } from './support-overview/demo.ts'

async function open(page: Page, { source = 'demo-small', search = '*', rest = '' } = {}): Promise<void> {
  await turnTo(page, `/query?v=1&s=${source}&q=${encodeURIComponent(search)}&tab=raw${rest}`)
}

const grid = (page: Page): Locator => page.getByRole('grid', { name: 'Records' })
const rows = (page: Page): Locator => grid(page).locator('tbody tr')
const seen = (page: Page): Locator => page.getByTestId('raw-seen')
const columnsOf = (page: Page): string => new URL(page.url()).searchParams.get('cols') ?? ''
const parted = (count: number): string => count.toLocaleString('en-US')

test('the last record of a day is a key away, and the middle one a drag of the bar', async ({ page }) => {
  await open(page, { source: 'demo' })
  const total = Number(await valueOf(page, '* | select count(*) from log'))
  await expect(seen(page)).toHaveText(new RegExp(`^rows 1 to \\d+ of ${parted(total)}$`))
  await grid(page).focus()
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await idle(page)
  await expect(seen(page)).toHaveText(new RegExp(`to ${parted(total)} of ${parted(total)}$`))
  await expect(rows(page).last()).toContainText('23:59:')
  await expect(page.getByRole('region', { name: `Record ${parted(total)}` })).toContainText('Raw record, as read')
  await grid(page).locator('xpath=..').evaluate((host) => {
    host.scrollTop = host.scrollHeight / 2
  })
  await idle(page)
  await expect(rows(page).first()).toContainText(/1[1-4]:\d\d:\d\d/)
  await expect(grid(page).getByText('not here yet')).toHaveCount(0)
})

test('records stand in order, open, and filter by their values', async ({ page }) => {
  await test.step('records stand in order of time, ties as they were read, and turned round the newest comes first', async () => {
    await open(page)
    const shown = (column: number): Promise<string[]> => rows(page).locator(`[data-column="${column}"] .raw-value`).allTextContents()
    const sources = await shown(1)
    const { rows: all } = await query(page, `* | select srcaddr from log order by __time__ limit ${sources.length}`)
    expect(sources).toEqual(all.map(([source]) => source))
    await grid(page).getByRole('button', { name: /^start/ }).click()
    await idle(page)
    const times = await shown(0)
    expect(times.length).toBe(sources.length)
    expect(times).toEqual(times.toSorted().toReversed())
    expect(times[0]).toMatch(/^20:04:/)
    expect(columnsOf(page)).toContain(';newest')
  })

  await test.step('a record opens, goes to the next by keys, says what it is in SLS spelling, and its values filter', async () => {
    await open(page, { search: 'action: REJECT and dstport: 22' })
    await grid(page).focus()
    await page.keyboard.press('Enter')
    const record = page.getByRole('region', { name: 'Record 1' })
    await expect(record).toContainText(/tried ssh at .* and was rejected\./)
    const raw: unknown = JSON.parse((await record.locator('.raw-json').innerText()).replaceAll('\u200b', '').replaceAll('\n', ''))
    expect(raw).toMatchObject({ action: 'REJECT', dstport: '22', protocol: '6' })
    await page.keyboard.press('ArrowDown')
    await expect(page.getByRole('region', { name: 'Record 2' })).toBeVisible()
    const source = page.getByRole('region', { name: 'Record 2' }).locator('.raw-field').filter({ hasText: 'srcaddr' })
    const address = (await source.locator('.raw-said').innerText()).trim()
    await source.hover()
    await source.getByRole('button', { name: `Without ${address}` }).click()
    await idle(page)
    expect(filtersOf(page).join()).toContain(address)
    const left = Number(await valueOf(page, `action: REJECT and dstport: 22 and not srcaddr: ${address} | select count(*) from log`))
    await expect(page.getByRole('tab', { name: /^Raw logs/ })).toContainText(parted(left))
  })

  await test.step('a click on a value includes it, and the table shows only such records', async () => {
    await open(page)
    const value = rows(page).first().locator('[data-column="1"] .raw-value')
    const address = await value.innerText()
    await value.click()
    await idle(page)
    const left = Number(await valueOf(page, `srcaddr: ${address} | select count(*) from log`))
    await expect(seen(page)).toHaveText(new RegExp(`of ${parted(left)}$`))
    const shown = await rows(page).locator('[data-column="1"] .raw-value').allTextContents()
    expect(new Set(shown)).toEqual(new Set([address]))
  })
})

test('columns chosen, moved, pinned and resized are in the link, and a reload brings the same', async ({ page }) => {
  await open(page)
  const list = page.getByRole('list', { name: 'Columns, in order' })
  await list.getByLabel('Show srcport').click()
  await page.getByLabel('Show vpc-id').click()
  await list.getByRole('button', { name: 'vpc-id', exact: true }).focus()
  for (let i = 0; i < 3; i++) await page.keyboard.press('Alt+ArrowUp')
  await list.getByRole('button', { name: 'Pin srcaddr to the left' }).click()
  await grid(page).focus()
  await page.keyboard.press('Shift+ArrowRight')
  const names = async (): Promise<string[]> => (await grid(page).getByRole('columnheader').allInnerTexts()).map((name) => name.replace(/\s[↑↓]$/, '').trim())
  const before = await names()
  expect(before).toEqual(['start', 'srcaddr', 'dstaddr', 'dstport', 'action', 'vpc-id', 'packets', 'bytes', 'tcp-flags'])
  const read = parseColumns(columnsOf(page))
  expect(read.ok && read.value.columns.slice(0, 2)).toEqual([{ name: 'start', width: 88, pinned: true }, { name: 'srcaddr', width: null, pinned: true }])
  await page.reload()
  await idle(page)
  expect(await names()).toEqual(before)
})

test('a time is gone to, all that matches is saved, and nothing that matches says why', async ({ page }) => {
  await test.step('a time is gone to, and all that matches is saved', async () => {
    await open(page)
    await page.getByRole('button', { name: 'Go to time' }).click()
    await page.getByRole('textbox', { name: 'Go to time' }).fill('20:03')
    await page.keyboard.press('Enter')
    await idle(page)
    await expect(rows(page).first()).toContainText('20:03:0')
    const total = Number(await valueOf(page, '* | select count(*) from log'))
    const waiting = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Save as…' }).click()
    await page.getByRole('menuitem', { name: 'JSON lines, whole records' }).click()
    const download = await waiting
    const lines = (await readFile(await download.path(), 'utf8')).trimEnd().split('\n')
    expect(lines.length).toBe(total)
    expect(Object.values(JSON.parse(lines[0] ?? '{}') as Record<string, unknown>).every((one) => typeof one === 'string')).toBe(true) // A line of the file that was just written.
    await expect(page.getByText(`saved ${parted(total)} records`)).toBeVisible()
  })

  await test.step('nothing that matches says which filter removes the last, and switches it off', async () => {
    await open(page, { search: 'dstport: 22', rest: `&f=${encodeURIComponent('action:in:ACCEPT')}&f=${encodeURIComponent('srcaddr:in:1.2.3.4')}` })
    await expect(page.getByText(/^None of .* records matches/)).toBeVisible()
    await expect(page.getByText(/^The filter srcaddr is 1\.2\.3\.4 removes the last/)).toBeVisible()
    await page.getByRole('button', { name: 'Switch that filter off' }).click()
    await idle(page)
    expect(filtersOf(page)).toContain('srcaddr:in.off:1.2.3.4')
    await expect(rows(page).first()).toContainText('Accept')
  })
})
