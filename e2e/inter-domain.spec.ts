import type { Page } from '@playwright/test'
import { threats } from '../mocks/world/threats.ts'
import { containsIpv4, parseCidr } from '../src/base/cidr.ts'
import { parseIpv4 } from '../src/base/ip.ts'
import { expect, idle, test, turnTo } from './sealed.ts'
import { filtersOf } from './support-overview/demo.ts'
import { panel, pressIn, tableOf } from './support-overview/panel.ts'
import { records } from './support-overview/plain.ts'
import { violations } from './support/axe.ts'

/** Each walk begins with a page and a demo of its own. */
test.setTimeout(90_000)

const link = (screen: string, search = ''): string => `/${screen}?v=1&s=demo-small${search}`
const digits = (text = ''): number => Number(text.replaceAll(/\D/g, ''))

/** The preset domain of an address, as anyone would tell it. */
function domain(address: string): string | null {
  const number = parseIpv4(address)
  if (number === null) return address.includes(':') ? 'internet' : null
  const [a = 0, b = 0] = address.split('.').map(Number)
  if (a === 10 || (a === 172 && b >= 16 && b < 32) || (a === 192 && b === 168)) return 'private network'
  return a === 100 && b >= 64 && b < 128 ? 'cloud services' : 'internet'
}

function isListed(address: string): boolean {
  const number = parseIpv4(address)
  return number !== null && threats.some((range) => containsIpv4(range, number))
}

function counted<T>(items: readonly T[], key: (item: T) => string | null): Map<string, number> {
  const counts = new Map<string, number>()
  for (const item of items) {
    const of = key(item)
    if (of !== null) counts.set(of, (counts.get(of) ?? 0) + 1)
  }
  return counts
}

async function inChineseAndDark(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.getByRole('button', { name: '中文' }).click()
  await idle(page)
}

test('domains: what was refused between them equals a plain count, a click narrows to blocks step by step, and the rail tells both halves apart', async ({ page }) => {
  await turnTo(page, link('domains'))
  await pressIn(page, 'domain-refused', 't')
  const { rows } = await tableOf(panel(page, 'domain-refused').locator('table').first())
  const refused = counted(records.filter(({ action }) => action === 'REJECT'), ({ src, dst }) => (domain(src) === null || domain(dst) === null ? null : `${domain(src)} ${domain(dst)}`))
  expect(Object.fromEntries(rows.map(([from = '', to = '', count]) => [`${from.trim()} ${to.trim()}`, digits(count)]))).toEqual(Object.fromEntries(refused))
  await pressIn(page, 'domain-refused', 'Escape')

  await test.step('from a pair of domains to blocks, by key, and back by Back', async () => {
    await panel(page, 'domain-pairs').locator('tbody .row-button').first().focus()
    await page.keyboard.press('Enter')
    await idle(page)
    expect(filtersOf(page)).toEqual([expect.stringMatching(/^srctype:in:/), expect.stringMatching(/^dsttype:in:/)])
    expect(new URL(page.url()).searchParams.get('g')).toBe('group:16')
    await panel(page, 'domain-pairs').locator('tbody tr').first().click()
    await idle(page)
    expect(filtersOf(page).slice(2)).toEqual([expect.stringMatching(/^srcaddr:cidr:[\d.]+\/16$/), expect.stringMatching(/^dstaddr:cidr:[\d.]+\/16$/)])
    await expect(panel(page, 'domain-pairs').locator('tbody tr').first()).toContainText('/20')
    await expect(panel(page, 'domain-matrix').locator('.chosen-ring')).toHaveCount(1)
    await page.goBack()
    await page.goBack()
    await idle(page)
    expect(filtersOf(page)).toEqual([])
    await expect(panel(page, 'domain-pairs').getByRole('button', { name: 'domain', exact: true })).toHaveAttribute('aria-pressed', 'true')
  })

  await test.step('by blocks of any other length, from a menu, by key, and in the link', async () => {
    const pairs = panel(page, 'domain-pairs')
    const others = pairs.getByRole('button', { name: 'Group by: others' })
    await others.focus()
    await page.keyboard.press('Enter')
    await page.getByRole('menuitem', { name: '/12', exact: true }).press('Enter')
    await idle(page)
    expect(new URL(page.url()).searchParams.get('g')).toBe('group:12')
    await expect(others).toHaveText('/12')
    await expect(others).toHaveAttribute('aria-pressed', 'true')
    await expect(pairs.locator('tbody tr').first()).toContainText('/12')
    expect(await violations(page)).toEqual([])
    const blocks = new Set(records.flatMap(({ src, dst }) => [src, dst]).flatMap((address) => (parseIpv4(address) === null ? [] : [parseCidr(`${address}/12`)?.network])))
    const shown = (await pairs.locator('tbody tr').allInnerTexts()).flatMap((text) => text.match(/[\d.]+\/12/g) ?? [])
    expect(shown.length).toBeGreaterThan(4)
    expect(shown.filter((block) => !blocks.has(block))).toEqual([])
    await pairs.locator('tbody tr').first().click()
    await idle(page)
    expect(new URL(page.url()).searchParams.get('g')).toBe('group:16')
    await page.goBack()
    await page.goBack()
    await idle(page)
  })

  await test.step('the Custom Query of this half asks about domains, and is its own in the rail', async () => {
    expect(await violations(page)).toEqual([])
    const rail = page.getByRole('navigation')
    await rail.getByRole('link', { name: 'Custom Query over domains' }).click()
    await idle(page)
    expect(new URL(page.url()).searchParams.get('q')).toContain('group by srctype, dsttype')
    await expect(rail.locator('[aria-current=page]')).toHaveAccessibleName('Custom Query over domains')
    await expect(page.getByRole('grid').or(page.getByRole('table')).first()).toContainText('private network')
  })
})

test('from instances to domains: every sender has its row, paths are shares, and a cell chooses instance and domain', async ({ page }) => {
  // What a link chooses and the dashboard does not have is said, and taken out of it.
  await turnTo(page, `${link('ecs-domains')}&g=destinations:33`)
  await page.getByRole('alert').filter({ hasText: 'destinations:33' }).getByRole('button', { name: 'Take it out of the link' }).click()
  await idle(page)
  await expect(page.getByRole('alert')).toHaveCount(0)
  expect(new URL(page.url()).searchParams.has('g')).toBe(false)
  await pressIn(page, 'ecs-domain-matrix', 't')
  const { rows } = await tableOf(panel(page, 'ecs-domain-matrix').locator('table').first())
  const sent = counted(records.filter(({ direction, vm, dst, status }) => direction === 'out' && vm !== '-' && status === 'OK' && domain(dst) === 'internet'), ({ vm }) => vm)
  const toInternet = new Set(rows.filter(([, to = '']) => to.trim() === 'internet').map(([vm = '']) => vm.trim()))
  expect([...sent.keys()].filter((vm) => !toInternet.has(vm))).toEqual([])
  await pressIn(page, 'ecs-domain-matrix', 'Escape')
  await expect(panel(page, 'ecs-domain-paths')).toContainText(/is (NAT gateway|Same VPC)/)
  // What is stacked is switched to parts of each step, which the link says and the table has; its legend filters.
  const stacked = panel(page, 'ecs-domain-path-rate')
  await stacked.focus()
  await stacked.getByRole('button', { name: '100 %' }).click()
  await expect.poll(() => new URL(page.url()).searchParams.getAll('g')).toEqual(['kind-ecs-domain-path-rate:stacked100'])
  await pressIn(page, 'ecs-domain-path-rate', 't')
  const parts = await tableOf(stacked.locator('table').first())
  expect(parts.head.at(-1)).toMatch(/^share/)
  const whole = parts.rows.filter(([time]) => time === parts.rows[0]?.[0]).reduce((sum, cells) => sum + Number.parseFloat(cells.at(-1)?.replace(/[<>]/, '') ?? ''), 0)
  expect(whole).toBeCloseTo(100, 0)
  await pressIn(page, 'ecs-domain-path-rate', 'Escape')
  await stacked.getByRole('button', { name: 'Same VPC', exact: true }).click({ modifiers: ['Alt'] })
  await idle(page)
  expect(filtersOf(page)).toEqual([expect.stringMatching(/^traffic_path:in\.not:/)])
  await expect(stacked.getByRole('button', { name: 'Same VPC', exact: true })).toHaveCount(0)
  await page.goBack()
  await idle(page)
  await panel(page, 'ecs-domain-instances').locator('tbody tr').first().click()
  await idle(page)
  expect(filtersOf(page)).toEqual([expect.stringMatching(/^srcinstance:in:i-/)])
  await expect(panel(page, 'ecs-domain-lanes')).toContainText(filtersOf(page)[0]?.split(':').at(-1) ?? '')
  // Where it sends to goes from blocks to hosts, a click a step.
  const destinations = panel(page, 'ecs-domain-destinations')
  await destinations.getByRole('button', { name: '/24', exact: true }).click()
  await idle(page)
  await expect(destinations.locator('tbody tr').first()).toContainText('/24')
  await destinations.locator('tbody tr').first().click()
  await idle(page)
  expect(filtersOf(page).slice(1)).toEqual([expect.stringMatching(/^dstaddr:cidr:[\d.]+\/24$/)])
  await expect(destinations.getByRole('button', { name: 'host', exact: true })).toHaveAttribute('aria-pressed', 'true')
  expect(await violations(page)).toEqual([])
  await inChineseAndDark(page)
  await expect(panel(page, 'ecs-domain-destinations')).toContainText('目的地址')
  expect(await violations(page)).toEqual([])
})

test('listed addresses: counts equal a plain count, a row opens its evidence and its records, and without a list there is a way to one', async ({ page }) => {
  const listed = records.filter(({ src, dst }) => isListed(src) || isListed(dst))
  await turnTo(page, link('threats'))
  await expect(panel(page, 'threat-rejected')).toContainText(listed.filter(({ action }) => action === 'REJECT').length.toLocaleString('en'))
  await pressIn(page, 'threat-addresses', 't')
  const { head, rows } = await tableOf(panel(page, 'threat-addresses').locator('table').first())
  const column = (name: string): number => head.findIndex((one) => one.startsWith(name))
  const refused = counted(listed.filter(({ action }) => action === 'REJECT'), ({ src, dst }) => (isListed(dst) ? dst : src))
  const shown = rows.map((row) => [row[0]?.trim() ?? '', digits(row[column('rejected')])] as const).filter(([, count]) => count > 0)
  expect(Object.fromEntries(shown)).toEqual(Object.fromEntries(refused))
  await pressIn(page, 'threat-addresses', 'Escape')

  await panel(page, 'threat-addresses').locator('tbody tr').first().click()
  await idle(page)
  const address = filtersOf(page)[0]?.split(':').at(-1) ?? ''
  expect(filtersOf(page)).toEqual([`srcaddr:in.either:${address}`])
  const evidence = page.getByRole('complementary', { name: `Evidence about ${address}` })
  await expect(evidence).toContainText(/Demonstration, line \d+/)
  await expect(panel(page, 'threat-addresses').locator('tr.chosen')).toHaveCount(1)
  expect(await violations(page)).toEqual([])
  const own = listed.filter(({ src, dst }) => src === address || dst === address).length.toLocaleString('en')
  await evidence.getByRole('button', { name: `Show the ${own} records` }).click()
  await idle(page)
  await expect(page.getByRole('tab', { name: /Raw logs/ })).toContainText(own)
  await page.goBack()
  await idle(page)
  await page.getByRole('button', { name: 'Close, and look at all addresses again' }).click()
  await idle(page)
  expect(filtersOf(page)).toEqual([])
  await inChineseAndDark(page)
  await expect(panel(page, 'threat-addresses')).toContainText(/主动连接|被允许/)
  expect(await violations(page)).toEqual([])

  await page.getByRole('main').getByRole('link', { name: '情报名单…' }).click()
  await page.getByRole('switch').first().click({ force: true })
  await idle(page)
  await page.getByRole('navigation').getByRole('link', { name: '威胁情报' }).click()
  await idle(page)
  await expect(page.getByRole('main')).toContainText('没有启用的情报名单')
  await expect(page.getByRole('main').getByRole('link', { name: '载入情报名单' })).toBeVisible()
})
