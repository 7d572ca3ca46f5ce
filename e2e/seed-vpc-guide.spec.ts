// "VPC flow logs": its four use cases, as their reader walks them in the page, from the first step to the figures that they show;
// half in English and half in Chinese, so that each step is taken in both.

import { cases } from '../test/conformance/cases.ts'
import { expect, idle, test } from './sealed.ts'
import { DemoConsole } from './support-cloud/console.ts'
import { openDemoCloud, refusals } from './support-cloud/demo-cloud.ts'

test.use({ expectedErrors: refusals })

function documented(id: string): string {
  const found = cases.find((one) => one.id === id)
  if (found === undefined) throw new Error(`No documented statement is called ${id}.`)
  return found.statement
}

/** Median of the last column by the one before it: of a rate per minute, what it usually is. */
function usual(rows: readonly (readonly unknown[])[]): Map<string, number> {
  const byName = new Map<string, (readonly unknown[])[]>()
  for (const row of rows) byName.set(String(row.at(-2)), [...(byName.get(String(row.at(-2))) ?? []), row])
  return new Map([...byName].map(([name, own]) => [name, own.map((row) => Number(row.at(-1))).toSorted((a, b) => a - b)[Math.floor(own.length / 2)] ?? 0]))
}

/** Unix seconds as a time of day in +08:00. */
const clock = (seconds: number): string => new Date((seconds + 8 * 3600) * 1000).toISOString().slice(11, 16)

const near = (value: number | undefined, wanted: number): boolean => Math.abs((value ?? 0) / wanted - 1) < 0.1

test('who asks for port 80 of a server, and the traffic inside its VPC', async ({ page }) => {
  const console = new DemoConsole(page, 'en')
  await console.firstUse()
  await console.newFlowLog()
  await console.resource('NetworkInterface', 'ecs1')
  await console.interval(1)
  await console.deliveredTo('seed-vpc', 'web-server')
  await console.pass('minutes10')

  // Those of 120.26.* are let in, the other four are refused.
  await console.turned()
  await console.queryOf('web-server')
  const asked = await console.rows(documented('seed-web'))
  expect(asked.map(([src, accepted, rejected]) => `${String(src).split('.').slice(0, 2).join('.')} ${Number(accepted) > 0} ${Number(rejected) > 0}`).toSorted()).toEqual([
    '120.26 true false', '121.43 false true', '154.212 false true', '176.65 false true', '198.235 false true',
  ])

  // As rows, and as the area chart of the documentation.
  const inside = usual(await console.rows(documented('seed-intra')))
  expect([...inside].toSorted((a, b) => b[1] - a[1]).slice(0, 2).map(([pair]) => pair)).toEqual(['10.0.0.1->10.0.0.2', '10.0.0.1->10.0.0.3'])
  expect([near(inside.get('10.0.0.1->10.0.0.2'), 1_400_000), near(inside.get('10.0.0.1->10.0.0.3'), 700_000)]).toEqual([true, true])
  await console.inBoth(async () => expect(await console.areaChart()).toMatch(/10\.0\.0\.1->10\.0\.0\.2[^]*Mbps/))
})

test('traffic over a peering connection, and of a NAT gateway', async ({ page }) => {
  const console = new DemoConsole(page, 'en')
  await openDemoCloud(page, '/flow-logs', 'new')
  await console.turned()
  await console.activate()
  // Not in the half hour that is all spike.
  await console.passUntil(17, 0)
  await console.newFlowLog()
  await console.resource('VPC', 'production')
  await console.interval(1)
  await console.deliveredTo('seed-vpc', 'vpc1')
  await console.newFlowLog()
  await console.inBoth(() => console.captureAt('VSwitch'))
  await console.resource('VSwitch', 'nat')
  await console.interval(1)
  await console.deliveredTo('seed-vpc', 'nat-gateway', { project: 'choose' })
  await console.pass('minutes10', 2)

  // A spike from 10.0.0.1 to 172.16.0.1, in traffic that is small otherwise.
  await console.queryOf('vpc1')
  const between = await console.rows(documented('seed-inter').replace('limit 100 ', 'limit 1000 '))
  const [peak] = between.toSorted((a, b) => Number(b[2]) - Number(a[2]))
  expect(peak?.[1]).toBe('10.0.0.1->172.16.0.1')
  expect(near(Number(peak?.[2]), 6_000_000)).toBe(true)
  expect(usual(between).get('10.0.0.1->172.16.0.1')).toBeLessThan(300_000)

  // To one public address, and back.
  await console.turned()
  await console.queryOf('nat-gateway')
  const out = usual(await console.rows(documented('seed-nat-1').replace('120.26.XX.XX', '120.26.*')))
  expect([...out].toSorted((a, b) => b[1] - a[1])[0]?.[0]).toBe('10.0.0.1')
  expect(near(out.get('10.0.0.1'), 12_000)).toBe(true)
  expect(usual(await console.rows(documented('seed-nat-2').replace('120.26.XX.XX', '120.26.*'))).has('10.0.0.1')).toBe(true)
  expect((await console.rows(documented('seed-nat-3'))).length).toBeGreaterThan(0)
})

test('what share each VPC has of a circuit', async ({ page }) => {
  const console = new DemoConsole(page, 'en')
  await console.firstUse()
  await console.passUntil(14, 40)
  for (const [name, how] of [['orders', 'create'], ['billing', 'choose']] as const) {
    await console.newFlowLog()
    await console.resource('VPC', name)
    await console.interval(1)
    await console.path('transitRouter')
    await console.deliveredTo('seed-vpc', 'circuit', { project: how, logstore: how })
    await console.turned()
  }
  await console.passUntil(16, 10)
  await console.queryOf('circuit')
  await page.goto(page.url().replace(/([?&]t=)[^&]*/, '$1now-2h..now'))
  await idle(page)
  const shares = (await console.rows(documented('seed-ec'))).map(([minute, share]) => ({ at: clock(Number(minute)), share: Number(share) }))
  // VPC1's is the higher from 14:50 to 15:50.
  // Time passes in steps of ten minutes, so now is between 16:01 and 16:10. Lots of a minute arrive up to 60 seconds after its end:
  // what began before 16:00 is whole, and of the last minutes a lot of either VPC may be missing, which tells another share.
  const whole = shares.filter(({ at }) => at > '14:45' && at < '16:00')
  expect(whole.length).toBeGreaterThan(60)
  expect(whole.filter(({ at, share }) => share > 50 !== (at >= '14:50' && at < '15:50'))).toEqual([])
})
