// What a reader does on a screen before its picture is taken, where no address says it. Words stand in both languages.

/** Long enough for a screen of its own chunk on a busy machine. */
const patience = 60_000

async function quiet(page) {
  await page.evaluate(() => window.flowlog.idle())
}

function clicked(selector, nth = 0) {
  return async (page) => {
    await page.locator(selector).nth(nth).click({ timeout: patience })
    await quiet(page)
  }
}

function pressed(selector, ...keys) {
  return async (page) => {
    await page.locator(selector).first().focus({ timeout: patience })
    for (const key of keys) await page.keyboard.press(key)
    await quiet(page)
  }
}

function button(name, within = 'body') {
  return async (page) => {
    await page.locator(within).getByRole('button', { name }).first().click({ timeout: patience })
    await quiet(page)
  }
}

function inTurn(...steps) {
  return async (page) => {
    for (const step of steps) await step(page)
  }
}

/** Until the service has counted what these elements say in digits. */
function counted(selector) {
  return async (page) => {
    await page.waitForFunction((all) => {
      const found = [...document.querySelectorAll(all)]
      return found.length > 0 && found.every((one) => /\d/.test(one.textContent))
    }, selector, { timeout: patience })
    await quiet(page)
  }
}

async function chosen(page, field, text) {
  await page.locator(field).fill(text)
  await page.keyboard.press('Enter')
  await quiet(page)
}

async function wizardToDelivery(page) {
  await chosen(page, '#flow-log-resource', 'platform')
  await clicked('button[type=submit]')(page)
  await page.locator('#flow-log-project').fill('my-flow-logs')
  await page.locator('#flow-log-logstore').fill('vpc-flowlog')
}

/** Two charts of the demonstration on a dashboard of the reader's own. */
async function dashboardMade(page) {
  const link = new URL(page.url())
  const charts = [
    '* | select dstport, sum(bytes) as bytes group by dstport order by bytes desc limit 12',
    "* | select time_series(__time__, '5m', '%H:%i', '0') as t, action, count(*) as n group by t, action order by t limit 5000",
    '* | select count(*) as n',
  ]
  for (const statement of charts) {
    await page.evaluate((to) => history.pushState({}, '', to), `/query?${new URLSearchParams({ v: '1', s: link.searchParams.get('s') ?? '', tab: 'chart', q: statement })}`)
    await quiet(page)
    if (await page.locator('.chart-settings-foot').count() === 0) await button(/^(Settings|设置)$/, '.query-tools, main')(page)
    await page.locator('.chart-settings-foot button').first().click({ timeout: patience })
    await page.locator('.add-form button[type=submit]').click()
    // The dialog offers the dashboard first.
    if (statement === charts.at(-1)) await page.locator('.add-form button').first().click()
    else await page.locator('.add-form button').nth(1).click()
    await quiet(page)
  }
}

/** Lines of an AWS log, more than are read while a picture is taken. */
async function longReadingBegun(page) {
  await page.evaluate(() => {
    const lines = Array.from({ length: 50_000 }, (_, i) => `2 123456789012 eni-0a1b2c3d4e5f6071${i % 9} 10.0.0.${1 + (i % 50)} 10.0.1.9 ${40_000 + (i % 1000)} ${i % 4 === 0 ? 22 : 443} 6 ${1 + (i % 9)} ${100 + i} ${1_770_220_800 + i} ${1_770_220_860 + i} ${i % 10 === 0 ? 'REJECT' : 'ACCEPT'} OK\n`).join('')
    const part = new Blob([lines])
    void window.flowlog.open([new File(Array.from({ length: 20 }, () => part), 'eni-0a1b2c3d4e5f60718-2026-02-04.log'), new File(Array.from({ length: 400 }, () => part), 'eni-0a1b2c3d4e5f60718-2026-02-05.log')])
  })
  await page.waitForFunction(() => window.flowlog.describe().records > 1_500_000)
  await page.evaluate(() => history.pushState({}, '', '/reading?v=1'))
  await page.locator('main table').first().waitFor()
}

async function defectiveRead(page) {
  await page.evaluate(() => {
    const line = (i) => `2 123456789012 eni-0a1b2c3d4e5f60718 10.0.0.${1 + (i % 50)} 10.0.1.9 ${40_000 + (i % 1000)} 443 6 ${1 + (i % 9)} ${100 + i} ${1_770_220_800 + i} ${1_770_220_860 + i} ACCEPT OK\n`
    const good = Array.from({ length: 2000 }, (_, i) => line(i)).join('')
    return window.flowlog.open([
      new File([good], 'whole.log'),
      new File([good.slice(0, 9000), 'not a record\n', line(3).replace('10.0.1.9', '10.0.1.999'), good.slice(0, 4000)], 'some-lines-are-none.log'),
      new File([crypto.getRandomValues(new Uint8Array(20_000))], 'noise.bin'),
      new File([''], 'empty.log'),
    ])
  })
  await page.evaluate(() => history.pushState({}, '', '/reading?v=1'))
  await quiet(page)
}

/** Opens the demonstration's cloud account, from a screen that asks for one. */
export async function accountOpened(page, account) {
  const names = { new: /Open the new account|打开新账号/, running: /Open the running account|打开运行中的账号/ }
  await page.evaluate(() => history.pushState({}, '', '/flow-logs'))
  await quiet(page)
  await button(names[account], 'main')(page)
}

/** @type {Readonly<Record<string, (page: import('playwright').Page) => Promise<void>>>} by the screen's name */
export const steps = {
  'panel-statement': pressed('.panel', '?'),
  'panel-twin': pressed('.panel:has(canvas)', 't'),
  'filter-suggestions': async (page) => {
    await page.keyboard.press('/')
    await page.keyboard.type('443')
    await quiet(page)
  },
  'go-to': pressed('main', 'Control+k'),
  menu: async (page) => {
    const menu = page.locator('.header-menu').first()
    if (await menu.isVisible()) await menu.click()
    await quiet(page)
  },
  'query-record': pressed('[role=grid]', 'Enter'),
  'query-examples': clicked('.query-lists button'),
  'query-functions': clicked('.query-lists button', 3),
  'alert-rule': button(/^(New rule|新建规则)$/, 'header'),
  dashboard: dashboardMade,
  'reading-progress': longReadingBegun,
  'reading-defects': defectiveRead,
  'wizard-delivery': wizardToDelivery,
  'wizard-review': inTurn(wizardToDelivery, clicked('button[type=submit]')),
  'wizard-corrections': clicked('button[type=submit]'),
  'flow-logs-running': (page) => page.locator('.flow-log-spark').nth(7).waitFor({ timeout: patience }),
  'billing-account': counted('.billing-total output'),
  logstore: counted('.cloud-aside dd:nth-of-type(1)'),
  'vpn-gateway': inTurn(clicked('main tr a'), button(/^(Open|打开) vpc-flow-prod/, 'main'), counted('.vpn-lanes')),
  'flow-log': clicked('main tr a'),
  'instance-create': button(/^(Create instance|创建实例)$/, 'header, main'),
}
