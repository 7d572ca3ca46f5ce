import type { Locator, Page } from '@playwright/test'
import { expect, idle, test } from './sealed.ts'
import { violations } from './support/axe.ts'
import { openDemoCloud, refusals } from './support-cloud/demo-cloud.ts'

test.use({ expectedErrors: refusals })

const gatewayRow = (page: Page, name: string): Locator => page.getByRole('row', { name: new RegExp(`^${name}`) })

test('a gateway, its interfaces, what goes through them and who is silent', async ({ page }) => {
  await openDemoCloud(page, '/vpn-gateways', 'running')
  await expect(gatewayRow(page, 'branch-vpn vpn-')).toContainText('2 of 2 ENIs at 1 min')
  await expect(gatewayRow(page, 'data-vpn vpn-')).toContainText('4 ENIs are not logged')
  await expect(gatewayRow(page, 'legacy-vpn vpn-')).toContainText('single tunnel')
  await gatewayRow(page, 'branch-vpn vpn-').getByRole('link', { name: 'branch-vpn' }).click()
  await expect(page.getByRole('heading', { name: /^Basic Information/ })).toBeVisible()
  const enis = page.getByRole('table', { name: 'Basic Information' })
  await expect(enis.getByRole('row')).toHaveCount(3)
  await expect(enis).toContainText('branch-vpn-tunnel-2')

  await page.getByRole('button', { name: /^Open vpc-flow-prod\// }).click()
  await expect(page.getByRole('button', { name: 'Open in Custom Query' })).toBeVisible({ timeout: 30_000 })
  await idle(page)
  await expect(enis.getByRole('row').nth(1)).toContainText('carries traffic')
  await expect(enis.getByRole('row').nth(2)).toContainText('standby')
  // Seen from the interface: `in` comes from the VPC.
  await expect(page.getByText('in: from the VPC to the ENI')).toBeVisible()
  const pairs = page.getByRole('table', { name: 'Host pairs through branch-vpn' }).getByRole('row')
  await expect(pairs).toHaveCount(5)
  await expect(pairs.nth(1)).toContainText(/10\.20\.0\.11 ECS1.*192\.168\.100\.4.*in/)
  await expect(pairs.nth(2)).toContainText(/192\.168\.100\.4.*10\.20\.0\.11 ECS1.*out/)
  await expect(page.getByRole('table', { name: 'Silent for 15 minutes or more' })).toContainText('ECS2')

  await page.getByRole('button', { name: '10.20.0.12' }).first().click()
  await expect(pairs).toHaveCount(3)
  await page.goBack()
  await expect(pairs).toHaveCount(5)
  await page.getByRole('button', { name: 'Open in Custom Query' }).click()
  await expect(page).toHaveURL(/\/query\?.*eni-id/)
  await idle(page)
  await expect(page.getByText('10.20.0.11').first()).toBeVisible()
})

test('interfaces without a flow log lead to the form, filled in; gateways by keyboard', async ({ page }) => {
  await openDemoCloud(page, '/vpn-gateways', 'running')
  await page.getByRole('link', { name: 'branch-vpn' }).focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 2, name: 'data-vpn' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'data-vpn' })).toBeFocused()
  const enis = page.getByRole('table', { name: 'Basic Information' })
  await expect(enis.getByRole('row')).toHaveCount(5)
  await expect(enis.getByRole('row', { name: /IPsec/ })).toHaveCount(2)
  await expect(enis.getByRole('row', { name: /SSL/ })).toHaveCount(2)
  expect(await violations(page)).toEqual([])
  const ids = await enis.locator('tr[data-eni]').evaluateAll((rows) => rows.map((row) => row.getAttribute('data-eni') ?? ''))
  await page.getByRole('link', { name: 'Create a flow log for these ENIs' }).click()
  await expect(page).toHaveURL(/\/flow-logs\/create\/alibaba\/collection/)
  for (const id of ids) await expect(page.getByText(id, { exact: true })).toBeVisible()
})

test.describe('in Chinese, dark and narrow', () => {
  test.use({ locale: 'zh-CN', colorScheme: 'dark', viewport: { width: 390, height: 844 } })
  test('list and analysis have no violation and fit', async ({ page }) => {
    await openDemoCloud(page, '/vpn-gateways', 'running')
    await expect(page.getByText('基本信息').first()).toBeVisible()
    await page.getByRole('button', { name: /^打开 vpc-flow-prod\// }).click()
    await expect(page.getByText('入：从 VPC 到网卡')).toBeVisible({ timeout: 30_000 })
    await idle(page)
    expect(await violations(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  })
})
