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

/** Fires once for each ten minutes that have records. */
const rule = {
  id: 'slots', owner: null, name: 'Ten minutes', window: 600, condition: { is: 'over', figure: 0, against: 'fixed', least: null }, again: 1, paused: false, createdAt: 0,
  measure: { kind: 'statement', statement: '* | select __time__ - __time__ % 600 as slot, count(*) as figure group by slot', value: 'figure', counts: 'records' },
}
/** Stands in for the notices of the browser, which nobody could click here. */
const notices = `window.notices = []; window.Notification = class extends EventTarget {
  static permission = 'granted'
  constructor(title, { body, tag }) { super(); this.said = { title, body, tag }; window.notices.push(this) }
  close() { this.said.closed = true }
}`

test('a hidden tab goes on following its logstore, tells once what fires, and shows what came when it is looked at again', async ({ address }) => {
  const hidden = await browser.tab(`${address}/settings`)
  await hidden.evaluate(`localStorage.setItem('flowlog.alerts', '${JSON.stringify({ version: 1, rules: [rule] })}'); localStorage.setItem('flowlog.settings', '{"alertNotices":true}')`)
  await hidden.goTo(`${address}/overview?v=1&s=logstore-cn-hangzhou/vpc-flow-prod/vpc-flowlog&t=now-30m..now`)
  await hidden.evaluate(notices)
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
  const told = async (): Promise<readonly string[]> => (await hidden.evaluate('window.notices.map(({ said }) => [said.title, said.body].join(": "))')) as string[] // As written.
  await expect.poll(async () => (await told()).length, soon).toBeGreaterThan(0)
  expect((await told())[0]).toMatch(/^Ten minutes: \d+( and \d+ more)?: over 0 in 10\smin$/)
  expect(await hidden.evaluate('document.visibilityState')).toBe('hidden')

  await hidden.inFront()
  await expect.poll(() => hidden.evaluate('document.visibilityState'), soon).toBe('visible')
  await idle(hidden)
  const [shown, held] = (await hidden.evaluate(`[document.querySelector('.coverage').textContent, window.flowlog.describe().records]`)) as [string, number] // Two values, as written.
  expect(shown).toContain(held.toLocaleString('en'))
  await press(hidden, 'Pause')
  await expect.poll(() => hidden.evaluate(`document.querySelector('.logstore-strip').textContent`), soon).toContain('Paused')

  // Nothing was told twice, and what was told opens its records; of several, the list.
  const bodies = await told()
  expect(new Set(bodies).size).toBe(bodies.length)
  const last = /: (?<slot>\d+)(?<more> and \d+ more)?: over/.exec(bodies.at(-1) ?? '')?.groups
  await hidden.evaluate(`window.notices.at(-1).dispatchEvent(new Event('click'))`)
  const opened = last?.['more'] === undefined ? `/query?v=1&s=logstore-cn-hangzhou/vpc-flow-prod/vpc-flowlog&t=${new Date(1000 * Number(last?.['slot'])).toISOString().slice(0, 16)}Z..` : '/alerts?'
  await expect.poll(() => hidden.evaluate('location.pathname + decodeURIComponent(location.search)'), soon).toContain(opened)
})
