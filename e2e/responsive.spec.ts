import { awsLines, textOf } from './support/files.ts'
import { describe, valueOf, visit } from './support/console.ts'
import { beginReading, hasReplaced, heard, listen, quantile, readingEnded } from './support/listening.ts'
import { openedReport } from './support/screens.ts'
import { expect, idle, test } from './sealed.ts'

/** Records held while the page is asked to stop; the promise is for ten million, `FLOWLOG_RECORDS=10000000`. */
const held = Number(process.env['FLOWLOG_RECORDS'] ?? 6_000_000)
/** So many that nobody reads them before they are stopped. */
const whole = 5 * held
const promised = 50
const piece = 50_000
const lines = textOf(awsLines(piece))

// Making, reading and asking many records takes its time on a busy machine; nothing here is measured by it.
test.setTimeout(180_000)
test.describe.configure({ mode: 'default' })
test.use({ isFirstVisit: true })

test('panels are drawn before the end of a reading, and Stop stops it really', async ({ page }) => {
  await visit(page)
  await beginReading(page, lines, 200)
  await page.waitForURL(/\/overview/)
  // Drawn while it is read: a panel has its picture, and the reading goes on.
  await page.locator('main canvas, main svg[role=img]').first().waitFor()
  const early = await describe(page)
  expect(early.reading).toBe(true)
  expect(early.records).toBeLessThan(200 * piece)

  await openedReport(page)
  await page.getByRole('button', { name: 'Stop', exact: true }).click()
  const records = await readingEnded(page)
  await idle(page)
  expect(records).toBeLessThan(200 * piece)
  expect((await describe(page)).records).toBe(records)
  expect(await valueOf(page, '* | select count(*) as records')).toBe(records)
})

test('cancelling a read is heard within 50 ms, and nothing more is read', async ({ page }) => {
  await listen(page)
  await visit(page)
  const turns = 7
  for (let turn = 0; turn < turns; turn++) {
    const before = turn === 0 ? 0 : (await describe(page)).records
    const wanted = turn === 0 ? held / 2 : before + held / 10
    // Files of different names are different files; the records stay and become more.
    await beginReading(page, lines, whole / piece + turn)
    await page.waitForFunction((least) => window.flowlog.describe().records >= least && window.flowlog.describe().reading, wanted)
    await openedReport(page)
    await page.getByRole('button', { name: 'Stop', exact: true }).click()
    const records = await readingEnded(page)
    expect(records).toBeLessThan(whole)
    await idle(page)
    const now = (await describe(page)).records
    expect(now).toBeGreaterThanOrEqual(wanted)
    expect(now).toBeLessThan(before + whole)
    expect(await valueOf(page, '* | select count(*) as records')).toBe(now)
    expect((await describe(page)).reading).toBe(false)
    await expect(page.getByRole('main')).toContainText('Stopped by you')
  }
  const { stops, longestTask } = await heard(page)
  test.info().annotations.push({ type: 'heard', description: `stops ${stops.map(Math.round).join(', ')} ms after the click; longest task of the page ${Math.round(longestTask)} ms` })
  expect(stops).toHaveLength(turns)
  expect(quantile(stops, 0.5)).toBeLessThanOrEqual(promised)
})

test('replacing a question is heard within 50 ms', async ({ page }) => {
  await listen(page)
  await visit(page)
  await beginReading(page, lines, held / piece)
  expect(await readingEnded(page)).toBe(held)
  await idle(page)
  // Each view asks its questions, and is replaced when the worker has just begun with them.
  const begun = await page.evaluate('performance.now()')
  const link = (ports: string): Promise<string> =>
    page.evaluate((range) => {
      const url = new URL(location.href)
      url.searchParams.set('f', `srcport:range:${range}`)
      return url.href
    }, ports)
  for (let turn = 0; turn < 30; turn++) {
    // Half of the records, and then the other half: what differs little from the view before is answered before it can be replaced.
    const at = 40_300 + ((turn * 397) % 500)
    const [first, second] = [await link(`${at}..`), await link(`..${at - 1}`)]
    await page.evaluate(
      ([before, after]) => {
        Reflect.get(window, 'replaceAtWork')(after)
        history.pushState({}, '', before)
      },
      [first, second],
    )
    await hasReplaced(page)
    await idle(page)
  }
  const { replaced, longestTask } = await heard(page, Number(begun))
  const all = replaced.map(({ told, stopped }) => told + stopped)
  const spread = (samples: readonly number[]): string => `median ${quantile(samples, 0.5).toFixed(1)}, 95th ${quantile(samples, 0.95).toFixed(1)} ms`
  const told = spread(replaced.map((one) => one.told))
  const stopped = spread(replaced.map((one) => one.stopped))
  test.info().annotations.push({
    type: 'heard',
    description: `${replaced.length} replaced: told ${told} after the change of the view, stopped ${stopped} after that, in all ${spread(all)}; longest task of the page ${Math.round(longestTask)} ms`,
  })
  expect(replaced.length).toBeGreaterThanOrEqual(5)
  expect(quantile(all, 0.5)).toBeLessThanOrEqual(promised)
  expect(await valueOf(page, '* | select count(*) as records')).toBe(held)
})
