import type { Page } from '@playwright/test'
import type { PlainRecord } from '../mocks/testing.ts'
import { expect, idle, test, turnTo } from './sealed.ts'
import { askedSince, lastAsked } from './support-overview/asked.ts'
import { demoBegin, filtersOf, minute } from './support-overview/demo.ts'
import { panel, tableOf } from './support-overview/panel.ts'
import { byBytes, records, sumOf } from './support-overview/plain.ts'
import { violations } from './support/axe.ts'
import { panelsById } from './support/console.ts'

/** An hour before the demo's five minutes begin, until they are over: most buckets of the range are empty, and count. */
const range = { from: demoBegin - 3600, to: demoBegin + 300 }
const link = (rest = ''): string => `/eni?v=1&s=demo-small&t=2026-02-05T11:00Z..2026-02-05T12:05Z${rest}`
const [first = '', second = ''] = byBytes(records, (one) => one.eni).map(([eni]) => eni)

/** Bits a second of every minute of the range, in order of size, laid out by hand. */
function minutes(some: readonly PlainRecord[], of: 'bytes' | 'packets' = 'bytes'): number[] {
  const sums = new Array<number>((range.to - range.from) / minute).fill(0)
  for (const { time, bytes, packets } of some) {
    const at = Math.floor((time - range.from) / minute)
    sums[at] = (sums[at] ?? 0) + ((of === 'bytes' ? bytes : packets) ?? 0)
  }
  return sums.map((sum) => (sum * (of === 'bytes' ? 8 : 1)) / minute).toSorted((a, b) => a - b)
}

/** The nearest rank: the least value that 95 % of them do not exceed. */
const p95 = (sorted: readonly number[]): number => sorted[Math.ceil(0.95 * sorted.length) - 1] ?? 0
const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length

async function rowsOf(page: Page, id: string): Promise<ReadonlyMap<string, Readonly<Record<string, unknown>>>> {
  const answered = (await panelsById(page)).get(id)
  if (answered === undefined || !('answer' in answered)) throw new Error(`${id}: ${JSON.stringify(answered?.problem)}`)
  const { columns, rows } = answered.answer
  return new Map(rows.map((row) => {
    const named = Object.fromEntries(columns.map(({ name }, i) => [name, row[i]]))
    return [String(named['eni-id'] ?? named['direction']), named]
  }))
}

test('every interface with its rates over all minutes of the range, and one of them looked at closely', async ({ page }) => {
  await turnTo(page, link())
  const table = panel(page, 'enis-table')
  const shown = await rowsOf(page, 'enis-table')
  expect([...shown.keys()].toSorted()).toEqual([...new Set(records.map((one) => one.eni))].toSorted())
  for (const [eni, row] of shown) {
    const own = records.filter((one) => one.eni === eni)
    const [bits, packets] = [minutes(own), minutes(own, 'packets')]
    const decided = own.filter(({ action }) => action !== '-')
    for (const direction of ['in', 'out'] as const) expect([eni, row[direction]]).toEqual([eni, sumOf(own.filter((one) => one.direction === direction), 'bytes')])
    const expected = { average: mean(bits), p95: p95(bits), max: bits.at(-1) ?? 0, pps: mean(packets) }
    const reject = decided.filter(({ action }) => action === 'REJECT').length / decided.length
    if (decided.length > 0) expect(Number(row['reject'])).toBeCloseTo(reject, 6)
    for (const [name, value] of Object.entries(expected)) expect(Number(row[name]), `${name} of ${eni}`).toBeCloseTo(value, 6)
  }
  // Five of sixty-five minutes hold anything: the 95th percentile is the second least of them, and not the one of the five alone.
  const busiest = minutes(records.filter((one) => one.eni === first))
  expect([busiest.length, busiest.filter((value) => value > 0).length, p95(busiest)]).toEqual([65, 5, busiest[61]])
  const { head, rows } = await tableOf(table.getByRole('table'))
  expect([head[0], rows.length, rows[0]?.[0]]).toEqual(['eni-id', shown.size, first])

  // Without a choice the largest is looked at, and named.
  await expect(panel(page, 'eni-rate').locator('.panel-unit')).toContainText(first)
  await expect(panel(page, 'eni-rate').getByRole('application')).toBeVisible()

  const before = await lastAsked(page)
  await table.getByRole('row', { name: new RegExp(second) }).getByRole('cell').last().click()
  await expect.poll(() => filtersOf(page)).toEqual([`eni-id:in:${second}`])
  await idle(page)
  await expect(table.locator('tr.chosen')).toContainText(second)
  await expect(table.locator('tbody tr')).toHaveCount(shown.size)
  for (const id of ['eni-rate', 'eni-peers', 'eni-packet-size', 'eni-flags']) await expect(panel(page, id).locator('.panel-unit')).toContainText(second)
  expect((await askedSince(page, before)).flatMap(({ questions }) => questions).some(({ statement }) => /percentile_over_time\(bytes, 60, 0\.95\)/.test(statement) && statement.includes(second))).toBe(true)

  const own = records.filter((one) => one.eni === second)
  const tcp = own.filter(({ protocol, flags }) => protocol === 6 && flags !== null)
  const [mostFlags] = byCount(tcp, ({ flags }) => String(flags))
  await expect(panel(page, 'eni-flags').getByRole('row').nth(1)).toContainText(mostFlags?.[1].toLocaleString('en') ?? '')
  const peers = byBytes(own.filter(({ bytes }) => bytes !== null), (one) => (one.direction === 'in' ? `↓ in ${one.src}` : `↑ out ${one.dst}`))
  const peerRows = (await tableOf(panel(page, 'eni-peers').getByRole('table'))).rows
  expect(peerRows.slice(0, 3).map(([peer, direction]) => `${direction} ${peer?.split(/\s/)[0]}`)).toEqual(peers.slice(0, 3).map(([peer]) => peer))

  // A measure and an order are choices of the link, and Back takes them back.
  await table.getByRole('button', { name: 'bits/s', exact: true }).click()
  await expect.poll(() => new URL(page.url()).searchParams.getAll('g')).toEqual(['measure:bits'])
  await idle(page)
  expect(Number((await rowsOf(page, 'enis-table')).get(second)?.['in'])).toBeCloseTo(mean(minutes(own.filter((one) => one.direction === 'in'))), 6)
  await table.getByRole('button', { name: 'p95' }).click()
  await expect.poll(() => new URL(page.url()).searchParams.getAll('g')).toEqual(['eni-order:p95', 'measure:bits'])
  await idle(page)
  const byP95 = [...new Set(records.map((one) => one.eni))].toSorted((a, b) => p95(minutes(records.filter((one) => one.eni === b))) - p95(minutes(records.filter((one) => one.eni === a))))
  await expect(table.locator('tbody tr').first()).toContainText(byP95[0] ?? '')
  await page.goBack()
  await page.goBack()
  await expect.poll(() => new URL(page.url()).searchParams.getAll('g')).toEqual([])
  await table.focus()
  await page.keyboard.press('Enter')
  await expect(table.getByRole('button', { name: 'Order by eni-id' }).or(table.locator('th button').first())).toBeFocused()
})

function byCount(some: readonly PlainRecord[], key: (record: PlainRecord) => string): [key: string, count: number][] {
  const counts = new Map<string, number>()
  for (const record of some) counts.set(key(record), (counts.get(key(record)) ?? 0) + 1)
  return [...counts].toSorted((a, b) => b[1] - a[1])
}

test('in Chinese and in the dark it says the same, and is read aloud', async ({ page }) => {
  await turnTo(page, link('&g=measure:packets'))
  expect(await violations(page)).toEqual([])
  await page.getByRole('button', { name: '中文' }).click()
  await page.getByRole('button', { name: '深色' }).click()
  await idle(page)
  await expect(panel(page, 'enis-table').getByRole('button', { name: '数据包' })).toHaveAttribute('aria-pressed', 'true')
  await expect(panel(page, 'eni-peers').locator('.panel-finding')).toContainText('对端')
  expect(await violations(page)).toEqual([])
})
