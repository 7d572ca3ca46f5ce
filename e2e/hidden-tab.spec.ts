import { BareBrowser, type Tab } from './support-cloud/bare-browser.ts'
import { expect, test } from './sealed.ts'

let browser: BareBrowser
test.beforeEach(async () => {
  browser = await BareBrowser.start()
})
test.afterEach(() => browser.close())

const soon = { timeout: 30_000, intervals: [200] }

/** Presses a button by its text or its name, once it is there. */
async function press(tab: Tab, name: string): Promise<void> {
  const button = `[...document.querySelectorAll('button, [role=switch]')].find((one) => (one.getAttribute('aria-label') ?? one.textContent.trim()) === ${JSON.stringify(name)} || one.labels?.[0]?.textContent.trim() === ${JSON.stringify(name)})`
  await expect.poll(() => tab.evaluate(`${button} !== undefined`), { ...soon, message: `a button ${name}` }).toBe(true)
  await tab.evaluate(`${button}.click()`)
}
const records = async (tab: Tab): Promise<number> => Number(await tab.evaluate('window.flowlog.describe().records'))
const idle = (tab: Tab): Promise<unknown> => tab.evaluate('window.flowlog.idle()')

test('a hidden tab goes on following its logstore, and shows what came when it is looked at again', async ({ address }) => {
  const hidden = await browser.tab(`${address}/overview?v=1&s=logstore-cn-hangzhou/vpc-flow-prod/vpc-flowlog&t=now-30m..now`)
  await press(hidden, 'Open the running account')
  await expect.poll(() => records(hidden), soon).toBeGreaterThan(0)
  await idle(hidden)
  await press(hidden, 'Follow')
  await expect.poll(() => hidden.evaluate(`document.querySelector('.logstore-strip').textContent`), soon).toContain('Following')
  const before = await records(hidden)

  const other = await browser.tab(`${address}/settings`)
  await other.inFront()
  await expect.poll(() => hidden.evaluate('document.visibilityState'), soon).toBe('hidden')
  // Ten minutes pass in the tab in front, which shares the account. Requests of the hidden one's worker are answered all the same.
  await press(other, 'Let pass 10 min')
  await expect.poll(() => records(hidden), { ...soon, timeout: 60_000 }).toBeGreaterThan(before + 500)
  expect(await hidden.evaluate('document.visibilityState')).toBe('hidden')

  await hidden.inFront()
  await expect.poll(() => hidden.evaluate('document.visibilityState'), soon).toBe('visible')
  await idle(hidden)
  const [shown, held] = (await hidden.evaluate(`[document.querySelector('.coverage').textContent, window.flowlog.describe().records]`)) as [string, number] // Two values, as written.
  expect(shown).toContain(held.toLocaleString('en'))
  await press(hidden, 'Pause')
  await expect.poll(() => hidden.evaluate(`document.querySelector('.logstore-strip').textContent`), soon).toContain('Paused')
})
