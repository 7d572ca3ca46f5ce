import type { Page } from '@playwright/test'
import { idle } from '../sealed.ts'

/** From the Overview to the account of the last reading, which may still go on. */
export async function openedReport(page: Page): Promise<void> {
  await page.getByRole('banner').or(page.locator('header')).first().getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: 'What was read and skipped' }).click()
}

/** The same, when all has been read. */
export async function showReport(page: Page): Promise<void> {
  await openedReport(page)
  await idle(page)
}

/** Switches "Keep files on this device" as a reader does, on the settings screen, and waits until all of it is done. */
export async function keepSwitched(page: Page): Promise<void> {
  await page.getByRole('navigation').getByRole('link', { name: 'Settings', exact: true }).click()
  // The box itself is drawn over.
  await page.getByRole('switch', { name: 'Keep files on this device' }).dispatchEvent('click')
  await idle(page)
}
