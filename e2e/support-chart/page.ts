import type { Page } from '@playwright/test'
import { expect, idle, turnTo } from '../sealed.ts'

/** The statement of the documentation's second scenario: rate per minute and pair. */
export const ratePerPair = "* | select date_format(from_unixtime(__time__ - __time__% 60), '%H:%i:%S') as time, concat(srcaddr,'->', dstaddr) as src_to_dst, sum(bytes*8/60) as bandwidth group by time,srcaddr,dstaddr order by time asc limit 5000"
export const ratePerSource = '* | select __time__ - __time__ % 60 as time, srcaddr, sum(bytes)*8.0/60 as rate group by time, srcaddr order by time limit 10000'
export const perPort = '* | select dstport, sum(bytes) as bytes group by dstport order by bytes desc limit 1000'
export const perPair = '* | select srcaddr, dstaddr, sum(bytes) as bytes group by srcaddr, dstaddr order by bytes desc limit 5000'

export function linkToChart(statement: string, settings?: string): string {
  return `/query?${new URLSearchParams({ v: '1', s: 'demo-small', q: statement, tab: 'chart', ...(settings === undefined ? {} : { c: settings }) })}`
}

/** The Chart tab over the small demo, drawn. */
export async function openChart(page: Page, statement: string, settings?: string): Promise<void> {
  await turnTo(page, linkToChart(statement, settings))
  await drawn(page)
}

/** The picture is there: its parts come in chunks of their own. */
export async function drawn(page: Page): Promise<void> {
  await expect(page.locator('#panel-query-chart .panel-finding')).not.toHaveText(/^\s*$/)
  await idle(page)
}

export function settingsOf(page: Page): string | null {
  return new URL(page.url()).searchParams.get('c')
}

/** Adds the chart that is shown, to a new dashboard or to the one that is chosen; stays on the page. */
export async function addToDashboard(page: Page, { dashboard, name }: { readonly dashboard?: string; readonly name?: string } = {}): Promise<void> {
  await page.getByRole('button', { name: 'Add to dashboard…' }).click()
  const dialog = page.getByRole('dialog')
  if (dashboard !== undefined) await dialog.getByLabel('Name of the new dashboard').fill(dashboard)
  if (name !== undefined) await dialog.getByLabel('Name of the panel').fill(name)
  await dialog.getByRole('button', { name: 'Add the panel' }).click()
  await dialog.getByRole('button', { name: 'Stay here' }).click()
  await expect(dialog).toHaveCount(0)
}

/** Title and place of each panel while a dashboard is arranged. */
export async function placesOf(page: Page): Promise<string[]> {
  return page.locator('.edit-grip').evaluateAll((all) => all.map((one) => one.getAttribute('aria-label') ?? ''))
}
