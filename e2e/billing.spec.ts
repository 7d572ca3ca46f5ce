import { expect, idle, test } from './sealed.ts'
import { violations } from './support/axe.ts'
import { openDemoCloud, refusals } from './support-cloud/demo-cloud.ts'

test.use({ expectedErrors: refusals })

test('the examples of the documentation, and a figure of one’s own; the link holds it', async ({ page }) => {
  await page.goto('/billing')
  await idle(page)
  const fee = page.getByRole('region', { name: 'Generation fee' })
  for (const [name, total] of [['A small VPC', '0.00'], ['One busy VPC', '237.50'], ['A large account', '63,987.50']] as const) {
    await page.getByRole('button', { name }).click()
    await expect(fee).toContainText(total)
  }
  await expect(page.getByRole('textbox', { name: 'A month' })).toHaveValue('60')
  await page.getByRole('textbox', { name: 'A month' }).clear()
  await page.keyboard.type('10')
  await expect(fee).toContainText('25,587.50')
  await page.reload()
  await expect(fee).toContainText('25,587.50')
  await page.getByText('The flow logs here', { exact: true }).click()
  await expect(page.getByText('No account is connected.')).toBeVisible()
  expect(await violations(page)).toEqual([])
})

test('what the flow logs of the account deliver, region by region', async ({ page }) => {
  await openDemoCloud(page, '/vpn-gateways', 'running')
  await page.getByRole('link', { name: 'Billing estimate' }).click()
  const regions = page.getByRole('table').filter({ has: page.getByRole('columnheader', { name: 'flow logs' }) })
  await expect(regions.getByRole('row', { name: /^China \(Hangzhou\)/ })).toContainText(/× 2\.5; \d+ of \d+ deliver/, { timeout: 60_000 })
  await regions.getByRole('button', { name: 'China (Hangzhou)' }).click()
  await expect(page).toHaveURL(/gb=account/)
  const total = await regions.getByRole('row', { name: /^China \(Hangzhou\)/ }).getByRole('cell').nth(4).innerText()
  await expect(page.getByRole('region', { name: 'Generation fee, China (Hangzhou)' })).toContainText(total)
  expect(await violations(page)).toEqual([])
})

test.describe('in Chinese, dark and narrow', () => {
  test.use({ locale: 'zh-CN', colorScheme: 'dark', viewport: { width: 390, height: 844 } })
  test('has no violation and fits', async ({ page }) => {
    await openDemoCloud(page, '/vpn-gateways', 'running')
    await page.goto('/billing?gb=account')
    await expect(page.getByRole('button', { name: '华东1（杭州）' })).toBeVisible()
    expect(await violations(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  })
})
