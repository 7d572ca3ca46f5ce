// "Network troubleshooting … VPC flow logs": authorise, create a flow log, look at raw logs, and use Flow Log Center over its
// Logstore; half in English and half in Chinese, with what is said at one place only looked at in both.

import { firstWords } from '../src/features/flow-logs/first-use/words.ts'
import { words as flowLogWords } from '../src/features/flow-logs/words.ts'
import { instanceWords } from '../src/features/sources/instances/words.ts'
import { screenNames } from '../src/model/screens.ts'
import { expect, idle, test } from './sealed.ts'
import { DemoConsole } from './support-cloud/console.ts'
import { openDemoCloud, refusals } from './support-cloud/demo-cloud.ts'

test.use({ expectedErrors: refusals })

/** The connection that stays open, in the whole hour of the clock that ended last. */
const perHour = `srcaddr: 10.0.0.1 and dstaddr: 10.0.0.2 and dstport: 9000 | select date_trunc('hour', __time__) as hour, count(*) as records from log group by hour order by records desc limit 1`

test('a flow log is made for the first time, its records are read raw and in Flow Log Center, and it is ended', async ({ page }) => {
  const console = new DemoConsole(page, 'en')
  await openDemoCloud(page, '/flow-logs', 'new')
  await page.getByRole('button', { name: console.words(firstWords).showText }).click()
  await expect(page.getByText('AliyunVPCLogArchiveRolePolicy').first()).toBeVisible()
  await console.turned()
  await page.getByRole('button', { name: console.words(firstWords).hideText }).click()
  await expect(page.getByRole('button', { name: console.words(firstWords).showText })).toBeVisible()
  await console.activate()

  await console.newFlowLog()
  await console.resource('NetworkInterface', 'ecs1')
  await console.interval(1)
  await console.deliveredTo('seed-ecs', 'flow-logs')
  // However late in the hour it is, one hour of the clock is whole then.
  await console.pass('hour', 2)
  await console.pass('minutes10')

  // A connection that stays open makes sixty records an hour at one minute.
  await console.turned()
  await console.queryOf('flow-logs')
  await page.goto(page.url().replace(/([?&]t=)[^&]*/, '$1now-3h..now'))
  await idle(page)
  expect((await console.rows(perHour)).map(([, records]) => records)).toEqual([60])

  // Flow Log Center: an instance over the Logstore, opened by its id.
  await page.goto('/sources')
  await idle(page)
  let id = ''
  const names = ['first instance', 'second instance']
  await console.inBoth(async () => {
    const w = console.words(instanceWords)
    const name = names.shift() ?? ''
    await page.getByRole('button', { name: w.createDeed }).click()
    const panel = page.getByRole('complementary', { name: w.create })
    await panel.getByLabel(w.name).fill(name)
    await panel.getByLabel(w.project, { exact: true }).selectOption('seed-ecs')
    await panel.getByLabel(w.logstore, { exact: true }).selectOption({ index: 1 })
    id = await panel.getByLabel(w.id).inputValue()
    await panel.getByRole('button', { name: w.createDeed }).click()
    await expect(page.getByText(w.created(name))).toBeVisible()
  })
  await page.getByRole('link', { name: id, exact: true }).click()
  const overview = () => page.getByRole('region', { name: console.words(instanceWords).monitoringCenter }).getByRole('link', { name: console.words(screenNames).overview, exact: true })
  await console.inBoth(() => expect(overview()).toBeVisible())
  await overview().click()
  await console.inBoth(() => expect(page.getByRole('heading', { level: 1, name: console.words(screenNames).overview })).toBeVisible())
  await idle(page)
  await expect(page.locator('#panel-per-eni')).toContainText('100')

  // Stopped, then deleted: what each ends is said. Another flow log of the interface may be made then.
  await console.goTo('flowLogs')
  const flow = () => console.words(flowLogWords)
  const row = page.getByRole('row').filter({ hasText: 'seed-ecs' })
  await console.inBoth(async () => {
    await row.getByRole('button').last().click()
    await expect(page.getByRole('menuitem', { name: flow().stop, exact: true })).toBeVisible()
    await page.keyboard.press('Escape')
  })
  await row.getByRole('button').last().click()
  await page.getByRole('menuitem', { name: flow().stop, exact: true }).click()
  await expect(row).toContainText(flow().stateStopped, { timeout: 30_000 })
  await console.inBoth(async () => {
    await expect(row).toContainText(flow().stateStopped)
    await row.getByRole('button').last().click()
    await page.getByRole('menuitem', { name: flow().remove }).click()
    await expect(page.getByRole('dialog')).toContainText(flow().removeDetail)
    await expect(page.getByRole('dialog').getByRole('button', { name: flow().removeNow('') })).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
  })
  await row.getByRole('button').last().click()
  await page.getByRole('menuitem', { name: flow().remove }).click()
  await page.getByRole('dialog').getByRole('button', { name: flow().removeNow('') }).click()
  await expect(row).toHaveCount(0, { timeout: 30_000 })
})
