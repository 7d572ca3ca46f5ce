import type { Locator, Page } from '@playwright/test'
import { expect, idle, test } from './sealed.ts'
import { violations } from './support/axe.ts'
import { panelsById } from './support/console.ts'
import { openDemoCloud } from './support-cloud/demo-cloud.ts'

/** Refusals and lost answers are told by the browser as errors of the console, whatever the page makes of them. */
test.use({ expectedErrors: /the server responded with a status of (4\d\d|5\d\d)|net::ERR_FAILED/ })

const place = 'logstore-cn-hangzhou/vpc-flow-prod/vpc-flowlog'

interface Sums {
  readonly records: number
  readonly bytes: number
}

/** Whole hours that ended some hours ago: everything of them has been received. */
function hoursAgo(from: number, to: number): { readonly from: number; readonly to: number } {
  const hour = Math.floor(Date.now() / 3_600_000) * 3600
  return { from: hour - from * 3600, to: hour - to * 3600 }
}

function linkTo({ from, to }: { readonly from: number; readonly to: number }, more = ''): string {
  const text = (seconds: number): string => `${new Date(1000 * seconds).toISOString().slice(0, 16)}Z`
  return `/overview?v=1&s=${place}&t=${text(from)}..${text(to)}${more}`
}

/** What the service itself counts, by its own search over what was delivered. */
function counted(page: Page, range: { readonly from: number; readonly to: number }): Promise<Sums> {
  return page.evaluate(async ({ from, to }) => {
    const response = await fetch('/cloud/sls/cn-hangzhou/vpc-flow-prod/logstores/vpc-flowlog/logs', {
      method: 'POST', headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ from, to, query: '* | select count(*) as records, sum(bytes) as bytes' }),
    })
    const { data } = await response.json()
    return { records: Number(data[0].records), bytes: Number(data[0].bytes) }
  }, range)
}

/** What the page holds of a range. */
function held(page: Page, range: { readonly from: number; readonly to: number }): Promise<Sums> {
  return page.evaluate(async ({ from, to }) => {
    const { rows } = await window.flowlog.query('* | select count(*), sum(bytes)', { from, to })
    return { records: Number(rows[0]?.[0]), bytes: Number(rows[0]?.[1]) }
  }, range)
}

const strip = (page: Page): Locator => page.getByRole('region', { name: 'Reading of the logstore' })

test('a logstore is read for the range of its link, each record once, also after a reload in the middle and in two tabs', async ({ page }) => {
  await openDemoCloud(page, '/flow-logs', 'running')
  const range = hoursAgo(3, 2)
  await page.goto(linkTo(range))
  await idle(page)
  await expect(strip(page)).toContainText('The range is complete')
  const truth = await counted(page, range)
  expect(truth.records).toBeGreaterThan(1000)
  expect(await held(page, range)).toEqual(truth)
  const asked = await panelsById(page)
  expect([...asked.values()].filter((one) => 'problem' in one)).toEqual([])

  // Another range costs what is not there yet; while it comes, the page is gone to again.
  const longer = hoursAgo(7, 2)
  await page.goto(linkTo(longer))
  await expect(strip(page)).toContainText('Reading')
  const twin = await page.context().newPage()
  await Promise.all([page.reload(), twin.goto(linkTo(longer))])
  for (const tab of [page, twin]) {
    await idle(tab)
    await expect(strip(tab)).toContainText('The range is complete')
    expect(await held(tab, longer)).toEqual(await counted(tab, longer))
  }
  await twin.close()
  expect(await violations(page, '.logstore-strip')).toEqual([])
})

test('what comes is added while a logstore is followed, and nothing on the screen changes its place', async ({ page }) => {
  await openDemoCloud(page, '/flow-logs', 'running')
  await page.goto(`/overview?v=1&s=${place}&t=now-30m..now`)
  await idle(page)
  await expect(strip(page)).toContainText('records may still come')
  const places = (): Promise<readonly string[]> =>
    page.locator('.panel, .logstore-strip, .logstore-strip button:visible, .logstore-strip input').evaluateAll((all) => all.map((one) => {
      const { x, y, width, height } = one.getBoundingClientRect()
      return `${one.id || one.className} ${[x, y, width, height].map(Math.round).join(' ')}`
    }))
  const follow = strip(page).getByRole('switch', { name: 'Follow' })
  await follow.click()
  await expect(strip(page)).toContainText('Following')
  const before = { places: await places(), records: await page.evaluate(() => window.flowlog.describe().records) }
  // Ten minutes pass in another tab, which shares the world.
  const other = await page.context().newPage()
  await other.goto('/settings')
  await idle(other)
  await other.getByRole('button', { name: 'Let pass 10 min' }).click()
  await expect.poll(() => page.evaluate(() => window.flowlog.describe().records), { timeout: 60_000 }).toBeGreaterThan(before.records + 500)
  await other.close()
  await idle(page)
  expect(await places()).toEqual(before.places)

  await strip(page).getByRole('button', { name: 'Pause' }).click()
  await expect(strip(page)).toContainText('Paused')
  await strip(page).getByRole('button', { name: 'Resume' }).click()
  await expect(strip(page)).toContainText('Following')
  // What has an end in the past is not followed.
  await page.getByRole('button', { name: 'Back by its length' }).click()
  await idle(page)
  await expect(follow).not.toBeChecked()
})

test('what keeps a logstore from being read is said, and mended by trying again', async ({ page }) => {
  await openDemoCloud(page, '/flow-logs', 'running')
  const other = await page.context().newPage()
  await other.goto('/settings')
  const range = hoursAgo(4, 3)
  for (const [scenario, sentence] of [['expired-token', 'The access token has expired.'], ['clock-skew', 'The clock of the proxy differs from the service']] as const) {
    await other.goto(`/settings?scenario=${scenario}`)
    await idle(other)
    await page.goto(linkTo(range))
    await expect(strip(page).getByRole('alert')).toContainText(sentence)
    await strip(page).getByRole('button', { name: 'Try again' }).click()
    await expect(strip(page).getByRole('alert')).toContainText(sentence)
  }
  await other.goto('/settings?scenario=flaky,read-quota')
  await idle(other)
  await strip(page).getByRole('button', { name: 'Try again' }).click()
  await expect(strip(page)).toContainText('asked again in')
  await strip(page).getByRole('button', { name: 'Try now' }).click()
  await other.goto('/settings?scenario=none')
  await idle(other)
  await expect(strip(page)).toContainText('The range is complete', { timeout: 60_000 })
  await idle(page)
  expect(await held(page, range)).toEqual(await counted(page, range))
})

test('a link to a logstore waits for an account, in either language', async ({ page }) => {
  const range = hoursAgo(3, 2)
  await page.goto(linkTo(range))
  await expect(page.getByRole('heading', { name: 'The logstore of this link needs a cloud account' })).toBeVisible()
  await page.getByRole('button', { name: '中文' }).click()
  await expect(page.getByRole('heading', { name: '打开此链接的 Logstore 需要云账号' })).toBeVisible()
  await page.getByRole('button', { name: '打开运行中的账号' }).click()
  await expect(page.getByText('该时间范围已完整')).toBeVisible({ timeout: 60_000 })
  await idle(page)
  expect((await held(page, range)).records).toBeGreaterThan(1000)
})
