import { reviewWords } from '../src/features/huawei-wizard/review-words.ts'
import { streamWords } from '../src/ui/cloud/stream-words.ts'
import { creationWords } from '../src/ui/wizard/creation-words.ts'
import { expect, idle, test } from './sealed.ts'
import { violations } from './support/axe.ts'
import { tabTo } from './support/keys.ts'
import { HuaweiConsole } from './support-cloud/huawei-console.ts'

// Refusals, and requests that are lost on purpose.
test.use({ expectedErrors: /the server responded with a status of (4|5)\d\d|net::ERR_FAILED/ })

const vpcForm = '/flow-logs/create/huawei-vpc/collection'
const routerForm = '/flow-logs/create/huawei-er/delivery'

test('a flow log of a router is made by keyboard alone, with a reload in between', async ({ page }) => {
  const { keyboard } = page
  const console = new HuaweiConsole(page, 'en')
  const w = console.words(reviewWords)
  await console.open()
  await page.goto(routerForm)
  await idle(page)
  await idle(page)
  expect(await violations(page)).toEqual([])
  await tabTo(page, '#huawei-group')
  await keyboard.type('router-logs')
  await tabTo(page, '#huawei-stream')
  await keyboard.type('branch')
  await keyboard.press('Enter')
  await expect(page.locator('#huawei-router')).toBeVisible()
  await idle(page)
  await tabTo(page, '#huawei-name')
  await keyboard.type('partner')
  await page.reload()
  await idle(page)
  await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue('partner')
  await tabTo(page, '#huawei-router')
  await keyboard.type('beijing')
  await keyboard.press('Enter')
  await tabTo(page, '#huawei-attachment')
  await keyboard.type('vpn')
  await keyboard.press('Enter')
  await idle(page)
  expect(await violations(page)).toEqual([])
  await tabTo(page, 'button[type=submit]')
  await keyboard.press('Enter')
  await idle(page)
  await idle(page)
  expect(await violations(page)).toEqual([])
  await tabTo(page, 'button[type=submit]')
  await keyboard.press('Enter')
  await expect(page.getByText(w.stateEnabled, { exact: true })).toBeVisible({ timeout: 40_000 })
  await idle(page)
  expect(await violations(page)).toEqual([])
})

test('where requests are lost it goes on until the flow log is made, once; its first records are opened as they come; then the quota is reached', async ({ page, context }) => {
  const console = new HuaweiConsole(page, 'en')
  const w = console.words(reviewWords)
  const made = console.words(creationWords)
  await console.open()
  await page.goto(vpcForm)
  await idle(page)
  await console.name('data')
  await console.choose('vpc', 'data')
  await console.next('delivery')
  await console.target('data-logs', 'data')
  await console.next('review')
  await page.goto('/flow-logs/create/huawei-vpc/review?scenario=flaky')
  await idle(page)
  const isDone = page.getByRole('heading', { name: w.created })
  for (let i = 0; i < 20 && !(await isDone.isVisible()); i++) {
    // The page may be left in between: what is made is looked up.
    if (i === 1) await page.reload()
    await idle(page)
    await page.getByRole('button', { name: new RegExp(`^(${made.goOn}|${w.create})$`) }).click()
    await idle(page)
  }
  await expect(isDone).toBeVisible()

  // The world is the same in every tab; there its time passes.
  const other = await context.newPage()
  await other.goto('/settings?scenario=none')
  await idle(other)
  await new HuaweiConsole(other, 'en').pass('minutes10', 2)
  await page.bringToFront()
  await expect(page.getByText(w.firstCame)).toBeVisible({ timeout: 40_000 })
  await page.getByRole('button', { name: console.words(streamWords).open }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Overview' })).toBeVisible()
  await page.goto('/flow-logs?kind=huawei-vpc')
  await idle(page)
  await expect(page.getByRole('link', { name: 'data', exact: true })).toHaveCount(1)

  await page.goto(`${vpcForm}?scenario=quota-exceeded`)
  await idle(page)
  await console.name('one-more')
  await console.choose('vpc', 'shop')
  await console.next('delivery')
  await console.next('review')
  await page.getByRole('button', { name: w.create, exact: true }).click()
  await expect(page.getByRole('alert')).toContainText('10 flow logs an account and region')
  await page.getByRole('button', { name: made.toForm }).click()
  await expect(page.getByRole('button', { name: w.create, exact: true })).toBeVisible()
})
