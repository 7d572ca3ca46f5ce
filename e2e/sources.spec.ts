import { awsLines, madeFile, textOf } from './support/files.ts'
import { describe, query, visit } from './support/console.ts'
import { expect, idle, openFiles, test } from './sealed.ts'

const file = madeFile('monday.log', textOf(awsLines(400)))
/** As a link writes `action is REJECT`. */
const rejected = 'action:in:REJECT'
const missing = { name: 'The files of this link are not here' }

test('a link whose files are not here asks for them by name, keeps its filters, and shows what its sender saw', async ({ page, browser, address }) => {
  await visit(page)
  await openFiles(page, [file])
  const link = new URL(page.url())
  expect(link.searchParams.get('s')).toMatch(/^files-/)
  link.searchParams.append('f', rejected)
  await page.goto(String(link))
  await idle(page)
  await expect(page.getByRole('heading', missing)).toBeVisible()
  const given = page.url()

  const receiver = await browser.newContext({ baseURL: address, proxy: { server: address } })
  const elsewhere = await receiver.newPage()
  await elsewhere.goto(given)
  await idle(elsewhere)
  await expect(elsewhere.getByRole('heading', missing)).toBeVisible()
  await expect(elsewhere.getByRole('main')).toContainText('monday.log')
  await openFiles(elsewhere, [file])
  await expect(elsewhere.getByRole('heading', missing)).toBeHidden()
  expect((await describe(elsewhere)).records).toBe(400)
  expect(new URL(elsewhere.url()).searchParams.getAll('f')).toEqual([rejected])
  const panels = await elsewhere.evaluate(() => window.flowlog.panels())
  const records = panels.find(({ id }) => id === 'records')
  expect(records !== undefined && 'answer' in records ? records.answer.rows : records).toEqual([[40]])
  await receiver.close()
})

test('other files than those a link names are told, and the filters stay', async ({ page }) => {
  await visit(page)
  await openFiles(page, [file])
  const link = new URL(page.url())
  link.searchParams.append('f', rejected)
  await page.goto(String(link))
  await idle(page)
  await openFiles(page, [madeFile('tuesday.log', textOf(awsLines(100, { first: 90_000 })))])
  await expect(page.getByRole('alert')).toContainText('other files than the link names')
  expect(new URL(page.url()).searchParams.getAll('f')).toEqual([rejected])
})

test('the sources screen lists what is open, with its figures, and closes it', async ({ page }) => {
  await visit(page)
  await openFiles(page, [file])
  await page.getByTitle('Switch the source').click()
  await page.getByRole('menuitem', { name: 'All sources' }).click()
  await idle(page)
  const row = page.getByRole('row', { name: /monday\.log/ }).first()
  await expect(row).toContainText('400')
  await row.getByRole('button', { name: 'Close' }).click()
  await expect(page.getByRole('heading', { name: 'Drop flow-log files here' })).toBeVisible()
  expect((await describe(page)).records).toBe(0)
  expect(new URL(page.url()).searchParams.get('s')).toBeNull()
  // It is remembered by name and figures, and asked for when it is chosen.
  await page.getByRole('complementary').getByText('monday.log').click()
  await expect(page.getByRole('heading', missing)).toBeVisible()
})

test('a screen over no records stays where it is while the source of its link is read', async ({ page }) => {
  for (const place of ['/settings', '/billing']) {
    await visit(page, `${place}?s=demo-small`)
    await idle(page)
    expect((await describe(page)).records).toBeGreaterThan(1000)
    expect(new URL(page.url()).pathname).toBe(place)
  }
})

test('a link opens a file of this host', async ({ page }) => {
  await page.goto('/?open=/samples/five-minutes.csv')
  await idle(page)
  await page.waitForFunction(() => window.flowlog.describe().records > 0)
  await idle(page)
  await expect(page).toHaveURL(/\/overview/)
  expect((await query(page, '* | select count(*) as records')).rows).toEqual([[(await describe(page)).records]])
  const { records } = await describe(page)
  // It comes back after a reload, as the link carries where it is from.
  await page.reload()
  await idle(page)
  await page.waitForFunction((before) => window.flowlog.describe().records === before, records)
})

test('a link does not open what is not of this host, says so, and asks nobody', async ({ page }) => {
  for (const address of ['https://example.com/logs.csv', '//example.com/logs.csv', 'http://localhost:1/logs.csv', 'data:text/plain,2']) {
    await page.goto(`/?open=${encodeURIComponent(address)}`)
    await idle(page)
    await expect(page.getByRole('alert'), address).toContainText('is not of this host')
    expect((await describe(page)).records, address).toBe(0)
  }
})

test.describe('a file of this host that is not there', () => {
  test.use({ expectedErrors: /404/ })
  test('is told with its address', async ({ page }) => {
    await page.goto('/?open=/samples/not-there.csv')
    await idle(page)
    await expect(page.getByRole('alert')).toContainText('/samples/not-there.csv')
    expect((await describe(page)).records).toBe(0)
  })
})
