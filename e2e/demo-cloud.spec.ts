import type { CDPSession, Page } from '@playwright/test'
import { parseCloudState } from '../mocks/cloud/state.ts'
import { DirectSource } from '../mocks/cloud/delivery/direct-source.ts'
import { holdingOf } from '../mocks/cloud/delivery/packet-source.ts'
import { decoded } from '../mocks/cloud/testing.ts'
import { demoCloudDatabase } from '../src/model/cloud/demo.ts'
import { query, visit } from './support/console.ts'
import { expect, idle, test } from './sealed.ts'
import { DemoConsole } from './support-cloud/console.ts'
import { openDemoCloud, refusals } from './support-cloud/demo-cloud.ts'

// Lost answers and a service worker that was ended are told by the browser, whatever the page makes of them.
test.use({ expectedErrors: new RegExp(`${refusals.source}|net::ERR_FAILED`) })

const place = { region: 'cn-hangzhou', project: 'vpc-flow-prod', logstore: 'vpc-flowlog' } as const

interface Totals {
  readonly [verdict: string]: readonly number[]
}

/** The account as this browser keeps it. */
function keptState(page: Page): Promise<unknown> {
  return page.evaluate(
    (name) =>
      new Promise((done, failed) => {
        const opening = indexedDB.open(name)
        opening.onerror = () => failed(new Error('The account is not kept.'))
        opening.onsuccess = () => {
          const reading = opening.result.transaction('world').objectStore('world').get('state')
          reading.onsuccess = () => {
            opening.result.close()
            done(reading.result)
          }
        }
      }),
    demoCloudDatabase,
  )
}

/** Records, packets and bytes by verdict, from the packets of all shards, decoded by a library that is not the page's. */
async function truth(page: Page, from: number, to: number): Promise<Totals> {
  const state = parseCloudState(await keptState(page))
  if (state === null) throw new Error('The account cannot be read.')
  const now = Math.floor(Date.now() / 1000 + state.clockOffset)
  const holding = holdingOf(state, now, place.region, place.project, place.logstore)
  if (holding === null) throw new Error('The account has no such logstore.')
  const source = new DirectSource()
  const sums = new Map<string, number[]>()
  for (const { id } of holding.logstore.shards) {
    let cursor = await source.cursor(holding, id, from)
    for (;;) {
      const packet = await source.pull(holding, { shard: id, cursor, endCursor: null, count: 1000, compression: 'none' })
      if (packet.groups === 0) break
      for (const { time, fields } of decoded(packet.body, 'none')) {
        if (time < from || time >= to) continue
        const sum = sums.get(fields['action'] ?? '') ?? [0, 0, 0]
        const more = [1, Number(fields['packets']) || 0, Number(fields['bytes']) || 0]
        sums.set(fields['action'] ?? '', sum.map((value, i) => value + (more[i] ?? 0)))
      }
      cursor = packet.next
    }
  }
  return Object.fromEntries(sums)
}

async function held(page: Page, from: number, to: number): Promise<Totals> {
  const { rows } = await query(page, `* | select coalesce(action, '-'), count(*), coalesce(sum(packets), 0), coalesce(sum(bytes), 0) from log where __time__ >= ${from} and __time__ < ${to} group by 1`)
  return Object.fromEntries(rows.map(([verdict, ...sums]) => [String(verdict), sums.map(Number)]))
}

const pointOf = (seconds: number): string => `${new Date(seconds * 1000).toISOString().slice(0, 16)}Z`

const linkTo = (from: number, to: number, scenario: string): string =>
  `/overview?v=1&s=logstore-${place.region}/${place.project}/${place.logstore}&t=${pointOf(from)}..${pointOf(to)}&scenario=${scenario}`

/** As the browser does it when no tab is looked at for a while. */
async function serviceWorkerEnded(session: CDPSession): Promise<void> {
  await session.send('ServiceWorker.enable')
  await session.send('ServiceWorker.stopAllWorkers')
}

test('two tabs, a hard reload and a service worker that was ended: every request is answered, and all see one account', async ({ page, context }) => {
  await openDemoCloud(page, '/flow-logs', 'running')
  const other = await context.newPage()
  await visit(other, '/flow-logs')
  await idle(other)
  await expect(other.getByRole('link', { name: 'web-debug', exact: true })).toBeVisible()

  await page.getByRole('button', { name: 'Actions for web-debug' }).click()
  await page.getByRole('menuitem', { name: /^Delete/ }).click()
  await page.getByRole('button', { name: 'Delete web-debug' }).click()
  await expect(other.getByRole('link', { name: 'web-debug', exact: true })).toHaveCount(0, { timeout: 40_000 })

  const session = await context.newCDPSession(page)
  await Promise.all([page.waitForEvent('load'), session.send('Page.reload', { ignoreCache: true })])
  await idle(page)
  expect(await page.evaluate(() => navigator.serviceWorker.controller)).toBeNull()
  await expect(page.getByRole('link', { name: 'prod-rejects', exact: true })).toBeVisible()
  await expect(page.getByRole('link', { name: 'web-debug', exact: true })).toHaveCount(0)

  await serviceWorkerEnded(session)
  await other.getByRole('button', { name: 'Actions for prod-rejects' }).click()
  await other.getByRole('menuitem', { name: /^Stop/ }).click()
  await expect(other.getByRole('row', { name: /^prod-rejects/ })).toContainText('Stopped', { timeout: 40_000 })
  await expect(page.getByRole('row', { name: /^prod-rejects/ })).toContainText('Stopped', { timeout: 40_000 })
})

test('shards that merge, late records, lost answers, a page loaded again meanwhile: two tabs hold each record once', async ({ page, context }) => {
  await openDemoCloud(page, '/flow-logs?scenario=shard-merge,late-records', 'running')
  await new DemoConsole(page, 'en').pass('minutes10', 3)
  const state = parseCloudState(await keptState(page))
  const now = Math.floor((Date.now() / 1000 + (state?.clockOffset ?? 0)) / 60) * 60
  const [from, to] = [now - 40 * 60, now - 22 * 60]
  const link = linkTo(from, to, 'flaky')
  const other = await context.newPage()
  await Promise.all([visit(page, link), visit(other, link)])
  await page.waitForFunction(() => window.flowlog.describe().records > 0)
  await page.reload()
  await Promise.all([idle(page), idle(other)])
  const expected = await truth(page, from, to)
  expect(Object.keys(expected).toSorted()).toEqual(['-', 'ACCEPT', 'REJECT'])
  expect(await held(page, from, to)).toEqual(expected)
  expect(await held(other, from, to)).toEqual(expected)
})
