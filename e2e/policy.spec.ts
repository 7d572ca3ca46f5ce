import type { Page } from '@playwright/test'
import type { PlainRecord } from '../mocks/testing.ts'
import { explainPlainly } from '../src/columns/testing/explain-plainly.ts'
import type { Value } from '../src/model/frame.ts'
import { expect, idle, openFiles, test, turnTo } from './sealed.ts'
import { filtersOf } from './support-overview/demo.ts'
import { panel, pressIn, tableOf } from './support-overview/panel.ts'
import { records, sumOf } from './support-overview/plain.ts'
import { violations } from './support/axe.ts'
import { panelsById } from './support/console.ts'
import { madeFile, textOf } from './support/files.ts'

const link = '/policy?v=1&s=demo-small'
const accepted = records.filter(({ action }) => action === 'ACCEPT')
const rejected = records.filter(({ action }) => action === 'REJECT')
const decided = accepted.length + rejected.length
const printed = (value: number): string => value.toLocaleString('en-US')

async function answersOf(page: Page): Promise<(id: string) => readonly (readonly Value[])[]> {
  const panels = await panelsById(page)
  return (id) => {
    const asked = panels.get(id)
    if (asked === undefined || 'problem' in asked) throw new Error(`${id}: ${JSON.stringify(asked)}`)
    return asked.answer.rows
  }
}

/** Counts per key, the largest first. */
function counted<K extends string | number>(some: readonly PlainRecord[], key: (record: PlainRecord) => K): [key: K, count: number][] {
  const counts = new Map<K, number>()
  for (const one of some) counts.set(key(one), (counts.get(key(one)) ?? 0) + 1)
  return [...counts].toSorted((a, b) => b[1] - a[1])
}

const folded = (port: number | null): number | null => (port !== null && port >= 32_768 ? -1 : port)
const tupleOf = ({ src, srcPort, dst, dstPort, protocol }: PlainRecord): string => [src, folded(srcPort), dst, folded(dstPort), protocol].join(' ')
const isInside = (address: string): boolean => /^(10\.|172\.(1[6-9]|2\d|3[01])\.|192\.168\.)/.test(address)

/** Why each rejected record was, by the letter of the definitions. */
const reasons = explainPlainly(records.map(({ src, srcPort, dst, dstPort, protocol, flags, direction, action }) => {
  const text = (value: string): string | null => (value === '-' ? null : value)
  return { srcaddr: text(src), srcport: srcPort, dstaddr: text(dst), dstport: dstPort, protocol, 'tcp-flags': flags, direction: text(direction), action: text(action) }
}))

test('Policy Statistics: its figures are those of a plain count, its rows and marks filter, in both languages and themes', async ({ page }) => {
  await turnTo(page, link)

  await test.step('figures', async () => {
    const rows = await answersOf(page)
    expect(rows('policy-rejected')[0]).toEqual([accepted.length, rejected.length, decided, rejected.length / decided])
    expect(rows('policy-undecided')[0]).toEqual([records.length - decided, records.filter(({ status }) => status === 'SKIPDATA').length])
    expect(rows('rejected-bytes')[0]).toEqual([sumOf(rejected, 'bytes'), sumOf(rejected, 'packets'), sumOf(records, 'bytes'), sumOf(records, 'packets')])
    const sources = new Set(rejected.map(({ src }) => src))
    expect(rows('rejected-source-count')[0]).toEqual([sources.size, [...sources].filter(isInside).length])
    expect(rows('scanner-count')[0]).toEqual([0])
    const minutes = [...new Set(records.map(({ time }) => time - (time % 60)))].toSorted((a, b) => a - b)
    for (const [id, of] of [['accept-trend', accepted], ['reject-trend', rejected]] as const) {
      expect(rows(id)).toEqual(minutes.map((at) => [at, of.filter(({ time }) => time - (time % 60) === at).length]).filter(([, count]) => count !== 0))
    }
    for (const [id, of] of [['accepted-tuples', accepted], ['rejected-tuples', rejected]] as const) {
      const counts = new Map(counted(of, tupleOf))
      const shown = rows(id).map((row) => [row.slice(0, 5).join(' '), row[5]] as const)
      expect(shown.map(([tuple]) => counts.get(tuple))).toEqual(shown.map(([, count]) => count))
      expect(shown.map(([, count]) => count)).toEqual(counted(of, tupleOf).slice(0, 8).map(([, count]) => count))
    }
    expect(rows('rejected-sources').map((row) => row[2])).toEqual(counted(rejected, ({ src }) => src).slice(0, 16).map(([, count]) => count))
    expect(rows('rejected-enis').map((row) => row[1])).toEqual(counted(rejected, ({ eni }) => eni).slice(0, 8).map(([, count]) => count))
    const why = counted(records.map((one, i) => ({ ...one, status: reasons[i] ?? '' })).filter(({ status }) => status !== ''), ({ status }) => status)
    expect(rows('why-rejected').map(([reason, count]) => [reason, count])).toEqual(why)
    for (const [id, text] of [['policy-accepted', printed(accepted.length)], ['policy-rejected', printed(rejected.length)], ['rejected-source-count', printed(sources.size)]] as const) {
      await expect(panel(page, id).getByTitle(new RegExp(`^${text} `))).toBeVisible()
    }
  })

  await test.step('in light and dark, in English and Chinese', async () => {
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme })
      await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme)
      await idle(page)
      expect(await violations(page), colorScheme).toEqual([])
    }
    await page.getByRole('button', { name: '中文' }).click()
    await expect(page.getByRole('heading', { level: 1, name: '策略统计' })).toBeVisible()
    await idle(page)
    await expect(panel(page, 'why-rejected')).toContainText('互联网噪声')
    await expect(panel(page, 'rejected-tuples')).toContainText('临时')
    expect(await violations(page), 'Chinese').toEqual([])
    await page.getByRole('button', { name: 'English' }).click()
    await idle(page)
  })

  await test.step('a 5-tuple filters its five fields, is kept on Custom Query, and left out with Alt', async () => {
    const first = panel(page, 'rejected-tuples').locator('tbody tr').first()
    await first.scrollIntoViewIfNeeded()
    const row = (await answersOf(page))('rejected-tuples')[0] ?? []
    const wanted = rejected.filter((one) => tupleOf(one) === row.slice(0, 5).join(' '))
    const [src, , dst, dstPort, protocol] = row
    await first.locator('button').click()
    await idle(page)
    expect(filtersOf(page)).toEqual([`srcaddr:in:${src}`, 'srcport:range:32768..', `dstaddr:in:${dst}`, `dstport:in:${dstPort}`, `protocol:in:${protocol}`])
    expect((await answersOf(page))('policy-rejected')[0]?.[1]).toBe(wanted.length)

    await pressIn(page, 'rejected-tuples', '?')
    await expect(panel(page, 'rejected-tuples')).toContainText('Ports from 32768 on are clients')
    await panel(page, 'rejected-tuples').getByRole('button', { name: 'Open in Custom Query' }).last().click()
    await expect(page.getByRole('heading', { level: 1, name: 'Custom Query' })).toBeVisible()
    expect(filtersOf(page)).toHaveLength(5)
    await page.goBack()
    await page.goBack()
    await idle(page)
    expect(filtersOf(page)).toEqual([])

    await first.locator('button').click({ modifiers: ['Alt'] })
    await idle(page)
    expect(filtersOf(page)).toEqual([[`srcaddr:in.not:${src}`, 'srcport:range.not:32768..', `dstaddr:in.not:${dst}`, `dstport:in.not:${dstPort}`, `protocol:in.not:${protocol}`].join('~or~')])
    expect((await answersOf(page))('policy-rejected')[0]?.[1]).toBe(rejected.length - wanted.length)
    await page.goBack()
    await idle(page)
  })

  await test.step('a reason filters its records, a trend its verdict', async () => {
    const rows = panel(page, 'why-rejected').locator('tbody tr')
    await rows.filter({ hasText: 'One-sided' }).locator('button').click()
    await idle(page)
    expect(filtersOf(page)).toEqual(['rejection:in:one-sided'])
    const oneSided = reasons.filter((reason) => reason === 'one-sided').length
    expect((await answersOf(page))('policy-rejected')[0]).toEqual([0, oneSided, oneSided, 1])
    await expect(rows.filter({ hasText: 'Internet noise' })).toHaveClass(/dimmed/)
    await page.goBack()
    await idle(page)
    await panel(page, 'reject-trend').getByRole('button', { name: 'Reject', exact: true }).click()
    await idle(page)
    expect(filtersOf(page)).toEqual(['action:in:REJECT'])
    expect((await answersOf(page))('policy-undecided')[0]?.[0]).toBe(0)
  })
})

/** Lines of an AWS log, which has neither direction nor flags by default. */
function refusedLine(source: string, target: string, port: number, second: number): string {
  const start = 1_770_220_800 + second
  return `2 123456789012 eni-0a1b2c3d4e5f60718 ${source} ${target} 50000 ${port} 6 1 60 ${start} ${start + 60} REJECT OK`
}

test('scanners are named with the way they scan and filter to what they tried; what a log lacks is said', async ({ page }) => {
  const vertical = Array.from({ length: 30 }, (_, i) => refusedLine('198.51.100.7', '10.0.0.1', 1 + i, i * 10))
  const horizontal = Array.from({ length: 25 }, (_, i) => refusedLine('203.0.113.5', `10.0.0.${i + 1}`, 445, 600 + i))
  // As many ports, but those of clients: a server whose answers are refused.
  const answers = Array.from({ length: 40 }, (_, i) => refusedLine('203.0.113.9', '10.0.0.1', 40_000 + i, 900))
  await page.goto('/')
  await openFiles(page, [madeFile('flow.log', textOf([...vertical, ...horizontal, ...answers, refusedLine('203.0.113.6', '10.0.0.1', 22, 30)]))])
  await page.getByRole('link', { name: 'Policy Statistics' }).click()
  await idle(page)

  await pressIn(page, 'scanners', 't')
  const twin = await tableOf(panel(page, 'scanners').getByRole('table', { name: 'Scanners' }))
  const at = (names: readonly string[]) => twin.rows.map((row) => names.map((name) => row[twin.head.indexOf(name)]?.replace(/\s/g, ' ')))
  expect(at(['srcaddr', 'scan', 'hosts', 'ports', 'records', 'share'])).toEqual([['198.51.100.7', 'vertical', '1', '30', '30', '100 %'], ['203.0.113.5', 'horizontal', '25', '1', '25', '100 %']])
  await pressIn(page, 'scanners', 'Escape')
  for (const id of ['scanners', 'scans']) await expect(panel(page, id)).toContainText('1 source tried many ports of few hosts, 1 source tried few ports of many hosts.')
  await expect(panel(page, 'scanner-count')).toContainText('over 20 ports or 20 hosts')
  expect((await answersOf(page))('scanner-count')[0]).toEqual([2])
  await expect(panel(page, 'why-rejected')).toContainText('The log has no direction: one-sided refusals cannot be told. The log has no tcp-flags: connection attempts cannot be told.')

  await panel(page, 'scanners').locator('tbody tr').filter({ hasText: '203.0.113.5' }).locator('button').click()
  await idle(page)
  expect(filtersOf(page)).toEqual(['srcaddr:in:203.0.113.5'])
  expect((await answersOf(page))('policy-rejected')[0]?.[1]).toBe(25)
  await page.goBack()
  await idle(page)

  // Keys go through the marks, scanners first.
  await panel(page, 'scans').getByRole('application').focus()
  await page.keyboard.press('ArrowRight')
  await expect(panel(page, 'scans').getByRole('application')).toHaveAccessibleName('◆ 198.51.100.7 · vertical, hosts 1, ports 30, rejected records 30')
  await page.keyboard.press('Enter')
  await idle(page)
  expect(filtersOf(page)).toEqual(['srcaddr:in:198.51.100.7'])
})
