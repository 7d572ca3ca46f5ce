// "Analyze VPN gateway traffic with ENI flow logs", as its reader walks it in the page: from the first step to the last result; half in
// English and half in Chinese, with what is said at one place only looked at in both.

import { words as gatewayWords } from '../src/features/vpn-gateways/words.ts'
import { addWords } from '../src/features/query/add-words.ts'
import { expect, idle, test } from './sealed.ts'
import { DemoConsole } from './support-cloud/console.ts'
import { refusals } from './support-cloud/demo-cloud.ts'

test.use({ expectedErrors: refusals })

const statement = '* | select "eni-id",srcaddr,dstaddr,direction,sum(bytes) as byte from log GROUP BY "eni-id",srcaddr,dstaddr,direction ORDER BY "eni-id" DESC limit 10'
const perEni = '* | select "eni-id", sum(bytes) as byte from log group by "eni-id" order by byte desc'
const heaviest = '* | select srcaddr, dstaddr, direction, sum(bytes) as byte from log group by srcaddr, dstaddr, direction order by byte desc limit 10'
const oneHost = "* | select srcaddr, dstaddr, sum(bytes) as byte from log where srcaddr = '10.20.0.11' group by srcaddr, dstaddr"

test('the interfaces of a VPN gateway are found, recorded and analysed', async ({ page }) => {
  const console = new DemoConsole(page, 'en')
  await console.firstUse()

  // Step 1: find the ENI ids.
  await console.goTo('vpnGateways')
  await page.getByRole('link', { name: 'branch-vpn', exact: true }).click()
  await idle(page)
  const made = page.getByRole('table', { name: console.words(gatewayWords).basic }).locator('tbody tr')
  await expect(made).toHaveCount(2)
  const [one = '', two = ''] = (await made.allInnerTexts()).map((text) => /eni-\w+/.exec(text)?.[0] ?? '')
  await expect(made.nth(0)).toContainText('branch-vpn-tunnel-1')
  await expect(made.nth(1)).toContainText('branch-vpn-tunnel-2')

  // Step 2: a flow log for each, at one minute, into one new Logstore.
  await console.inBoth(() => expect(page.getByRole('banner').getByRole('link', { name: console.words(gatewayWords).create })).toBeVisible())
  await page.getByRole('banner').getByRole('link', { name: console.words(gatewayWords).create }).click()
  await idle(page)
  for (const eni of [one, two]) await expect(page.getByRole('main')).toContainText(eni)
  await console.interval(1)
  await console.deliveredTo('seed-vpn', 'vpn-gateway-1', { count: 2 })

  // Step 3: a quarter of an hour later, from the flow log to its Logstore, and the statement of the documentation.
  await console.pass('minutes10', 2)
  await console.queryOf('vpn-gateway-1')
  const { head, rows } = await console.ask(statement)
  expect(head).toEqual(['eni-id', 'srcaddr', 'dstaddr', 'direction', 'byte'])
  // All of it is transferred through one interface, and the other is there by its NODATA alone; ECS2 (10.20.0.12) is in no row.
  const transferred = rows.filter(([, src = '']) => /^\d/.test(src))
  expect(new Set(transferred.map(([eni]) => eni))).toEqual(new Set([one]))
  expect(new Set(rows.map(([eni]) => eni))).toEqual(new Set([one, two]))
  expect(rows.flat()).not.toContain('10.20.0.12')
  // ECS1 (10.20.0.11) and ECS4 (192.168.100.4) used the most; `in` is from the VPC to the interface.
  expect((await console.ask(heaviest)).rows.slice(0, 2).map((row) => row.slice(0, 3))).toEqual([['10.20.0.11', '192.168.100.4', 'in'], ['192.168.100.4', '10.20.0.11', 'out']])
  await console.turned()
  expect((await console.ask(perEni)).rows.map(([eni]) => eni)).toEqual([one, two])
  expect((await console.ask(oneHost)).rows.map(([src]) => src)).toEqual(['10.20.0.11'])

  // The result becomes a dashboard.
  await console.ask(statement)
  const add = () => console.words(addWords)
  await console.inBoth(async () => {
    await page.getByRole('button', { name: add().open.replace('…', '') }).click()
    await expect(page.getByRole('textbox', { name: add().newName })).toBeVisible()
    await expect(page.getByRole('button', { name: add().add, exact: true })).toBeVisible()
    await page.keyboard.press('Escape')
  })
  await page.getByRole('button', { name: add().open.replace('…', '') }).click()
  await page.getByRole('textbox', { name: add().newName }).fill('VPN gateway 1')
  await page.getByRole('button', { name: add().add, exact: true }).click()
  const dashboard = () => page.getByRole('button', { name: add().openDashboard }).or(page.getByRole('link', { name: add().openDashboard }))
  await expect(dashboard()).toBeVisible()
  await page.getByRole('button', { name: add().stay, exact: true }).click()
  // Once more in the other language, to the dashboard that is there now.
  await console.turned()
  await page.getByRole('button', { name: add().open.replace('…', '') }).click()
  await page.getByRole('button', { name: add().add, exact: true }).click()
  await dashboard().click()
  await idle(page)
  await expect(page.getByRole('heading', { level: 1, name: 'VPN gateway 1' })).toBeVisible()
  await expect(page.getByRole('main')).toContainText('192.168.100.4')

  // The page of the gateway says the same of the open source.
  await console.goTo('vpnGateways')
  await page.getByRole('link', { name: 'branch-vpn', exact: true }).click()
  await idle(page)
  const now = page.getByRole('table', { name: console.words(gatewayWords).basic }).locator('tbody tr')
  const [first, second] = [now.nth(0), now.nth(1)]
  await expect(first).toContainText('100')
  await expect(second).toContainText('0 B')
  await expect(page.getByRole('main')).toContainText('192.168.100.4')
})
