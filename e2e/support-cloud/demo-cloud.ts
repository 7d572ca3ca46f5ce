import type { Page } from '@playwright/test'
import { idle } from '../sealed.ts'

/** Answers that refuse are told by the browser as errors of the console, whatever the page makes of them. */
export const refusals = /the server responded with a status of (4\d\d|5\d\d)/

/** Opens a screen of the demo cloud: `new` has nothing activated, `running` has collected for a week. */
export async function openDemoCloud(page: Page, path: string, beginning: 'new' | 'running'): Promise<void> {
  await page.goto(path)
  const names = { new: /Open the new account|打开新账号/, running: /Open the running account|打开运行中的账号/ }
  await page.getByRole('button', { name: names[beginning] }).click()
  await idle(page)
}
