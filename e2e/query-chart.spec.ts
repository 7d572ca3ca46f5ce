import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { serviceOf } from '../src/model/ports.ts'
import { expect, idle, test } from './sealed.ts'
import { drawn, linkToChart, openChart, perPair, perPort, ratePerPair, ratePerSource, settingsOf } from './support-chart/page.ts'
import { violations } from './support/axe.ts'
import { filtersOf } from './support-overview/demo.ts'
import { byBytes, records, sumOf } from './support-overview/plain.ts'
import { tableOf } from './support-overview/panel.ts'

const chart = (page: Page) => page.locator('#panel-query-chart')
const legend = (page: Page) => chart(page).getByRole('table')
const kind = (page: Page, name: string) => page.getByRole('toolbar', { name: 'Kind' }).getByRole('button', { name, exact: true })

/** Three figures, as the legend prints a rate. */
function rate(bitsPerSecond: number): string {
  const [value, unit] = bitsPerSecond >= 999_500 ? [bitsPerSecond / 1e6, 'Mbps'] : [bitsPerSecond / 1e3, 'kbps']
  return `${value.toPrecision(3)} ${unit}`
}

const narrow = (text: string): string => text.replaceAll(/[\u202f\u2009]/g, ' ')

test.describe('a statement of the documentation', () => {
  test('is drawn and filters, in the kinds that its result feeds, as the link says', async ({ page }) => {
    await test.step('is drawn, and filters by what is clicked', async () => {
      await test.step('is drawn by pair with the numbers of a plain count, in the unit that is chosen', async () => {
        await openChart(page, ratePerPair)
        await kind(page, 'Area').click()
        await page.getByLabel('Unit').selectOption({ label: 'bps,Kbps,Mbps(bit)' })
        await drawn(page)
        expect(settingsOf(page)).toBe('1;k:area;u:bits-per-second')
        await expect(page.getByLabel('X axis')).toHaveValue('time')
        await expect(page.getByLabel('Aggregation column')).toHaveValue('src_to_dst')
        await expect(page.getByRole('heading', { level: 2, name: 'bandwidth by src_to_dst' })).toBeVisible()

        // bytes*8/60 truncates, record by record.
        const ofPair = new Map<string, Map<number, number>>()
        for (const { src, dst, time, bytes } of records) {
          if (src === '-' || dst === '-' || bytes === null) continue
          const pair = ofPair.get(`${src}->${dst}`) ?? new Map<number, number>()
          const minute = Math.floor(time / 60)
          pair.set(minute, (pair.get(minute) ?? 0) + Math.trunc((bytes * 8) / 60))
          ofPair.set(`${src}->${dst}`, pair)
        }
        const sums = [...ofPair].map(([pair, minutes]) => ({ pair, values: [...minutes.values()], sum: [...minutes.values()].reduce((a, b) => a + b, 0) })).toSorted((a, b) => b.sum - a.sum)
        const top = sums.slice(0, 8).map(({ pair, values, sum }) => [pair, rate(Math.min(...values)), rate(sum / values.length), rate(Math.max(...values))])
        const { rows } = await tableOf(legend(page))
        const shown = new Map(rows.map((row) => [row[0]?.trim() ?? '', row.map(narrow)]))
        for (const [pair = '', min, average, max] of top) {
          const row = shown.get(pair)
          expect([pair, row?.[1], row?.[2], row?.[4]]).toEqual([pair, min, average, max])
        }
        expect(rows.at(-1)?.[0]?.trim()).toBe(`other · ${sums.length - 8}`)
      })

      await test.step('a click on a pair filters both ends at once, and Back undoes both', async () => {
        await openChart(page, ratePerPair)
        await expect(page.getByText(/filters srcaddr and dstaddr: the two parts of src_to_dst/)).toBeVisible()
        const first = legend(page).getByRole('button', { name: /->/ }).first()
        const [source, destination] = (await first.innerText()).split('->')
        await first.click()
        await idle(page)
        expect(filtersOf(page)).toEqual([`srcaddr:in:${source}`, `dstaddr:in:${destination}`])
        await page.goBack()
        await idle(page)
        expect(filtersOf(page)).toEqual([])
      })

      await test.step('what a click means can be changed, and is in the link', async () => {
        await openChart(page, perPair)
        await page.getByRole('button', { name: 'Change' }).click()
        await page.getByRole('menuitem', { name: 'nothing' }).click()
        await expect(page.getByText('filters nothing.')).toBeVisible()
        expect(settingsOf(page)).toBe('1;c:')
      })
    })

    await test.step('kinds are offered where the result feeds them, and drawn', async () => {
      await test.step('that the result cannot feed stay, disabled, and say what is missing', async () => {
        await openChart(page, ratePerPair)
        await expect(kind(page, 'Map')).toHaveAttribute('aria-disabled', 'true')
        await expect(page.getByText('Map needs a column of countries.')).toBeVisible()
        await kind(page, 'Scatter').focus()
        await expect(page.getByText('Scatter needs two columns of numbers.')).toBeVisible()
        await page.keyboard.press('Enter')
        expect(settingsOf(page)).toBeNull()
      })

      await test.step('a pie has the shares of a plain count, goes by keys, and filters', async () => {
        await openChart(page, perPort, '1;k:pie')
        const plain = byBytes(records.filter(({ dstPort }) => dstPort !== null), ({ dstPort }) => String(dstPort))
        const [port, bytes] = plain[0] ?? ['', 0]
        const total = sumOf(records, 'bytes')
        // A port stands with its service, as 9000 of ClickHouse.
        const named = [port, serviceOf(Number(port))].filter((part) => part !== null).join(' ')
        await expect(chart(page).locator('.panel-finding')).toContainText(`${named} carries ${((100 * bytes) / total).toFixed(1)}`)
        await chart(page).focus()
        await page.keyboard.press('Enter')
        await page.keyboard.press('ArrowRight')
        await expect(chart(page).getByRole('application')).toHaveAccessibleName(`${named}, bytes ${bytes.toLocaleString('en-US')}`)
        await page.keyboard.press('Enter')
        await idle(page)
        expect(filtersOf(page)).toEqual([`dstport:in:${port}`])
      })

      await test.step('are drawn, each with its sentence, and a link shows the same', async () => {
        await openChart(page, '* | select srccountry, dstcountry, sum(bytes) as bytes, count(*) as records group by srccountry, dstcountry order by bytes desc limit 1000')
        for (const name of ['Line', 'Area', 'Stacked', 'Bar', 'Pie', 'Number', 'Heat map', 'Map', 'Sankey', 'Matrix', 'Graph', 'Scatter']) {
          await kind(page, name).click()
          await drawn(page)
          await expect(kind(page, name)).toHaveAttribute('aria-pressed', 'true')
          await expect(chart(page).locator('canvas, dl, svg.world-map, svg.shapes').first()).toBeVisible()
        }
        const [address, sentence] = [page.url(), await chart(page).locator('.panel-finding').innerText()]
        await page.goto('/settings')
        await page.goto(address)
        await drawn(page)
        expect(await chart(page).locator('.panel-finding').innerText()).toBe(sentence)
      })
    })

    await test.step('how it is drawn travels in the link, and is saved', async () => {
      await test.step('more amounts, a second axis, a level and a longer bin travel in the link', async () => {
        await openChart(page, '* | select __time__ - __time__ % 60 as time, sum(bytes) as bytes, count(*) as records group by time order by time limit 1000')
        await expect(page.getByLabel('Second axis')).toHaveValue('records')
        await page.getByLabel('Second axis').selectOption({ label: 'none' })
        await page.getByLabel('Line at').fill('2 MB')
        await page.getByLabel('Line at').press('Enter')
        await page.getByLabel('Bin').selectOption({ label: '5\u202fmin' })
        await drawn(page)
        expect(settingsOf(page)).toBe('1;y2:;b:300;at:2000000')
        await expect(page.getByText('values of a bin are added')).toBeVisible()
        await page.getByLabel('Line at').fill('fast')
        await page.getByLabel('Line at').press('Enter')
        await expect(page.getByText('This is no number.')).toBeVisible()
        await page.getByRole('button', { name: 'Reset' }).click()
        await drawn(page)
        expect(settingsOf(page)).toBeNull()
      })

      await test.step('the numbers are a table too, and the picture and the numbers are saved', async () => {
        await openChart(page, ratePerSource)
        await chart(page).focus()
        await page.keyboard.press('t')
        const { head, rows } = await tableOf(chart(page).getByRole('table').first())
        expect(head).toEqual(['time', 'srcaddr', 'rate'])
        expect(rows.length).toBeGreaterThan(100)
        await page.keyboard.press('Escape')
        for (const [name, begin] of [['PNG', '\u0089PNG'], ['SVG', '<svg'], ['CSV', 'time,srcaddr,rate']] as const) {
          const waiting = page.waitForEvent('download')
          await page.getByRole('button', { name, exact: true }).click()
          const file = await (await waiting).path()
          expect((await readFile(file)).toString('latin1').startsWith(begin)).toBe(true)
        }
      })

      await test.step('settings that cannot be understood are left out, and the chart is drawn', async () => {
        await openChart(page, perPort, '1;k:donut;x:gone;y:bytes;n:-4;zz;c:lost')
        await expect(kind(page, 'Bar')).toHaveAttribute('aria-pressed', 'true')
        await expect(chart(page)).toContainText('Chart settings of the link that could not be understood were left out: k:donut, n:-4, zz. The chart was set to what this result does not have: gone. A click was set to filter by lost, which no mark of this chart stands for.')
        // All of it is read, not only what one line holds.
        expect(await chart(page).locator('.panel-finding').evaluate((one) => one.scrollWidth <= one.clientWidth && one.scrollHeight <= one.clientHeight)).toBe(true)
      })
    })
  })
})

test('the tab has no serious or critical violation, in light and in dark; in a narrow window its settings lie over the chart and begin closed', async ({ page }) => {
  await openChart(page, ratePerPair)
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme)
    expect(await violations(page), colorScheme).toEqual([])
  }

  await test.step('in a narrow window the settings lie over the chart and begin closed', async () => {
    await page.setViewportSize({ width: 390, height: 844 })
    await page.goto(linkToChart(ratePerPair))
    await drawn(page)
    await expect(page.getByRole('region', { name: 'Chart settings' })).toHaveCount(0)
    await page.getByRole('button', { name: 'Settings', exact: true }).click()
    await kind(page, 'Bar').click()
    await page.getByRole('button', { name: 'Close the settings' }).click()
    expect(settingsOf(page)).toBe('1;k:bar')
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  })
})
