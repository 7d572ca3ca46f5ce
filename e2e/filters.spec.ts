import type { Page } from '@playwright/test'
import type { Value } from '../src/model/frame.ts'
import { expect, idle, test, turnTo } from './sealed.ts'
import { demoBegin, filtersOf, openDemo } from './support-overview/demo.ts'
import { panel, placeOf } from './support-overview/panel.ts'
import { byBytes, records, sumOf } from './support-overview/plain.ts'
import { panelsById } from './support/console.ts'

const [first, second] = byBytes(records, ({ eni }) => eni).map(([eni]) => eni)
const eni = first ?? ''
const secondEni = second ?? ''

async function total(page: Page): Promise<unknown> {
  const records = (await panelsById(page)).get('records')
  return records !== undefined && 'answer' in records ? records.answer.rows[0]?.[0] : records?.problem
}

const chips = (page: Page) => page.getByRole('region', { name: 'Filters' }).locator('[data-chip]')
const row = (page: Page, id: string, key: string) => panel(page, id).locator(`td[title="${key}"]`).getByRole('button')

/** Clicks and waits until the link says it and all is answered. */
async function filtersBecome(page: Page, filters: readonly string[]): Promise<void> {
  await expect.poll(() => filtersOf(page)).toEqual(filters)
  await idle(page)
}

test('what is shown becomes a filter', async ({ page }) => {
  await test.step('a row becomes a filter; Alt leaves out, Shift adds, the same again takes back', async () => {
    await openDemo(page)
    await row(page, 'per-eni', eni).click()
    await filtersBecome(page, [`eni-id:in:${eni}`])
    expect(await total(page)).toBe(records.filter((one) => one.eni === eni).length)
    await expect(chips(page)).toHaveCount(1)

    await row(page, 'per-eni', secondEni).click({ modifiers: ['Shift'] })
    await filtersBecome(page, [`eni-id:in:${eni},${secondEni}`])
    expect(await total(page)).toBe(records.filter((one) => one.eni === eni || one.eni === secondEni).length)

    await row(page, 'per-eni', secondEni).click()
    await filtersBecome(page, [`eni-id:in:${secondEni}`])
    await row(page, 'per-eni', secondEni).click()
    await filtersBecome(page, [])

    await row(page, 'per-eni', eni).click({ modifiers: ['Alt'] })
    await filtersBecome(page, [`eni-id:in.not:${eni}`])
    expect(await total(page)).toBe(records.filter((one) => one.eni !== eni).length)
  })

  await test.step('a legend entry becomes a filter, and the same again shows all', async () => {
    await openDemo(page)
    const out = panel(page, 'directions').getByRole('button', { name: 'Out', exact: true })
    await out.click()
    await filtersBecome(page, ['direction:in:out'])
    expect(await total(page)).toBe(records.filter(({ direction }) => direction === 'out').length)
    await out.click()
    await filtersBecome(page, [])
    await panel(page, 'protocols').getByRole('button', { name: /^UDP/ }).click({ modifiers: ['Alt'] })
    await filtersBecome(page, ['protocol:in.not:17'])
    expect(await total(page)).toBe(records.filter(({ protocol }) => protocol !== 17).length)
  })

  await test.step('a country becomes a filter, from the list and from the map', async () => {
    await openDemo(page)
    await panel(page, 'source-map').getByRole('button', { name: 'Japan' }).click()
    await filtersBecome(page, ['srccountry:in:JP'])
    await page.goBack()
    await filtersBecome(page, [])
    const map = await placeOf(page, 'destination-map', '.world-map')
    const hovered = panel(page, 'destination-map').locator('.map-hover')
    // Where China is drawn follows from the size of the map; the pointer looks for it.
    search: for (const down of [0.35, 0.4, 0.45, 0.3]) {
      for (let across = 0.6; across < 0.95; across += 0.03) {
        await page.mouse.move(map.x + map.width * across, map.y + map.height * down)
        await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
        if ((await hovered.count()) > 0 && (await hovered.innerText()).startsWith('China')) break search
      }
    }
    await expect(hovered).toContainText('China')
    await page.mouse.down()
    await page.mouse.up()
    await filtersBecome(page, ['dstcountry:in:CN'])
  })

  await test.step('a heat cell becomes a filter on its source', async () => {
    await openDemo(page)
    const layer = panel(page, 'source-heat').getByRole('application')
    const { width } = await placeOf(page, 'source-heat')
    await layer.hover({ position: { x: width / 2, y: 20 } })
    const told = (await layer.getAttribute('aria-label')) ?? ''
    const source = /, ([\d.]+), /.exec(told)?.[1] ?? ''
    expect(records.some(({ src }) => src === source)).toBe(true)
    await layer.click({ position: { x: width / 2, y: 20 } })
    await filtersBecome(page, [`srcaddr:in:${source}`])
    expect(await total(page)).toBe(records.filter(({ src }) => src === source).length)
  })

  await test.step('a mark of a chart becomes a filter', async () => {
    await openDemo(page)
    const layer = panel(page, 'verdicts').getByRole('application')
    const { width, height } = await placeOf(page, 'verdicts')
    await layer.click({ position: { x: width / 2, y: height * 0.8 } })
    await filtersBecome(page, ['action:in:REJECT'])
    expect(await total(page)).toBe(records.filter(({ action }) => action === 'REJECT').length)
    await layer.click({ position: { x: width / 2, y: height * 0.2 }, modifiers: ['Alt'] })
    await filtersBecome(page, ['action:in:REJECT', 'action:in.not:ACCEPT'])
  })

  await test.step('what is typed becomes a filter', async () => {
    await openDemo(page)
    await page.keyboard.press('/')
    const input = page.getByRole('combobox')
    await expect(input).toBeFocused()
    await input.fill('10.0.2.0/24')
    await expect(page.getByRole('option').first()).toContainText('10.0.2.0/24')
    await input.press('Enter')
    await filtersBecome(page, ['srcaddr:cidr.either:10.0.2.0/24'])
    const within = (address: string): boolean => address.startsWith('10.0.2.')
    expect(await total(page)).toBe(records.filter(({ src, dst }) => within(src) || within(dst)).length)
  })
})

test('chips are negated, switched off, edited and removed, each of it in the link, and Back undoes it', async ({ page }) => {
  await openDemo(page, { filters: ['dstport:in:443'] })
  const some = records.filter(({ dstPort }) => dstPort === 443).length
  expect(await total(page)).toBe(some)
  const choose = async (name: string): Promise<void> => {
    await chips(page).first().click()
    await page.getByRole('menuitem', { name }).click()
  }
  await choose('Exclude instead')
  await filtersBecome(page, ['dstport:in.not:443'])
  expect(await total(page)).toBe(records.length - some)
  await choose('Switch off')
  await filtersBecome(page, ['dstport:in.not.off:443'])
  expect(await total(page)).toBe(records.length)
  await choose('Edit')
  const input = page.getByRole('textbox', { name: 'Edit the filter' })
  await expect(input).toHaveValue('not dstport:443')
  await input.fill('dstport: 20..25')
  await input.press('Enter')
  await filtersBecome(page, ['dstport:range.off:20..25'])
  // A chip that is let be is still what the keys are at.
  await chips(page).first().press('Enter')
  await input.press('Escape')
  await expect(chips(page).first()).toBeFocused()
  await page.keyboard.press('d')
  await filtersBecome(page, ['dstport:range:20..25'])
  expect(await total(page)).toBe(records.filter(({ dstPort }) => dstPort !== null && dstPort >= 20 && dstPort <= 25).length)
  await page.getByRole('button', { name: 'Remove the filter dstport 20 – 25' }).click()
  await filtersBecome(page, [])
  for (const before of ['dstport:range:20..25', 'dstport:range.off:20..25', 'dstport:in.not.off:443', 'dstport:in.not:443', 'dstport:in:443']) {
    await page.goBack()
    await filtersBecome(page, [before])
  }
  expect(await total(page)).toBe(some)
})

test('filters leave their own field alone, say which removes the last record, and give the numbers of a plain count', async ({ page }) => {
  await test.step('a rank list leaves out filters on its own field: its other rows stay, dimmed', async () => {
    await openDemo(page)
    const before = (await panelsById(page)).get('per-eni')
    await row(page, 'per-eni', eni).click()
    await filtersBecome(page, [`eni-id:in:${eni}`])
    const after = (await panelsById(page)).get('per-eni')
    if (before === undefined || after === undefined || 'problem' in before || 'problem' in after) throw new Error('The list has no answer.')
    expect(after.answer.rows).toEqual(before.answer.rows)
    const all = panel(page, 'per-eni').locator('tbody tr[aria-selected]')
    await expect(all).toHaveCount(10)
    await expect(panel(page, 'per-eni').getByRole('row', { selected: true })).toHaveCount(1)
    await expect(panel(page, 'per-eni').getByRole('row', { selected: true }).locator('td').first()).toHaveAttribute('title', eni)
    await expect(panel(page, 'per-eni').locator('tbody tr.dimmed')).toHaveCount(9)
    const vpcs = (await panelsById(page)).get('per-vpc')
    expect(vpcs !== undefined && 'answer' in vpcs ? vpcs.answer.rows.length : 0).toBe(1)
  })

  await test.step('where nothing matches, the panel names the filter that removes the last records, and switches it off', async () => {
    const rest = records.filter(({ action }) => action === 'REJECT').length
    await openDemo(page, { filters: ['action:in:REJECT', 'dstport:in:1'] })
    expect(await total(page)).toBe(0)
    await expect(panel(page, 'verdicts')).toContainText('None of 1,994 records matches')
    await expect(panel(page, 'verdicts')).toContainText(/The filter dstport is 1\b.* removes the last/)
    await expect(panel(page, 'verdicts')).toContainText(`removes the last ${rest}.`)
    await panel(page, 'verdicts').getByRole('button', { name: 'Switch that filter off' }).click()
    await filtersBecome(page, ['action:in:REJECT', 'dstport:in.off:1'])
    expect(await total(page)).toBe(rest)
    await expect(panel(page, 'verdicts').getByText('None of')).toHaveCount(0)
  })

  await test.step('a filter that contradicts the search of a panel is named, too: what it leaves of that search is nothing', async () => {
    const accepted = records.filter(({ action }) => action === 'ACCEPT').length
    await turnTo(page, '/policy?v=1&s=demo-small&f=action:in:REJECT')
    await expect(panel(page, 'accept-trend')).toContainText(/The filter action is .*REJECT removes the last/)
    await expect(panel(page, 'accept-trend')).toContainText(`removes the last ${accepted.toLocaleString('en')}.`)
  })

  await test.step('numbers under filters are those of the plain interpreter, and of a plain count', async () => {
    const from = demoBegin + 60
    const to = demoBegin + 240
    await openDemo(page, { filters: [`eni-id:in.not:${eni}`, 'protocol:in:6', 'dstport:range:1..32767', 'srcaddr:cidr.either:10.0.0.0/16'], range: '2026-02-05T12:01Z..2026-02-05T12:04Z' })
    const kept = records.filter((one) => {
      const isNear = one.src.startsWith('10.0.') || one.dst.startsWith('10.0.')
      return one.time >= from && one.time < to && one.eni !== eni && one.protocol === 6 && one.dstPort !== null && one.dstPort >= 1 && one.dstPort <= 32_767 && isNear
    })
    const panels = await panelsById(page)
    const rowsOf = (id: string): readonly (readonly Value[])[] => {
      const found = panels.get(id)
      if (found === undefined || 'problem' in found) throw new Error(`${id} has no answer.`)
      return found.answer.rows
    }
    expect(rowsOf('records')).toEqual([[kept.length]])
    const search = `not "eni-id": "${eni}" and protocol: 6 and dstport in [1 32767] and (srcaddr: 10.0.* or dstaddr: 10.0.*)`
    const twin = (sql: string) => page.evaluate(([statement, begin, end]) => window.flowlog.query(statement, { engine: 'twin', from: begin, to: end }), [`${search} | ${sql}`, from, to] as const)
    const whole = await twin('select count(*) as records, sum(bytes) as bytes')
    expect(whole.engine).toBe('twin')
    expect(whole.rows).toEqual([[kept.length, sumOf(kept, 'bytes')]])
    const verdicts = await twin("select __time__ - __time__ % 60 as time, count_if(action = 'ACCEPT') as accept, count_if(action = 'REJECT') as reject group by time order by time limit 10000")
    expect(rowsOf('verdicts').map((one) => one.slice(0, 3))).toEqual(verdicts.rows)
    const rates = await twin('select __time__ - __time__ % 60 as time, direction, sum(bytes) * 8.0 / 60 as rate group by time, direction order by time, direction limit 20000')
    expect(rowsOf('directions').toSorted((a, b) => Number(a[0]) - Number(b[0]) || String(a[1]).localeCompare(String(b[1])))).toEqual(rates.rows)
    const statuses = await twin('select "log-status", count(*) as records group by "log-status" order by records desc limit 10')
    expect(rowsOf('status')).toEqual(statuses.rows)
    await expect(page.getByRole('status', { name: 'What the numbers rest on' })).toContainText(`${kept.length} of 1,994 records`)
  })
})
