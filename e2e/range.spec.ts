import type { Page } from '@playwright/test'
import { expect, idle, openFiles, test } from './sealed.ts'
import { demoBegin, minute, openDemo, panelOf, rangeOf } from './support-overview/demo.ts'
import { panel, placeOf } from './support-overview/panel.ts'
import { records } from './support-overview/plain.ts'
import { panelsById, query } from './support/console.ts'
import { demoFile } from './support/files.ts'

const control = (page: Page) => page.getByRole('group', { name: 'Time range' })

async function rowsOf(page: Page, id: string): Promise<readonly (readonly unknown[])[]> {
  const found = (await panelsById(page)).get(id)
  if (found === undefined || 'problem' in found) throw new Error(`${id} has no answer.`)
  return found.answer.rows
}

/** Waits until the link says the range and all is answered; null is all the data. */
async function rangeBecomes(page: Page, range: string | null): Promise<void> {
  await expect.poll(() => rangeOf(page)).toBe(range)
  await idle(page)
}

function between(from: number, to: number): number {
  return records.filter(({ time }) => time >= from && time < to).length
}

async function typeRange(page: Page, from: string, to: string): Promise<void> {
  await page.keyboard.press('t')
  await page.getByRole('textbox', { name: 'From' }).fill(from)
  await page.getByRole('textbox', { name: 'To', exact: true }).fill(to)
  await page.getByRole('button', { name: 'Use this range' }).click()
}

async function allTheData(page: Page): Promise<void> {
  await page.keyboard.press('t')
  await page.getByRole('button', { name: 'All the data' }).click()
  await rangeBecomes(page, null)
}

test('the range is the extent of the data at first; points of time are typed in many ways', async ({ page }) => {
  await test.step('the range is the extent of the data at first', async () => {
    await openDemo(page)
    expect(rangeOf(page)).toBeNull()
    await expect(control(page)).toContainText('02-05 20:00 – 20:05')
    await expect(control(page)).toContainText('UTC+8')
    expect((await rowsOf(page, 'verdicts')).map(([time]) => time)).toEqual([0, 1, 2, 3, 4].map((at) => demoBegin + at * minute))
    expect(await rowsOf(page, 'records')).toEqual([[records.length]])
  })

  await test.step('points of time are typed in many ways', async () => {
    await openDemo(page)
    for (const [name, from, to] of [
      ['as dates in the zone that is shown', '2026-02-05 20:01', '2026-02-05 20:03'],
      ['in UTC', '2026-02-05T12:01Z', '2026-02-05T12:03Z'],
      ['in seconds', String(demoBegin + 60), String(demoBegin + 180)],
      ['in milliseconds', String((demoBegin + 60) * 1000), String((demoBegin + 180) * 1000)],
    ] as const) {
      await test.step(name, async () => {
        await typeRange(page, from, to)
        await rangeBecomes(page, '2026-02-05T12:01Z..2026-02-05T12:03Z')
        await expect(control(page)).toContainText('02-05 20:01 – 20:03')
        expect(await rowsOf(page, 'records')).toEqual([[between(demoBegin + 60, demoBegin + 180)]])
        expect((await rowsOf(page, 'verdicts')).map(([time]) => time)).toEqual([demoBegin + 60, demoBegin + 120])
        await allTheData(page)
      })
    }

    await test.step('relative points stay relative; a range without records says which extent there is', async () => {
      await typeRange(page, 'now-1h', 'now')
      await rangeBecomes(page, 'now-1h..now')
      await expect(panel(page, 'verdicts')).toContainText('The source holds 02-05 20:00 to 02-05 20:05.')
      await panel(page, 'verdicts').getByRole('button', { name: 'Show all of it' }).click()
      await rangeBecomes(page, null)
    })

    await test.step('what is no time is refused, and a whole range can be pasted', async () => {
      await page.keyboard.press('t')
      await page.getByRole('textbox', { name: 'From' }).fill('sometime')
      await expect(page.getByText('This is no time.')).toBeVisible()
      await expect(page.getByRole('button', { name: 'Use this range' })).toBeDisabled()
      await page.getByRole('textbox', { name: 'From' }).fill('2026-02-05 20:02 .. 2026-02-05 20:04')
      await page.getByRole('button', { name: 'Use this range' }).click()
      await rangeBecomes(page, '2026-02-05T12:02Z..2026-02-05T12:04Z')
    })
  })
})

test('the range is stepped, drawn on a chart and chosen by keys', async ({ page }) => {
  await test.step('steps, zooming out, and Back after each', async () => {
    await openDemo(page, { range: '2026-02-05T12:01Z..2026-02-05T12:02Z' })
    await page.keyboard.press(']')
    await rangeBecomes(page, '2026-02-05T12:02Z..2026-02-05T12:03Z')
    await control(page).getByRole('button', { name: 'Back by its length' }).click()
    await rangeBecomes(page, '2026-02-05T12:01Z..2026-02-05T12:02Z')
    await page.keyboard.press('z')
    await rangeBecomes(page, '2026-02-05T12:00:30Z..2026-02-05T12:02:30Z')
    await control(page).getByRole('button', { name: 'Zoom out' }).click()
    await expect.poll(() => rangeOf(page)).not.toBe('2026-02-05T12:00:30Z..2026-02-05T12:02:30Z')
    for (const range of ['2026-02-05T12:00:30Z..2026-02-05T12:02:30Z', '2026-02-05T12:01Z..2026-02-05T12:02Z', '2026-02-05T12:02Z..2026-02-05T12:03Z', '2026-02-05T12:01Z..2026-02-05T12:02Z']) {
      await page.goBack()
      await rangeBecomes(page, range)
    }
  })

  await test.step('a stretch drawn on a chart says its records, and becomes the range', async () => {
    await openDemo(page)
    const layer = panel(page, 'verdicts').getByRole('application')
    const { x, y, width, height } = await placeOf(page, 'verdicts')
    // The plot begins after the labels of the axis (44) and ends 12 before the edge.
    const at = (minutes: number): number => x + 44 + ((width - 56) * minutes) / 5
    await page.mouse.move(at(1.5), y + height / 3)
    await page.mouse.down()
    await page.mouse.move(at(2), y + height / 3)
    await page.mouse.move(at(3.5), y + height / 3)
    await page.mouse.up()
    await idle(page)
    await expect(panel(page, 'verdicts').locator('.brush-bar')).toContainText('20:01 – 20:04')
    await expect(panel(page, 'verdicts').locator('.brush-bar')).toContainText(`${between(demoBegin + 60, demoBegin + 240).toLocaleString('en-US')} records`)
    await panel(page, 'verdicts').getByRole('button', { name: 'Zoom in' }).click()
    await rangeBecomes(page, '2026-02-05T12:01Z..2026-02-05T12:04Z')
    await layer.dblclick({ position: { x: width / 2, y: height / 3 } })
    await rangeBecomes(page, null)
    await page.goBack()
    await rangeBecomes(page, '2026-02-05T12:01Z..2026-02-05T12:04Z')
  })

  await test.step('a stretch is chosen by keys alone', async () => {
    await openDemo(page)
    await placeOf(page, 'directions')
    await panel(page, 'directions').getByRole('application').focus()
    await page.keyboard.press('b')
    await expect(panel(page, 'directions').locator('.brush-bar')).toContainText('20:02 – 20:04')
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('Shift+ArrowRight')
    await expect(panel(page, 'directions').locator('.brush-bar')).toContainText('20:01 – 20:04')
    await page.keyboard.press('Enter')
    await rangeBecomes(page, '2026-02-05T12:01Z..2026-02-05T12:04Z')
    expect(panelOf(page)).toBeNull()
  })
})

test('two hours that were captured every ten minutes', async ({ page }) => {
  await page.goto('/')
  await openFiles(page, [demoFile({ records: 4000, hours: 2, intervalSeconds: 600, startSeconds: demoBegin })])

  await test.step('have presets that are shorter than the data, of the data and not of the clock', async () => {
    await page.keyboard.press('t')
    await page.getByRole('button', { name: /^1\sh$/ }).first().click()
    await expect.poll(() => rangeOf(page)).not.toBeNull()
    await idle(page)
    const { extent } = await page.evaluate(() => window.flowlog.describe())
    // As people read it: the whole minute after the last record.
    const end = Math.ceil((extent?.to ?? 0) / 60) * 60
    const [from = '', to = ''] = (rangeOf(page) ?? '').split('..')
    expect([Date.parse(from) / 1000, Date.parse(to) / 1000]).toEqual([end - 3600, end])
    await allTheData(page)
  })

  await test.step('are never drawn finer than that', async () => {
    for (const range of [null, '2026-02-05T12:10Z..2026-02-05T12:50Z', '2026-02-05T12:20Z..2026-02-05T12:30Z']) {
      if (range !== null) {
        const [from = '', to = ''] = range.split('..')
        await typeRange(page, from, to)
      }
      await rangeBecomes(page, range)
      for (const id of ['verdicts', 'directions', 'vpc-rate', 'protocol-rate', 'source-heat']) {
        const times = [...new Set((await rowsOf(page, id)).map(([time]) => Number(time)))]
        expect(times.length, id).toBeGreaterThan(0)
        expect(times.filter((time) => time % 600 !== 0), id).toEqual([])
      }
      await expect(panel(page, 'verdicts')).toContainText('records per 10')
    }
  })
})

test('the zone of display changes axes and tables, the zone of the project what statements say', async ({ page }) => {
  await openDemo(page)
  const hours = 'log-status: OK | select date_format(from_unixtime(__time__), \'%H\') as hour, count(*) as records group by hour order by hour'
  const ok = records.filter(({ status }) => status === 'OK').length
  const before = await panelsById(page)
  expect((await query(page, hours)).rows).toEqual([['20', ok]])

  await page.keyboard.press('t')
  await page.getByRole('radiogroup', { name: 'Times are shown in' }).getByText('UTC', { exact: true }).click()
  await page.keyboard.press('Escape')
  await idle(page)
  await expect(control(page)).toContainText('02-05 12:00 – 12:05')
  await expect(page.getByRole('status', { name: 'What the numbers rest on' })).toContainText('statements in UTC+8')
  await panel(page, 'verdicts').focus()
  await page.keyboard.press('t')
  await expect(panel(page, 'verdicts').getByRole('table', { name: 'Accepted and rejected' })).toContainText('12:04')
  const after = await panelsById(page)
  for (const [id, one] of after) {
    const same = before.get(id)
    if (same === undefined || 'problem' in same || 'problem' in one) throw new Error(`${id} has no answer.`)
    expect(one.answer.rows, id).toEqual(same.answer.rows)
  }
  expect((await query(page, hours)).rows).toEqual([['20', ok]])

  await page.getByRole('link', { name: 'Settings', exact: true }).click()
  await page.getByRole('combobox', { name: 'Project zone' }).selectOption('3600')
  await page.getByRole('link', { name: 'Overview' }).click()
  await idle(page)
  expect((await query(page, hours)).rows).toEqual([['13', ok]])
  await expect(control(page)).toContainText('02-05 12:00 – 12:05')
  await expect(page.getByRole('status', { name: 'What the numbers rest on' })).toContainText('statements in UTC+1')
})
