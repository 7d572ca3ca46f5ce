import type { Page } from '@playwright/test'
import type { ConsoleMessage } from '../../src/app/console.ts'

/** The number of the last message that the page has sent to the engine. */
export async function lastAsked(page: Page): Promise<number> {
  return page.evaluate(() => window.flowlog.asked().at(-1)?.number ?? 0)
}

/** What was asked after a message, oldest first. */
export async function askedSince(page: Page, number: number): Promise<readonly ConsoleMessage[]> {
  const messages = await page.evaluate(() => window.flowlog.asked())
  return messages.filter((one) => one.number > number)
}
