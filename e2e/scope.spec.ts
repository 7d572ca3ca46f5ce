import type { Page } from '@playwright/test'
import type { PlainRecord } from '../mocks/testing.ts'
import { expect, idle, test } from './sealed.ts'
import { filtersOf, openDemo } from './support-overview/demo.ts'
import { byBytes, records } from './support-overview/plain.ts'
import { lastAsked, askedSince } from './support-overview/asked.ts'
import { panelsById } from './support/console.ts'

const box = (page: Page) => page.getByRole('combobox')
const options = (page: Page) => page.getByRole('option')
const chips = (page: Page) => page.getByRole('region', { name: 'Filters' }).locator('[data-chip]')
const [eni = ''] = byBytes(records, (one) => one.eni).map(([key]) => key)

async function filtersBecome(page: Page, filters: readonly string[]): Promise<void> {
  await expect.poll(() => filtersOf(page)).toEqual(filters)
  await idle(page)
}

/** The records that the page counts are those that a plain count finds. */
async function keeps(page: Page, fits: (one: PlainRecord) => boolean): Promise<void> {
  const panel = (await panelsById(page)).get('records')
  expect(panel !== undefined && 'answer' in panel ? panel.answer.rows[0]?.[0] : panel?.problem).toBe(records.filter(fits).length)
}

test('filters are typed, completed, dropped on each other and taken out again; what is on the screen is asked first', async ({ page }) => {
  await test.step('panels on the screen are asked first, those off it when they are drawn; what is scrolled to is on the screen', async () => {
    await openDemo(page)
    const sheet = page.locator('main')
    const asks = (message: { questions: readonly { statement: string }[] } | undefined, part: string) => message?.questions.some(({ statement }) => statement.includes(part))
    /** Which of the two panels each message that a click led to asks for. */
    const asked = async (deed: () => Promise<void>, filters: readonly string[]) => {
      const before = await lastAsked(page)
      await deed()
      await filtersBecome(page, filters)
      return (await askedSince(page, before)).map((message) => ({ top: asks(message, 'direction, sum(bytes)'), bottom: asks(message, 'dstport < 32768') }))
    }
    // Both have been on the screen; the first of them is above it now.
    await sheet.evaluate((element) => element.scrollTo(0, element.scrollHeight))
    await idle(page)
    await page.locator('#panel-ports').scrollIntoViewIfNeeded()
    await idle(page)
    await expect(page.locator('#panel-directions')).not.toBeInViewport()
    await expect(page.locator('#panel-ports')).toBeInViewport()
    const below = await asked(() => page.evaluate(() => history.pushState(null, '', `${location.href}&f=protocol:in:6`)), ['protocol:in:6'])
    expect(below[0]).toEqual({ top: false, bottom: true })
    expect(below.slice(1)).toContainEqual({ top: true, bottom: false })
    await sheet.evaluate((element) => element.scrollTo(0, 0))
    await idle(page)
    const above = await asked(() => page.evaluate(() => history.pushState(null, '', location.href.replace('protocol:in:6', 'protocol:in:17'))), ['protocol:in:17'])
    expect(above[0]).toEqual({ top: true, bottom: false })
    expect(above.slice(1)).toContainEqual({ top: false, bottom: true })
  })

  await test.step('several terms are several filters of one entry, counted before they are set and asked in one message', async () => {
    await openDemo(page)
    await page.keyboard.press('/')
    await box(page).pressSequentially('dst:443 proto:tcp ')
    await idle(page)
    const both = records.filter(({ dstPort, protocol }) => dstPort === 443 && protocol === 6).length
    await expect(options(page).first()).toContainText(both.toLocaleString('en'))
    await box(page).pressSequentially('action:accept')
    await expect(options(page).first()).toContainText('dstport is 443 https · protocol is TCP · action is ACCEPT')
    await idle(page)
    const before = await lastAsked(page)
    await box(page).press('Enter')
    await filtersBecome(page, ['dstport:in:443', 'protocol:in:6', 'action:in:ACCEPT'])
    await keeps(page, ({ dstPort, protocol, action }) => dstPort === 443 && protocol === 6 && action === 'ACCEPT')
    const messages = await askedSince(page, before)
    // One message for all that is seen; what is drawn later asks when it is seen.
    const [first] = messages
    expect(first?.questions.length).toBeGreaterThan(5)
    for (const { statement } of messages.flatMap(({ questions }) => questions)) {
      if (/group by time|^\*/i.test(statement) && !statement.includes('dstport:443')) expect(statement, 'the timeline is of all the source').toContain('count_if')
      else expect(statement).toMatch(/THEN dstport END/.test(statement) ? /^action:ACCEPT.*protocol:6/ : /dstport:443.*protocol:6/)
    }
    await page.goBack()
    await filtersBecome(page, [])
  })

  await test.step('what is begun is completed from the data, with counts; what means nothing is said', async () => {
    await openDemo(page)
    await box(page).blur()
    await page.keyboard.press('/')
    await box(page).pressSequentially('eni')
    await expect(options(page).filter({ hasText: 'eni-id:' })).toContainText(`${new Set(records.map((one) => one.eni)).size} values`)
    await options(page).filter({ hasText: 'eni-id:' }).click()
    await expect(box(page)).toHaveValue('eni-id:')
    await expect(box(page)).toBeFocused()
    const most = byBytes(records, (one) => one.eni).map(([key]) => ({ key, records: records.filter((one) => one.eni === key).length })).toSorted((a, b) => b.records - a.records)[0]
    await expect(options(page).first()).toContainText(`${most?.records ?? ''} records`)
    await box(page).fill(`eni-id:${eni.slice(0, -2)}`)
    await expect(options(page).filter({ hasText: `${records.filter((one) => one.eni === eni).length} records` }).first()).toBeVisible()
    await box(page).fill('dport:htt')
    await expect(options(page).first()).toContainText('443 https')
    await box(page).press('Enter')
    await filtersBecome(page, ['dstport:in:443'])
    await box(page).fill('dstprt:1 proto:tcp')
    await expect(page.getByText('There is no field dstprt; did you mean dstport?')).toBeVisible()
    await box(page).press('Enter')
    expect(filtersOf(page)).toEqual(['dstport:in:443'])
    await box(page).fill('site:office')
    await expect(page.getByText('There is no field site.')).toBeVisible()
  })

  await test.step('what other tools call a filter is taken, and a chip takes a value alone', async () => {
    const { src, dst, srcPort, dstPort } = records.find((one) => one.protocol === 6 && one.srcPort !== null && one.dstPort !== null) ?? {}
    await openDemo(page)
    await box(page).blur()
    const typed = async (text: string, filters: readonly string[], fits: (one: PlainRecord) => boolean): Promise<void> => {
      await page.keyboard.press('/')
      await box(page).fill(text)
      await expect(options(page).first()).toContainText(/\d records?$/)
      await box(page).press('Enter')
      await filtersBecome(page, filters)
      await keeps(page, fits)
      await page.goBack()
      await filtersBecome(page, [])
    }
    await typed(`${dst}:${dstPort}`, [`dstaddr:in:${dst}`, `dstport:in:${dstPort}`], (one) => one.dst === dst && one.dstPort === dstPort)
    await typed(`${src}:${srcPort} -> ${dst}`, [`srcaddr:in:${src}`, `srcport:in:${srcPort}`, `dstaddr:in:${dst}`], (one) => one.src === src && one.srcPort === srcPort && one.dst === dst)
    await typed('tcp and dst port 443', ['protocol:in:6', 'dstport:in:443'], (one) => one.protocol === 6 && one.dstPort === 443)
    await typed('(22 or 443) bytes >= 1k', ['dstport:in:22~or~dstport:in:443', 'bytes:range:1000..'], (one) => (one.dstPort === 22 || one.dstPort === 443) && (one.bytes ?? 0) >= 1000)
    await typed('443, 22', ['dstport:in:443,22'], (one) => one.dstPort === 22 || one.dstPort === 443)
    await page.keyboard.press('/')
    await box(page).fill('10.0.0.1/33')
    await expect(page.getByText(/“10.0.0.1\/33” is no address: .*a block at \/32/)).toBeVisible()
    await box(page).fill('443')
    await box(page).press('Enter')
    await filtersBecome(page, ['dstport:in:443'])
    await chips(page).first().press('Enter')
    await page.getByRole('textbox', { name: 'Edit the filter' }).fill('not 22')
    await page.getByRole('textbox', { name: 'Edit the filter' }).press('Enter')
    await filtersBecome(page, ['dstport:in.not:22'])
    await keeps(page, (one) => one.dstPort !== 22)
  })

  await test.step('chips are dropped on each other for "or", by key too, turned to either end and taken out again', async () => {
    await openDemo(page, { filters: ['dstport:in:443', 'action:in:REJECT', `eni-id:in:${eni}`] })
    const isWeb = ({ dstPort }: PlainRecord): boolean => dstPort === 443
    const isReject = ({ action }: PlainRecord): boolean => action === 'REJECT'
    await keeps(page, (one) => isWeb(one) && isReject(one) && one.eni === eni)
    await chips(page).nth(1).dragTo(chips(page).nth(0))
    await filtersBecome(page, ['dstport:in:443~or~action:in:REJECT', `eni-id:in:${eni}`])
    await keeps(page, (one) => (isWeb(one) || isReject(one)) && one.eni === eni)
    await expect(page.getByRole('list', { name: 'One is enough: dstport is 443 https or action is REJECT' })).toBeVisible()

    await chips(page).nth(0).press('e')
    await filtersBecome(page, ['dstport:in.either:443~or~action:in:REJECT', `eni-id:in:${eni}`])
    const eitherWeb = (one: PlainRecord): boolean => one.srcPort === 443 || one.dstPort === 443
    await keeps(page, (one) => (eitherWeb(one) || isReject(one)) && one.eni === eni)
    await chips(page).nth(1).press('d')
    await filtersBecome(page, ['dstport:in.either:443~or~action:in.off:REJECT', `eni-id:in:${eni}`])
    await keeps(page, (one) => eitherWeb(one) && one.eni === eni)
    await chips(page).nth(1).press('a')
    await filtersBecome(page, ['dstport:in.either:443', 'action:in.off:REJECT', `eni-id:in:${eni}`])
    await chips(page).nth(2).press('o')
    await filtersBecome(page, ['dstport:in.either:443', `action:in.off:REJECT~or~eni-id:in:${eni}`])
    await chips(page).nth(0).click()
    await page.getByRole('menuitem', { name: 'Both ends' }).click()
    await filtersBecome(page, ['dstport:in.both:443', `action:in.off:REJECT~or~eni-id:in:${eni}`])
    await keeps(page, (one) => one.srcPort === 443 && one.dstPort === 443 && one.eni === eni)
    await page.getByRole('button', { name: /^Remove all of/ }).click()
    await filtersBecome(page, ['dstport:in.both:443'])
    await page.goBack()
    await filtersBecome(page, ['dstport:in.both:443', `action:in.off:REJECT~or~eni-id:in:${eni}`])
  })

  await test.step('while the page rests, what a click on a chip or on a link of the rail would ask is answered before it', async () => {
    const ahead = () => page.evaluate(() => window.flowlog.answeredAhead().map(({ statement }) => statement))
    const drawn = async (deed: () => Promise<void>) => {
      const before = await lastAsked(page)
      await deed()
      await idle(page)
      return (await askedSince(page, before)).flatMap(({ questions }) => questions.map(({ statement }) => statement))
    }
    const before = await lastAsked(page)
    await openDemo(page, { filters: ['dstport:in:443', `eni-id:in:${eni}`] })
    // Of the panels on the screen, what obeys both chips; without the first of them it was never shown. What the chip keeps was counted when it was typed.
    const both = new RegExp(`^(?=.*dstport:443)(?=.*${eni})(?!.*SELECT count\\(\\*\\) AS n$)`)
    const shown = (await askedSince(page, before)).find(({ questions }) => questions.length > 5)?.questions.flatMap(({ statement }) => (both.test(statement) ? [statement] : [])) ?? []
    const without = (statement: string): string => statement.replace('dstport:443 and ', '')
    expect(shown.length).toBeGreaterThan(5)
    await expect.poll(async () => (await ahead()).filter((one) => shown.map(without).includes(one)).length).toBe(shown.length)
    const asked = await drawn(() => page.getByRole('button', { name: /^Remove/ }).first().click())
    expect(filtersOf(page)).toEqual([`eni-id:in:${eni}`])
    expect(asked.filter((one) => shown.map(without).includes(one)), 'nothing of it is asked anew').toEqual([])
    await keeps(page, (one) => one.eni === eni)

    const link = page.getByRole('navigation').getByRole('link', { name: 'Policy Statistics' })
    const sources = new RegExp(`^action:REJECT and .*${eni}.* AS sources`)
    await page.mouse.move(0, 0)
    const unpointed = await ahead()
    expect(unpointed.some((one) => sources.test(one))).toBe(false)
    await link.hover()
    await expect.poll(async () => (await ahead()).some((one) => sources.test(one))).toBe(true)
    const opened = await drawn(() => link.click())
    await expect(page.locator('#panel-rejected-source-count .value-figure')).toHaveText(/\d/)
    expect(opened.some((one) => sources.test(one)), 'nor is it here').toBe(false)
  })
})
