import AxeBuilder from '@axe-core/playwright'
import type { Locator, Page } from '@playwright/test'
import { expect, idle, test } from './sealed.ts'
import { openDemoCloud, refusals } from './support-cloud/demo-cloud.ts'

test.use({ expectedErrors: refusals })

const rowOf = (page: Page, name: string): Locator => page.getByRole('row', { name: new RegExp(`^${name}`) })

const vpcRow = (page: Page, name: string): Locator => page.locator('tr[aria-level="1"]').filter({ has: page.getByText(name, { exact: true }) })

async function deed(page: Page, name: string, what: RegExp): Promise<void> {
  await page.getByRole('button', { name: `Actions for ${name}` }).click()
  await page.getByRole('menuitem', { name: what }).click()
}

async function expectNoViolation(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  const grave = violations.filter(({ impact, id }) => impact === 'serious' || impact === 'critical' || id === 'heading-order' || id === 'empty-table-header')
  expect(grave.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary ?? ''}`))).toEqual([])
}

test('a new account is authorised, enabled and activated, one step after the other', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await openDemoCloud(page, '/flow-logs', 'new')
  await expect(page.getByText('3 steps before the first flow log')).toBeVisible()
  await page.getByRole('button', { name: 'Show its text' }).click()
  await expect(page.getByText('log:PostLogStoreLogs')).toBeVisible()
  await page.getByRole('button', { name: 'Copy a request for the account owner' }).click()
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain('AliyunVPCLogArchiveRole')
  await expectNoViolation(page)

  await page.getByRole('button', { name: 'Authorise' }).click()
  await expect(page.getByRole('heading', { name: 'Role authorised' })).toBeVisible()
  await expect(page.getByText('public preview')).toBeVisible()
  await page.getByRole('button', { name: 'Enable flow logs' }).click()
  await expect(page.getByRole('heading', { name: 'Flow logs enabled' })).toBeVisible()
  await page.getByRole('button', { name: 'Activate Log Service' }).click()
  await expect(page.getByRole('heading', { name: 'No flow log yet' })).toBeVisible()
  // What was done is of the account, and so is there after a reload.
  await page.reload()
  await idle(page)
  await page.getByRole('button', { name: 'Create a flow log' }).click()
  await expect(page.getByRole('menuitem', { name: 'for an Alibaba Cloud VPC' })).toBeEnabled()
})

test('flow logs are found, stopped with a way back, changed and deleted', async ({ page }) => {
  await openDemoCloud(page, '/flow-logs', 'running')
  await expect(rowOf(page, 'data-archive')).toContainText('Delivery failed')
  await expect(page.getByText('UnavaliableTarget')).toBeVisible()
  await page.getByRole('button', { name: 'Actions for sls-managed-01' }).click()
  await expect(page.getByRole('menuitem', { name: 'Stop' })).toBeDisabled()
  await page.keyboard.press('Escape')

  await page.keyboard.press('/')
  await page.keyboard.type('staging-test')
  await expect(page.getByRole('row')).toHaveCount(2)
  await page.reload()
  await expect(page.getByRole('searchbox')).toHaveValue('staging-test')
  await page.getByRole('searchbox').focus()
  await page.keyboard.press('Escape')
  await page.getByRole('combobox', { name: 'State' }).selectOption('stopped')
  await expect(page.getByRole('row')).toHaveCount(2)
  await page.getByRole('combobox', { name: 'State' }).selectOption('')

  await deed(page, 'prod-rejects', /^Stop/)
  await expect(page.getByText('SLS goes on billing for the stored records')).toBeVisible()
  await expect(rowOf(page, 'prod-rejects')).toContainText('Stopping')
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(rowOf(page, 'prod-rejects')).toContainText('Activating', { timeout: 15_000 })

  await deed(page, 'staging-test', /^Edit/)
  await page.getByRole('textbox', { name: 'Name' }).fill('https://no')
  await expect(page.getByRole('button', { name: 'Save' })).toBeDisabled()
  await page.getByRole('textbox', { name: 'Name' }).fill('staging-renamed')
  await page.keyboard.press('Enter')
  await expect(rowOf(page, 'staging-renamed')).toContainText('Modifying')
  await expect(rowOf(page, 'staging-renamed')).toContainText('Stopped', { timeout: 15_000 })

  await deed(page, 'staging-renamed', /^Delete/)
  await expect(page.getByRole('dialog')).toContainText('to end all charges, delete the Logstore too')
  await page.getByRole('button', { name: 'Delete staging-renamed' }).click()
  await expect(rowOf(page, 'staging-renamed')).toHaveCount(0, { timeout: 15_000 })

  await page.getByRole('button', { name: /used$/ }).click()
  await expect(page.getByText('an older page of the documentation says per region')).toBeVisible()
  await page.keyboard.press('Escape')
  await expectNoViolation(page)
  await page.getByRole('link', { name: 'web-debug' }).focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'data-nat-only' })).toBeVisible()
  await expect(page.getByText('Effective interval')).toBeVisible()
  await idle(page)
  await expectNoViolation(page)
})

test('what is refused is told and taken back', async ({ page }) => {
  await openDemoCloud(page, '/flow-logs', 'running')
  await page.goto('/flow-logs?scenario=overdue')
  await idle(page)
  await page.goto('/flow-logs?scenario=expired-token')
  await expect(page.getByRole('alert').first()).toBeVisible()
  await page.goto('/flow-logs?scenario=none')
  await expect(page.getByRole('row').nth(1)).toBeVisible()
})

test('coverage: by which flow log, or not, and one click to one', async ({ page }) => {
  await openDemoCloud(page, '/coverage', 'running')
  await expect(vpcRow(page, 'production')).toContainText('prod-all-traffic')
  await expect(page.getByText('Not logged', { exact: true })).toBeVisible()
  await vpcRow(page, 'branch').click()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowDown')
  await expect(page.locator('tr.chosen')).toHaveAttribute('aria-level', '2')
  await page.keyboard.press('ArrowLeft')
  await expect(page.locator('tr.chosen')).toContainText('branch')
  await page.keyboard.press('ArrowLeft')
  await expect(page.locator('tr.chosen')).toHaveAttribute('aria-expanded', 'false')
  await page.getByText('Not logged', { exact: false }).filter({ hasText: /\d/ }).first().click()
  await page.getByRole('searchbox').fill('edge')
  await idle(page)
  await expectNoViolation(page)
  await vpcRow(page, 'edge').click()
  await page.getByRole('link', { name: 'Create a flow log for edge' }).click()
  await expect(page).toHaveURL(/\/flow-logs\/create\/alibaba\/collection\?.*resource=VPC\/vpc-/)
})

test.describe('in Chinese, dark and narrow', () => {
  test.use({ locale: 'zh-CN', colorScheme: 'dark', viewport: { width: 390, height: 844 } })
  test('list, first use and coverage have no violation and fit', async ({ page }) => {
    await openDemoCloud(page, '/flow-logs', 'running')
    await expect(page.getByText('投递失败')).toBeVisible()
    await expectNoViolation(page)
    await page.goto('/coverage')
    await expect(page.getByRole('treegrid')).toBeVisible()
    await idle(page)
    await expectNoViolation(page)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  })
})
