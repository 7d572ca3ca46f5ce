import type { Page } from '@playwright/test'

/** Presses Tab until a control has the focus, as someone without a mouse does once it is there. */
export async function tabTo(page: Page, selector: string): Promise<void> {
  await page.locator(selector).first().waitFor({ state: 'attached' })
  for (let i = 0; i < 40; i++) {
    if (await page.locator(selector).evaluateAll((found) => found.some((one) => one === document.activeElement))) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab does not come to ${selector}.`)
}
