import { madeFile } from './support/files.ts'
import { describe, query, valueOf, visit } from './support/console.ts'
import { keepSwitched } from './support/screens.ts'
import { keptFiles } from './support/storage.ts'
import { expect, idle, test } from './sealed.ts'

type Page = Parameters<typeof idle>[0]

const v4 = madeFile('asn-ipv4.csv', '80.82.77.0,80.82.77.255,202425,"IP Volume, Inc."\n2.57.122.0,2.57.122.255,47890,Unmanaged Ltd\n')
const v6 = madeFile('asn-ipv6.csv', '240e::,240e:ffff:ffff:ffff:ffff:ffff:ffff:ffff,4134,Chinanet\n')
const byProvider = "srcaddr: 80.82.77.33 | select ip_to_provider(srcaddr) as p, ip_to_asn(srcaddr) as n, count(*) as c group by p, n"

async function toSettings(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Settings', exact: true }).click()
  await idle(page)
}

async function loaded(page: Page, file: typeof v4): Promise<void> {
  await page.getByLabel('File with a database of networks').setInputFiles(file)
  await idle(page)
}

test('networks of a loaded file are what statements say, until it is removed', async ({ page }) => {
  await visit(page, '/overview?v=1&s=demo')
  await idle(page)
  const knocks = await valueOf(page, 'srcaddr: 80.82.77.33 | select count(*) as c')
  expect(Number(knocks)).toBeGreaterThan(0)
  expect((await query(page, byProvider)).rows).toEqual([[null, null, knocks]])
  const { revision } = await describe(page)
  await toSettings(page)
  await expect(page.getByText('None loaded')).toBeVisible()
  await loaded(page, v4)
  await expect(page.getByText('asn-ipv4.csv is loaded.')).toBeVisible()
  await expect(page.getByText(/2 ranges, 2 networks, loaded 20\d\d/)).toBeVisible()
  expect((await query(page, byProvider)).rows).toEqual([['IP Volume, Inc.', 202425, knocks]])
  expect((await describe(page)).revision).toBeGreaterThan(revision)
  await loaded(page, v6)
  await expect(page.getByText('asn-ipv6.csv', { exact: true })).toBeVisible()
  expect((await query(page, byProvider)).rows[0]?.[1]).toBe(202425)
  const beyond = await query(page, 'srcaddr: 80.82.77.33 | with t as (select srcaddr from log) select ip_to_provider(srcaddr) as p, security_check_ip(srcaddr) as s, count(*) as c from t group by 1, 2')
  expect([beyond.engine, beyond.rows]).toEqual(['duckdb', [['IP Volume, Inc.', 1, knocks]]])
  expect((await query(page, "* | select ip_to_provider('240e:3a1::1') as p limit 1")).rows).toEqual([['Chinanet']])
  await page.getByRole('button', { name: 'Remove the networks of IPv4' }).click()
  await expect(page.getByText('asn-ipv4.csv', { exact: true })).toBeHidden()
  await idle(page)
  expect((await query(page, byProvider)).rows).toEqual([[null, null, knocks]])
  expect(await keptFiles(page)).toEqual([])
})

test('a file with faulty lines says how many and which, one that is no database is refused', async ({ page }) => {
  await visit(page, '/settings')
  await loaded(page, madeFile('some.csv', '1.0.0.0,1.0.0.255,1,One\n1.0.1.0,1.0.1.300,2,Two\n1.0.2.0,1.0.2.255,3,Three\n'))
  await expect(page.getByText('some.csv is loaded. 1 of 3 lines was left out. Line 2: no address where one should be.')).toBeVisible()
  await loaded(page, madeFile('flow.log', 'version account-id\n2 123456789012 eni-0a1b2c3d 10.0.0.1\n'))
  await expect(page.getByRole('alert')).toHaveText('flow.log was not loaded: it is no database of networks. Line 1: fewer than three columns.')
  await expect(page.getByText('some.csv', { exact: true })).toBeVisible()
})

test('networks come back after a reload only while things are kept, and are forgotten with everything', async ({ page }) => {
  await visit(page, '/settings')
  await loaded(page, v4)
  await page.reload()
  await idle(page)
  await expect(page.getByText('None loaded')).toBeVisible()
  await keepSwitched(page)
  await loaded(page, v4)
  expect(await keptFiles(page)).toEqual(['flowlog/networks-v4'])
  await page.reload()
  await expect(page.getByText('asn-ipv4.csv', { exact: true })).toBeVisible()
  await expect(page.locator('#kept')).toContainText('Address databases')
  await page.getByRole('button', { name: 'Forget everything…' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Forget everything' }).click()
  await idle(page)
  expect(await keptFiles(page)).toEqual([])
  await toSettings(page)
  await expect(page.getByText('None loaded')).toBeVisible()
})

test('the attackers of the demo are threats, its visitors are not, nor is anything in a file of the reader', async ({ page }) => {
  await visit(page, '/overview?v=1&s=demo')
  await idle(page)
  const { rows } = await query(page, '* | select security_check_ip(srcaddr) as t, approx_distinct(srcaddr) as n group by t having t = 1')
  expect(Number(rows[0]?.[1])).toBeGreaterThan(20)
  expect(await valueOf(page, 'srcaddr: 120.26.78.90 | select max(security_check_ip(srcaddr)) as t')).toBe(0)
  expect(await valueOf(page, 'srcaddr: 80.82.77.33 | select min(security_check_ip(srcaddr)) as t')).toBe(1)
})
