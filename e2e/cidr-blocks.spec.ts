import type { Page } from '@playwright/test'
import { expect, idle, test } from './sealed.ts'
import { panelsById, query } from './support/console.ts'
import { violations } from './support/axe.ts'
import { openDemoCloud, refusals } from './support-cloud/demo-cloud.ts'

test.use({ expectedErrors: refusals })

const list = (page: Page) => page.getByRole('table', { name: 'Domains' })
const row = (page: Page, name: string) => list(page).getByRole('row').filter({ has: page.getByRole('button', { name: `Edit ${name}`, exact: true }) })

async function add(page: Page, name: string, blocks: string): Promise<void> {
  await page.getByRole('button', { name: 'Add domain' }).click()
  await page.getByLabel('Name', { exact: true }).fill(name)
  await page.getByLabel('Blocks', { exact: true }).fill(blocks)
  await page.getByLabel('Blocks', { exact: true }).press('Control+Enter')
  await expect(row(page, name)).toBeVisible()
  await idle(page)
}

/** A plain count of records by the domain of their source: bits written out, the longest block that they begin with. */
function counted(addresses: readonly (readonly [address: unknown, records: number])[], domains: Readonly<Record<string, readonly string[]>>, rest: string): Record<string, number> {
  const bits = (address: string): string => address.split('.').map((part) => Number(part).toString(2).padStart(8, '0')).join('')
  const blocks = Object.entries(domains).flatMap(([name, texts]) => texts.map((text) => ({ name, prefix: bits(text.split('/')[0] ?? '').slice(0, Number(text.split('/')[1])) })))
  const found: Record<string, number> = {}
  for (const [address, records] of addresses) {
    if (typeof address !== 'string') continue
    const text = address.includes(':') ? '' : bits(address)
    const [first] = blocks.filter(({ prefix }) => text !== '' && text.startsWith(prefix)).sort((a, b) => b.prefix.length - a.prefix.length)
    const name = first?.name ?? rest
    found[name] = (found[name] ?? 0) + records
  }
  return found
}

const perDomain = '* | select srctype, count(*) as n group by srctype order by n desc limit 100'

test('a changed set is what every panel says at once, equals a plain count, is taken back, kept, and named by links', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto('/overview?v=1&s=demo-small')
  await idle(page)
  const rail = page.getByRole('navigation')
  await rail.getByRole('link', { name: 'CIDR Block Settings' }).click()
  await idle(page)
  const presets8 = await page.evaluate(() => window.flowlog.describe().domains)
  const presets = { 'private network': ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'], 'cloud services': ['100.64.0.0/10'] }
  const { rows } = await query(page, '* | select srcaddr, count(*) as n group by srcaddr order by n desc limit 100000')
  const addresses = rows.map(([address, n]) => [address, Number(n)] as const)
  const asked = async (): Promise<Record<string, number>> => Object.fromEntries((await query(page, perDomain)).rows.flatMap(([name, n]) => (name === null ? [] : [[String(name), Number(n)]])))
  expect(await asked()).toEqual(counted(addresses, presets, 'internet'))

  await test.step('all traffic without a domain of its own can be looked at, with whom it talks to', async () => {
    const unnamed = page.getByRole('table', { name: 'Traffic without a domain of its own' }).locator('tbody tr')
    await expect(unnamed).toHaveCount(8)
    await page.getByText('and 1 more block').getByRole('button', { name: 'Show them' }).press('Enter')
    await idle(page)
    await expect(unnamed).toHaveCount(9)
    await expect(unnamed.last()).toContainText('private network (100')
    await expect(unnamed.last().getByRole('button')).toBeFocused()
  })

  await test.step('domains nested in others take what is theirs', async () => {
    await add(page, 'app', '10.0.0.0/24')
    await add(page, 'idc', '192.168.0.0/17')
    await add(page, 'idc-mgmt', '192.168.10.0/24, 192.168.20.0/24')
    const wanted = counted(addresses, { ...presets, app: ['10.0.0.0/24'], idc: ['192.168.0.0/17'], 'idc-mgmt': ['192.168.10.0/24', '192.168.20.0/24'] }, 'internet')
    expect(Object.keys(wanted).length).toBeGreaterThanOrEqual(5)
    expect(await asked()).toEqual(wanted)
    expect(await violations(page)).toEqual([])
  })

  await test.step('what names no domain keeps its answer', async () => {
    const before = await page.evaluate(() => window.flowlog.asked())
    expect(before.flatMap(({ questions }) => questions).length).toBeGreaterThan(5)
    await rail.getByRole('link', { name: 'Overview' }).first().click()
    await idle(page)
    await expect(page.locator('canvas').first()).toBeVisible()
    const again = await page.evaluate((last) => window.flowlog.asked().filter(({ number }) => number > last), before.at(-1)?.number ?? 0)
    expect(again.flatMap(({ questions }) => questions.map(({ statement }) => statement)).filter((statement) => !/srctype|dsttype/.test(statement))).toEqual([])
  })

  await test.step('a panel over the records says them, and filters by them', async () => {
    await page.goto(`/query?v=1&s=demo-small&tab=table&q=${encodeURIComponent(perDomain)}`)
    await idle(page)
    const wanted = await asked()
    for (const [name, n] of Object.entries(wanted)) await expect(page.getByRole('main').getByRole('row').filter({ has: page.getByText(name, { exact: true }) })).toContainText(n.toLocaleString('en-GB'))
    await page.getByRole('main').getByText('app', { exact: true }).first().click()
    await idle(page)
    await expect(page.getByRole('main').getByText('idc', { exact: true })).toBeHidden()
  })

  await test.step('its link says which domains', async () => {
    await page.getByRole('button', { name: 'Copy the link' }).first().click()
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toMatch(/[?&]d=[0-9a-f]{8}(&|$)/)
    const link = await page.evaluate(() => navigator.clipboard.readText())
    await page.goto('/cidr-blocks?v=1&s=demo-small')
    await idle(page)
    await page.getByRole('button', { name: 'More', exact: true }).click()
    await page.getByRole('menuitem', { name: 'Undo the last change' }).click()
    await expect(row(page, 'idc-mgmt')).toBeHidden()
    await page.goto(link)
    await idle(page)
    await expect(page.getByText('The link was made with the domains as they were here from')).toBeHidden()
    // What was taken back was never said: the set of the link is nowhere in this browser.
    await expect(page.getByRole('alert').filter({ hasText: 'domains that are not in this browser' })).toBeVisible()
    await page.goto(link.replace(/d=[0-9a-f]{8}/, `d=${presets8}`))
    await idle(page)
    await page.getByRole('alert').filter({ hasText: 'made with the preset domains' }).getByRole('button', { name: 'Use those domains' }).click()
    await idle(page)
    expect(await asked()).toEqual(counted(addresses, presets, 'internet'))
  })
})

test('over an instance the switch makes role, Logstore and job, and the job is made of the domains', async ({ page }) => {
  await openDemoCloud(page, '/flow-logs', 'running')
  await page.goto('/cidr-blocks?v=1&s=logstore-cn-hangzhou/vpc-flow-prod/vpc-flowlog/s7d5s02ji9')
  await idle(page)
  await expect(page.getByText('of prod-hangzhou')).toBeVisible()
  const analysis = page.getByRole('region', { name: 'Inter-domain analysis' })
  await analysis.getByRole('switch').click({ force: true })
  await expect(page.getByRole('dialog')).toContainText('Log Service charges')
  await page.getByRole('button', { name: 'Turn on, charged' }).click()
  await expect(analysis.getByText('Inter-domain analysis is on', { exact: true })).toBeVisible({ timeout: 40_000 })
  await expect(analysis.getByText('on', { exact: true })).toBeVisible({ timeout: 40_000 })

  await test.step('networks of the account are proposed, and added', async () => {
    await page.getByRole('button', { name: 'More', exact: true }).click()
    await page.getByRole('menuitem', { name: 'Propose from VPCs and vSwitches…' }).click()
    const proposed = page.getByRole('region', { name: 'Propose domains' })
    await proposed.getByText('VPC', { exact: true }).click()
    await proposed.getByRole('button', { name: /^Add \d+ domains?$/ }).click()
    await idle(page)
    await expect(page.getByText(/\d+ domains? (was|were) added/)).toBeVisible()
  })

  await test.step('a job that writes other domains is said, and brought up to them', async () => {
    await expect(analysis.getByText('The job writes other domains.')).toBeVisible()
    expect(await violations(page)).toEqual([])
    await analysis.getByRole('button', { name: 'Update the job' }).click()
    await expect(analysis.getByText('The job writes other domains.')).toBeHidden()
  })

  const passed = 3600
  await page.getByRole('link', { name: 'Settings', exact: true }).click()
  await page.getByRole('button', { name: 'Let pass 1 h' }).click()
  await idle(page)
  await page.goBack()

  await test.step('its Logstore says who writes to it, and has an index', async () => {
    await analysis.getByRole('link', { name: 'flowlog-enriched-s7d5s02ji9' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'flowlog-enriched-s7d5s02ji9' })).toBeVisible()
    await idle(page)
    await expect(page.getByText('inter-domain analysis of')).toContainText('prod-hangzhou')
    await expect(page.getByRole('complementary')).toContainText('by a transformation job')
    await expect(page.getByRole('complementary')).toContainText('on, all 21 fields')
  })

  await test.step('and is opened as any other: what its records say is what the service counts, and what is computed here', async () => {
    const from = Math.floor((Date.now() / 1000 + passed) / 60) * 60 - 1800
    const range = { from, to: from + 600 }
    const truth = await page.evaluate(async ({ from: first, to }) => {
      const body = JSON.stringify({ from: first, to, query: '* | select srctype, dsttype, count(*) as n group by srctype, dsttype limit 1000' })
      const response = await fetch('/cloud/sls/cn-hangzhou/vpc-flow-prod/logstores/flowlog-enriched-s7d5s02ji9/logs', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body })
      const { data } = await response.json()
      return data.map((one: Readonly<Record<string, string>>) => [one['srctype'], one['dsttype'], Number(one['n'])].join(' ')).sort()
    }, range)
    expect(truth.length).toBeGreaterThan(5)
    const text = (seconds: number): string => `${new Date(1000 * seconds).toISOString().slice(0, 16)}Z`
    await page.goto(`/domains?v=1&s=logstore-cn-hangzhou/vpc-flow-prod/flowlog-enriched-s7d5s02ji9&t=${text(range.from)}..${text(range.to)}`)
    await idle(page)
    const held = async (source: string, destination: string): Promise<readonly string[]> => {
      const { rows } = await page.evaluate(({ statement, over }) => window.flowlog.query(statement, over), { statement: `* | select ${source}, ${destination}, count(*) as n group by 1, 2 limit 1000`, over: range })
      return rows.map((values) => values.map((value) => String(value ?? '-')).join(' ')).sort()
    }
    expect(await held('"x-srctype"', '"x-dsttype"')).toEqual(truth)
    expect(await held('srctype', 'dsttype')).toEqual(truth)
    const panels = await panelsById(page)
    expect([...panels.values()].filter((one) => 'problem' in one)).toEqual([])
    await page.getByRole('navigation').getByRole('link', { name: 'Custom Query' }).last().click()
    await page.getByRole('tab', { name: /^Raw logs/ }).click()
    await idle(page)
    // A click on a value would filter by it; whether one stands in the middle of a cell depends on its length.
    await page.locator('tr[data-place="0"] td').first().click()
    const record = page.getByRole('region', { name: 'Record 1' })
    await expect(record.getByText('so says the record')).toHaveCount(2)
    await expect(record.locator('.raw-json')).toContainText('"srctype":')
  })
})
