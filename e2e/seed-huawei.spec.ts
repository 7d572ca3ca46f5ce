// "VPC Flow Log" and "Flow Log Overview" (Enterprise Router) of Huawei Cloud, as their readers walk them in the page: from the log group and
// the log stream to what the records tell; partly in English and partly in Chinese, with what the page says beside looked at in both.

import { asideWords } from '../src/features/huawei-wizard/aside-words.ts'
import { breachWords } from '../src/features/huawei-wizard/breach-words.ts'
import { formWords } from '../src/features/huawei-wizard/form-words.ts'
import { reviewWords } from '../src/features/huawei-wizard/review-words.ts'
import { words as listWords } from '../src/features/flow-logs/words.ts'
import { streamWords } from '../src/ui/cloud/stream-words.ts'
import { expect, idle, test } from './sealed.ts'
import { refusals } from './support-cloud/demo-cloud.ts'
import { panel } from './support-overview/panel.ts'
import { HuaweiConsole } from './support-cloud/huawei-console.ts'

test.use({ expectedErrors: refusals })

const rejectedAt = "* | select dstaddr, count(1) as n from log where action = 'REJECT' group by dstaddr order by n desc limit 1"
const guessed = "* | select dstaddr, dstport, direction from log where srcaddr = '77.90.185.20' and dstport = 22 and action = 'REJECT' group by dstaddr, dstport, direction"
// Two questions from one port within ten minutes are one record of twice as much.
const names = "* | select dstport, protocol, min(packets) as packet, min(bytes) as byte, action from log where srcaddr = '192.168.0.154' and dstaddr = '192.168.3.25' group by dstport, protocol, action"
const statuses = '* | select "log-status" from log group by "log-status"'
const heaviest = '* | select srcaddr, dstaddr, direction, sum(bytes) as byte from log group by srcaddr, dstaddr, direction order by byte desc limit 2'
const echoes = "* | select srcaddr, dstaddr, srcport, dstport, protocol, max(packets) as most from log where srcaddr = '192.168.3.227' group by srcaddr, dstaddr, srcport, dstport, protocol"

test('traffic of a VPC, and accepted traffic of a NIC, are recorded and analysed', async ({ page }) => {
  const console = new HuaweiConsole(page, 'en')
  const form = () => console.words(formWords)
  const review = () => console.words(reviewWords)
  const aside = () => console.words(asideWords)
  const list = () => console.words(listWords)
  await console.open()

  // A VPC: each NIC in it is monitored that can be.
  await console.create('createHuaweiVpc')
  await console.inBoth(async () => {
    await page.getByRole('button', { name: new RegExp(review().delivery) }).last().click()
    await expect(page.getByRole('alert')).toContainText(console.words(breachWords).noResource)
  })
  await console.name('shop all')
  await console.inBoth(() => expect(page.getByRole('main')).toContainText(console.words(breachWords).space))
  await console.name('shop-all')
  await console.of('vpc')
  await console.choose('vpc', 'shop')
  await console.inBoth(async () => {
    await expect(page.getByRole('main')).toContainText('g3')
    await expect(page.getByRole('table', { name: aside().captured })).toContainText('9')
    await expect(page.getByRole('complementary')).toContainText(aside().mostValue('3,600,000'))
  })
  await console.next('delivery')
  await console.target('vpc-logs', 'shop')
  await console.turned()
  await console.next('review')
  await console.inBoth(async () => {
    await expect(page.getByRole('tabpanel')).toContainText('huaweicloud_lts_group.vpc_logs.id')
    await expect(page.getByRole('complementary')).toContainText(aside().free)
  })
  await console.made()
  await console.inBoth(async () => {
    await expect(page.getByRole('main')).toContainText(review().pieceGroup('vpc-logs', 30))
    await expect(page.getByRole('button', { name: review().another })).toBeVisible()
  })

  // Another one, of a NIC that nobody may reach. Those of other families, and without an ECS, cannot be chosen.
  await page.getByRole('button', { name: review().another }).click()
  await idle(page)
  await console.name('closed-accepted')
  await console.of('port')
  await console.inBoth(async () => {
    await page.getByRole('combobox', { name: form().port, exact: true }).fill('model-1')
    const model = page.getByRole('option', { name: /^model-1\b/ })
    await expect(model).toHaveAttribute('aria-disabled', 'true')
    await expect(model).toContainText(form().cannot('p1'))
    await page.getByRole('combobox', { name: form().port, exact: true }).fill('shop-elb')
    await expect(page.getByRole('option', { name: /^shop-elb\b/ })).toContainText(form().noEcs)
  })
  await console.choose('port', 'closed-1')
  await console.filter('accept')
  await console.inBoth(() => expect(page.getByRole('main')).toContainText(form().acceptHint))
  await console.next('delivery')
  await console.target(null, 'closed')
  await console.next('review')
  await console.made()

  // Two windows later: what the records of the VPC tell.
  await console.pass('minutes10', 3)
  await console.records('shop-all', 'huaweiVpc')
  // Nine can be logged; one of them is of a server that is switched off.
  await expect(panel(page, 'enis')).toContainText('8')
  await console.query()
  expect((await console.ask(rejectedAt)).rows.map(([address]) => address)).toEqual(['192.168.0.10'])
  await console.turned()
  expect((await console.ask(guessed)).rows).toEqual([['192.168.0.10', '22', 'in']])
  expect((await console.ask(names)).rows).toEqual([['53', '17', '1', '96', 'ACCEPT']])

  // Only rejected traffic: under the filter for accepted traffic no data.
  await console.records('closed-accepted', 'huaweiVpc')
  await console.query()
  expect((await console.ask(statuses)).rows).toEqual([['NODATA']])

  // Stopped and deleted, with what that means said.
  await console.pageOf('closed-accepted', 'huaweiVpc')
  await console.inBoth(() => expect(page.getByRole('button', { name: list().stop, exact: true })).toBeVisible())
  await page.getByRole('button', { name: list().stop, exact: true }).click()
  await expect(page.getByText(list().stopSaidHuawei('closed-accepted'))).toBeVisible()
  await console.inBoth(async () => {
    await expect(page.getByRole('button', { name: list().start, exact: true })).toBeVisible()
    await expect(page.getByRole('button', { name: list().remove, exact: true })).toBeVisible()
  })
  await page.getByRole('button', { name: list().remove, exact: true }).click()
  await page.getByRole('button', { name: list().removeNow('closed-accepted') }).click()
  await expect(page.getByRole('link', { name: 'shop-all', exact: true }).or(page.getByRole('heading', { level: 1, name: list().title }))).toBeVisible()
})

test('traffic of attachments of an enterprise router is recorded and analysed', async ({ page }) => {
  const console = new HuaweiConsole(page, 'en')
  const form = () => console.words(formWords)
  const review = () => console.words(reviewWords)
  const aside = () => console.words(asideWords)
  await console.open()
  await console.turned()

  // First the log group and the log stream.
  await console.create('createRouter')
  await console.inBoth(() => expect(page.getByRole('main')).toContainText(form().mustExist))
  await console.target('router-logs', 'beijing')
  await page.getByRole('button', { name: review().makeTarget, exact: true }).click()
  await console.inBoth(async () => {
    await expect(page.getByRole('combobox', { name: form().router, exact: true })).toBeVisible()
    await expect(page.getByRole('main')).toContainText(form().fragments)
    await expect(page.getByRole('complementary')).toContainText(aside().quotaEr(0, 20))
  })

  // An attachment that is not ready cannot be chosen; a virtual gateway is told of, a global DC gateway recommended.
  await console.name('circuit')
  await console.choose('router', 'er-lab')
  await console.inBoth(async () => {
    await page.getByRole('combobox', { name: form().attachment, exact: true }).click()
    await expect(page.getByRole('option', { name: /^trial-vpc\b/ })).toContainText(form().pending)
    await page.keyboard.press('Escape')
  })
  await console.choose('router', 'er-beijing')
  await console.choose('attachment', 'datacentre-virtual')
  await console.inBoth(() => expect(page.getByRole('main')).toContainText(form().vgwOld))
  await console.choose('attachment', 'datacentre-global')
  await console.inBoth(() => expect(page.getByRole('main')).toContainText(form().about_gdgw))
  await console.next('review')
  await expect(page.getByRole('tabpanel')).toContainText('huaweicloud_er_flow_log')
  await console.made()
  await page.getByRole('button', { name: review().another }).click()
  await idle(page)
  await console.turned()
  await console.name('warehouse')
  await console.choose('attachment', 'data-vpc')
  await console.next('review')
  await console.made()

  // However late in a window it is, a whole one has been delivered then: the traffic to the data center, out at the circuit and in at the VPC.
  await console.pass('minutes10', 3)
  await console.records('circuit', 'huaweiEr')
  await console.query()
  const top = (await console.ask(heaviest)).rows
  expect(new Set(top.map((row) => row.slice(0, 3).join(' ')))).toEqual(new Set(['172.16.0.206 10.200.0.8 in', '172.16.0.206 10.200.0.8 out']))
  const { rows } = await console.ask(echoes)
  expect(rows).toContainEqual(['192.168.3.227', '172.16.0.206', '–', '–', '1', '279'])

  // After a reload the link knows where its records came from.
  await page.reload()
  await idle(page)
  await console.inBoth(() => expect(page.getByRole('button', { name: console.words(streamWords).again })).toBeVisible())
  await page.getByRole('button', { name: console.words(streamWords).again }).click()
  await expect(page.getByRole('grid')).toContainText('192.168.3.227')
})
