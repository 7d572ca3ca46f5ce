import type { Page } from '@playwright/test'
import { smallDemo } from '../mocks/demo-choice.ts'
import { factsOfDemo } from '../mocks/fixtures/from-demo.ts'
import { formats, printAs, type FormatName } from '../mocks/fixtures/formats.ts'
import type { Value } from '../src/model/frame.ts'
import { expect, idle, openFiles, test } from './sealed.ts'
import { linkTo, minute, openDemo, panelOf } from './support-overview/demo.ts'
import { panel, pressIn, saved, tableOf } from './support-overview/panel.ts'
import { byBytes, records, sumOf, truth } from './support-overview/plain.ts'
import { panelsById } from './support/console.ts'
import { madeFile } from './support/files.ts'

const values = ['records', 'bytes', 'packets', 'accepted', 'rejected', 'reject-share', 'enis', 'vpcs']
const overTime = ['verdicts', 'directions', 'vpc-rate', 'protocol-rate', 'source-heat']
const others = ['per-eni', 'per-vpc', 'protocols', 'paths', 'status', 'source-map', 'destination-map', 'ports']
const pictures = [...overTime, ...others]

const withVerdict = records.filter(({ action }) => action === 'ACCEPT' || action === 'REJECT')
const refused = records.filter(({ action }) => action === 'REJECT')

interface Rows {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly Value[])[]
}

/** What was answered in the view of the address, by panel. */
async function answers(page: Page): Promise<ReadonlyMap<string, Rows>> {
  const found = new Map<string, Rows>()
  for (const [id, asked] of await panelsById(page)) {
    if ('problem' in asked) throw new Error(`${id}: ${JSON.stringify(asked.problem)}`)
    found.set(id, { columns: asked.answer.columns.map(({ name }) => name), rows: asked.answer.rows })
  }
  return found
}

function rowsOf(all: ReadonlyMap<string, Rows>, id: string): Rows['rows'] {
  return all.get(id)?.rows ?? []
}

/** A whole number with every third digit parted, another one to three places: as tables print it. */
const printed = (value: number): string => value.toLocaleString('en-US', { maximumFractionDigits: 3 })

/** The row of what a list leaves out. */
const isRest = ([name = '']: readonly string[]): boolean => name.startsWith('other · ')

test.describe('the demo', () => {
  test('opens from the first screen, has what a plain count says, and its panels open', async ({ page }) => {
    await test.step('opens from the first screen, and every panel has an answer', async () => {
      await page.goto('/')
      await page.getByRole('button', { name: 'Open Demo: small' }).click()
      await expect(page.getByRole('heading', { level: 1, name: 'Overview' })).toBeVisible()
      await idle(page)
      const asked = await panelsById(page)
      expect([...asked.keys()].toSorted()).toEqual([...values, ...pictures].toSorted())
      expect([...asked.values()].filter((one) => 'problem' in one)).toEqual([])
      for (const id of asked.keys()) await expect(panel(page, id)).toBeAttached()

      await test.step('the screen that is left is not made once more on the way to the next', async () => {
        const made = await page.evaluateHandle(() => {
          const titles: string[] = []
          new MutationObserver((changes) => {
            for (const node of changes.flatMap(({ addedNodes }) => [...addedNodes])) {
              if (node instanceof Element) titles.push(...[...node.querySelectorAll('h1')].map(({ textContent }) => textContent))
            }
          }).observe(document, { subtree: true, childList: true })
          return titles
        })
        await page.getByRole('link', { name: 'Policy Statistics' }).click()
        await expect(page.getByRole('heading', { level: 1, name: 'Policy Statistics' })).toBeVisible()
        await page.getByRole('link', { name: 'Overview' }).click()
        await expect(page.getByRole('heading', { level: 1, name: 'Overview' })).toBeVisible()
        expect(await made.jsonValue()).toEqual(['Policy Statistics', 'Overview'])
      })
    })

    await test.step('has what a plain count of its bytes says', async () => {
      await openDemo(page)
      const all = await answers(page)

      await test.step('totals, and those of its generator where a flow counts once', async () => {
        const total = (id: string): Value => rowsOf(all, id)[0]?.[0] ?? null
        expect(total('records')).toBe(records.length)
        expect(total('bytes')).toBe(truth.total.bytes)
        expect(total('packets')).toBe(truth.total.packets)
        expect(rowsOf(all, 'rejected')[0]).toEqual([withVerdict.length - refused.length, refused.length, withVerdict.length, refused.length / withVerdict.length])
        expect(total('enis')).toBe(new Set(records.map(({ eni }) => eni)).size)
        expect(total('vpcs')).toBe(new Set(records.map(({ vpc }) => vpc)).size)
        const perVpc = [...truth.perVpc].map(([vpc, { bytes, packets }]) => [vpc, bytes, packets] as const).toSorted((a, b) => b[1] - a[1])
        expect(rowsOf(all, 'per-vpc')).toEqual(perVpc.slice(0, 5))

        const exact: Readonly<Record<string, string>> = {
          records: printed(records.length), bytes: printed(truth.total.bytes), packets: printed(truth.total.packets),
          accepted: printed(withVerdict.length - refused.length), rejected: printed(refused.length), enis: '32', vpcs: '6',
        }
        for (const [id, text] of Object.entries(exact)) await expect(panel(page, id).getByTitle(new RegExp(`^${text} `))).toBeVisible()
        await expect(page.getByRole('status', { name: 'What the numbers rest on' })).toContainText(`${printed(records.length)} records · 0 skipped`)
      })

      await test.step('groups, wherever every record counts', () => {
        expect(rowsOf(all, 'per-eni')).toEqual(byBytes(records, ({ eni }) => eni).slice(0, 10))
        const statuses = new Map<string, number>()
        for (const { status } of records) statuses.set(status, (statuses.get(status) ?? 0) + 1)
        expect(rowsOf(all, 'status')).toEqual([...statuses].toSorted((a, b) => b[1] - a[1]))
        const ports = byBytes(records.filter(({ action }) => action === 'ACCEPT'), ({ dstPort }) => (dstPort === null ? null : dstPort < 32_768 ? String(dstPort) : 'ephemeral'))
        expect(rowsOf(all, 'ports')).toEqual(ports.slice(0, 10).map(([port, bytes]) => [port === 'ephemeral' ? null : Number(port), bytes]))

        const minutes = [...new Set(records.map(({ time }) => time - (time % minute)))].toSorted((a, b) => a - b)
        const count = (at: number, action: string): number => records.filter((one) => one.time - (one.time % minute) === at && one.action === action).length
        expect(rowsOf(all, 'verdicts').map((row) => row.slice(0, 3))).toEqual(minutes.map((at) => [at, count(at, 'ACCEPT'), count(at, 'REJECT')]))
        for (const way of ['in', 'out']) {
          const rates = minutes.map((at) => (sumOf(records.filter((one) => one.time - (one.time % minute) === at && one.direction === way), 'bytes') * 8) / minute)
          const told = rowsOf(all, 'directions').filter((row) => row[1] === way).map((row) => row[2])
          expect(told).toHaveLength(rates.length)
          told.forEach((rate, i) => expect(rate).toBeCloseTo(rates[i] ?? Number.NaN, 3))
        }
      })
    })

    await test.step('a panel fills the sheet by key and by link, and Back turns to the dashboard', async () => {
      await openDemo(page)
      await pressIn(page, 'verdicts', 'm')
      await expect.poll(() => panelOf(page)).toBe('verdicts')
      await expect(panel(page, 'per-vpc')).toHaveCount(0)
      await page.goBack()
      await idle(page)
      await expect(panel(page, 'per-vpc')).toBeAttached()
      expect(panelOf(page)).toBeNull()
      await page.goto(linkTo({ panel: 'source-map' }))
      await idle(page)
      await expect(panel(page, 'source-map')).toBeVisible()
      await expect(page.locator('[id^=panel-]')).toHaveCount(1)
      await pressIn(page, 'source-map', 'm')
      await expect.poll(() => panelOf(page)).toBeNull()
      await expect(panel(page, 'per-vpc')).toBeAttached()
    })

    await test.step('a panel of a single value opens its course', async () => {
      await openDemo(page)
      await panel(page, 'rejected').getByRole('button', { name: 'Rejected' }).click()
      await idle(page)
      expect(panelOf(page)).toBe('rejected')
      await pressIn(page, 'rejected', 't')
      const twin = await tableOf(panel(page, 'rejected').getByRole('table', { name: 'Rejected' }))
      const at = twin.head.indexOf('reject')
      expect(twin.rows.reduce((sum, row) => sum + Number(row[at]), 0)).toBe(refused.length)
    })
  })
})

test.describe('a panel', () => {
  test('shows its statement with its coverage, and the same numbers as a table', async ({ page }) => {
    await openDemo(page)
    const all = await panelsById(page)
    for (const id of pictures) {
      await test.step(id, async () => {
        const asked = all.get(id)
        if (asked === undefined || 'problem' in asked) throw new Error(`${id} has no answer.`)
        const { columns, rows, coverage } = asked.answer

        await pressIn(page, id, '?')
        const statement = await panel(page, id).locator('pre').innerText()
        expect(statement).toContain('SELECT')
        expect(statement).not.toContain('${{')
        await expect(panel(page, id)).toContainText(`${printed(coverage.matched)} of ${printed(coverage.scanned)} records matched`)
        await expect(panel(page, id)).toContainText(/Counts (each flow once|every record)\./)
        // What stands there can be asked as it stands.
        const again = await page.evaluate((text) => window.flowlog.query(text), statement)
        expect(again.columns.map(({ name }) => name)).toEqual(columns.map(({ name }) => name))

        await pressIn(page, id, 'Escape')
        await pressIn(page, id, 't')
        const twin = await tableOf(panel(page, id).getByRole('table', { name: asked.title }))
        expect(twin.head).toEqual(columns.map(({ name }) => name))
        const listed = twin.rows.filter((row) => !isRest(row))
        expect(listed).toHaveLength(Math.min(rows.length, 1000))
        for (const [at, { name }] of columns.entries()) {
          if (!['bytes', 'packets', 'records', 'accept', 'reject', 'rate', 'addresses'].includes(name)) continue
          expect(listed.map((row) => row[at])).toEqual(rows.map((row) => (row[at] === null ? '–' : printed(Number(row[at])))))
        }
        await pressIn(page, id, 'Escape')
        await expect(panel(page, id).getByRole('table', { name: asked.title })).toHaveCount(0)
      })
    }
  })
})

test.describe('what is saved', () => {
  test('as CSV and JSON is what is on the screen, and as PNG a picture', async ({ page }) => {
    await openDemo(page)
    const all = await answers(page)
    for (const id of pictures) {
      const { columns, rows } = all.get(id) ?? { columns: [], rows: [] }
      const csv = await saved(page, id, 'Numbers as CSV')
      expect(csv.name).toMatch(/\.csv$/)
      const lines = csv.bytes.toString('utf8').split('\r\n')
      expect(lines.pop()).toBe('')
      const table = lines.map((line) => line.split(','))
      // What a list leaves out is its last row, so that the file adds up.
      if (id === 'per-eni') expect(table.slice(1).reduce((sum, row) => sum + Number(row[1]), 0)).toBe(sumOf(records, 'bytes'))
      expect(table.filter((row) => !isRest(row))).toEqual([[...columns], ...rows.map((row) => row.map((value) => (value === null ? '' : String(value))))])
      const json: unknown = JSON.parse((await saved(page, id, 'Numbers as JSON')).bytes.toString('utf8'))
      expect(json).toMatchObject({ columns: columns.map((name) => ({ name })), rows, coverage: { scanned: records.length, skipped: 0 } })
      const png = await saved(page, id, 'Picture as PNG')
      expect(png.name).toMatch(/\.png$/)
      expect(png.bytes.subarray(0, 8)).toEqual(Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]))
      expect(png.bytes.readUInt32BE(16), `${id} is wide`).toBeGreaterThan(400)
      expect(png.bytes.length, `${id} is drawn`).toBeGreaterThan(2000)
    }
  })

  test('cannot become a formula in a spreadsheet', async ({ page }) => {
    await page.goto('/')
    const fact = factsOfDemo(smallDemo).find(({ status }) => status === 'OK')
    if (fact === undefined) throw new Error('The demo has no traffic.')
    const facts = ['=1+1', '@sum(1)', '-2', '+3', 'plain'].map((eni) => ({ ...fact, eni }))
    await openFiles(page, [madeFile('flowlog.json', printAs('alibaba-jsonl', facts))])
    const csv = (await saved(page, 'per-eni', 'Numbers as CSV')).bytes.toString('utf8')
    const names = csv.split('\r\n').slice(1, -1).map((line) => line.slice(0, line.lastIndexOf(',', line.lastIndexOf(',') - 1)))
    expect(names.toSorted()).toEqual([`"'=1+1"`, `"'@sum(1)"`, `"'-2"`, `"'+3"`, 'plain'].toSorted())
  })
})

const lacking: readonly (readonly [FormatName, Readonly<Record<string, string>>])[] = [
  ['huawei-v1', { directions: 'direction', 'vpc-rate': 'vpc-id', 'per-vpc': 'vpc-id', paths: 'traffic_path' }],
  ['huawei-er', { verdicts: 'action', 'per-eni': 'eni-id', 'vpc-rate': 'vpc-id', 'per-vpc': 'vpc-id', paths: 'traffic_path', status: 'log-status', ports: 'action' }],
]
test('panels name the field that a log lacks, and the others work', async ({ page }) => {
  await page.goto('/')
  for (const [format, missing] of lacking) {
    await test.step(`with ${format}`, async () => {
      await openFiles(page, [madeFile(formats[format].file, printAs(format, factsOfDemo(smallDemo)))])
      if (format !== lacking[0]?.[0]) await page.getByRole('alertdialog').getByRole('button', { name: 'Replace' }).click()
      await idle(page)
      await expect(page.getByRole('button', { name: formats[format].file }).first()).toBeVisible()
      for (const id of pictures) {
        await panel(page, id).scrollIntoViewIfNeeded()
        await idle(page)
        const field = missing[id]
        if (field !== undefined) await expect(panel(page, id), id).toContainText(`This log has no ${field}`)
        else await expect(panel(page, id), id).not.toContainText('This log has no')
        if (field === undefined) await expect(panel(page, id).locator('canvas, table, .share-bar').first(), id).toBeVisible()
      }
    })
  }
})
