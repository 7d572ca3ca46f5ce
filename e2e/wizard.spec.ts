import type { Page } from '@playwright/test'
import { collectionWords } from '../src/features/flow-log-wizard/collection-words.ts'
import { deliveryWords } from '../src/features/flow-log-wizard/delivery-words.ts'
import { reviewWords } from '../src/features/flow-log-wizard/review-words.ts'
import { creationWords } from '../src/ui/wizard/creation-words.ts'
import { wizardWords } from '../src/ui/wizard/words.ts'
import { expect, idle, test } from './sealed.ts'
import { violations } from './support/axe.ts'
import { tabTo } from './support/keys.ts'
import { DemoConsole } from './support-cloud/console.ts'
import { openDemoCloud } from './support-cloud/demo-cloud.ts'

// Refusals, and requests that are lost on purpose.
test.use({ expectedErrors: /the server responded with a status of (4|5)\d\d|net::ERR_FAILED/ })

const form = '/flow-logs/create/alibaba/collection'

async function pick(page: Page, label: string, text: string): Promise<void> {
  await page.getByRole('combobox', { name: label, exact: true }).fill(text)
  await page.keyboard.press('Enter')
}

/** From the first step to the review: a resource, a new project, a new Logstore, without the report. */
async function toReview(page: Page, resource: { readonly level: 'VPC' | 'vSwitch' | 'ENI'; readonly find: string }, project = 'my-flow-logs'): Promise<void> {
  await page.getByRole('radiogroup', { name: 'Capture at' }).getByText(resource.level, { exact: true }).click()
  await pick(page, resource.level, resource.find)
  await page.getByRole('button', { name: 'Next: Analysis and delivery' }).click()
  await page.getByRole('textbox', { name: 'Project', exact: true }).fill(project)
  await page.getByRole('textbox', { name: 'Logstore', exact: true }).fill('vpc-flowlog')
  if (await page.getByRole('switch', { name: 'Log analysis report' }).isChecked()) await page.getByRole('switch', { name: 'Log analysis report' }).press('Space')
  await page.getByRole('button', { name: 'Next: Review' }).click()
  await idle(page)
}

async function create(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Create .*flow logs?$/ }).click()
  await idle(page)
}

test('a flow log is made by keyboard alone, with a reload and a step back in between, and its dashboards are opened, in both languages', async ({ page }) => {
  const console = new DemoConsole(page, 'en')
  const collection = () => console.words(collectionWords)
  const review = () => console.words(reviewWords)
  const { keyboard } = page
  await openDemoCloud(page, form, 'running')
  await tabTo(page, '#flow-log-name')
  await keyboard.type('platform-all')
  await tabTo(page, '#flow-log-resource')
  await keyboard.type('platform')
  await expect(page.locator('[role=option]')).toHaveCount(1)
  await keyboard.press('Enter')
  await tabTo(page, 'input[type=radio][value=All]')
  await keyboard.press('ArrowRight')
  await tabTo(page, '#flow-log-interval input:checked')
  await keyboard.press('ArrowLeft')
  await tabTo(page, '#flow-log-path input')
  await keyboard.press('Space')
  await keyboard.press('Tab')
  await keyboard.press('Tab')
  await keyboard.press('Space')
  await expect(page.getByRole('checkbox', { name: collection().natGateway })).toBeChecked()
  expect(await violations(page)).toEqual([])
  await console.inBoth(async () => {
    await expect(page.getByRole('complementary')).toContainText(collection().enis(240).split(' ')[0] ?? '')
    await expect(page.getByRole('radio', { name: collection().Allow })).toBeChecked()
    await expect(page.getByRole('radio', { name: collection().minutes(5) })).toBeChecked()
    await expect(page.getByRole('checkbox', { name: collection().natGateway })).toBeChecked()
  })
  await tabTo(page, 'button[type=submit]')
  await keyboard.press('Enter')
  await expect(page).toHaveURL(/\/delivery\?/)

  await tabTo(page, '#flow-log-project')
  await keyboard.type('my-flow-logs')
  await page.reload()
  await idle(page)
  await expect(page.getByRole('textbox', { name: console.words(deliveryWords).project, exact: true })).toHaveValue('my-flow-logs')
  await page.goBack()
  await expect(page.getByRole('textbox', { name: collection().name })).toHaveValue('platform-all')
  await expect(page.getByRole('checkbox', { name: collection().natGateway })).toBeChecked()
  await console.turned()
  await expect(page.getByRole('textbox', { name: collection().name })).toHaveValue('platform-all')
  await page.goForward()
  await expect(page.getByRole('textbox', { name: console.words(deliveryWords).project, exact: true })).toHaveValue('my-flow-logs')
  await tabTo(page, '#flow-log-logstore')
  await keyboard.type('vpc-flowlog')
  await expect(page.getByText('vpc-flowlog-vpc_flow_log_rejection')).toBeVisible()
  expect(await violations(page)).toEqual([])
  // In a line of text Enter goes on.
  await keyboard.press('Enter')
  await expect(page).toHaveURL(/\/review\?/)
  await expect(page.getByRole('tabpanel')).toContainText('resource "alicloud_vpc_flow_log" "platform_all"')
  await tabTo(page, '[role=tab]')
  await keyboard.press('ArrowRight')
  await expect(page.getByRole('tabpanel')).toContainText('aliyun vpc CreateFlowLog')
  await keyboard.press('ArrowRight')
  expect(await violations(page)).toEqual([])
  await console.inBoth(async () => {
    await expect(page.getByRole('tabpanel')).toContainText('"TrafficType": "Allow"')
    await expect(page.getByRole('region', { name: review().collectionTitle, exact: true })).toContainText(collection().natGateway)
  })
  await tabTo(page, 'button[type=submit]')
  await keyboard.press('Enter')

  await expect(page.getByRole('heading', { name: review().created(1) })).toBeVisible({ timeout: 40_000 })
  await console.inBoth(async () => {
    await expect(page.getByRole('heading', { name: review().created(1) })).toBeVisible()
    await expect(page.getByText(console.words(creationWords).made, { exact: true })).toHaveCount(7)
    await expect(page.getByText(console.words(wizardWords).draftKept)).toHaveCount(0)
    await expect(page.getByText(review().active)).toBeVisible({ timeout: 40_000 })
  })
  expect(await violations(page)).toEqual([])
  await tabTo(page, '.wizard-made button')
  await keyboard.press('Enter')
  await expect(page).toHaveURL(/\/overview\?.*s=logstore-cn-hangzhou\/my-flow-logs\/vpc-flowlog\/[a-z0-9]{10}/)
  await idle(page)
})

test('each field says what does not fit as it is typed, the note on top leads there, and what is equal is only warned of', async ({ page }) => {
  await openDemoCloud(page, form, 'running')
  await page.getByRole('textbox', { name: 'Name' }).fill('http://prod')
  await expect(page.getByText('The name starts with “http://”. Remove that; 1 to 128 characters are allowed.')).toBeVisible()
  await expect(page.getByRole('navigation', { name: 'Steps' })).toContainText('1 field to correct')
  await page.getByRole('button', { name: 'Next: Analysis and delivery' }).click()
  await expect(page.getByRole('alert')).toContainText('2 fields need a change.')
  await page.getByRole('alert').getByRole('button', { name: 'VPC' }).click()
  await expect(page.getByRole('combobox', { name: 'VPC', exact: true })).toBeFocused()
  expect(await violations(page)).toEqual([])
  await page.getByRole('textbox', { name: 'Name' }).fill('n'.repeat(129))
  await expect(page.getByText('It has 129 characters; 128 are allowed.').first()).toBeVisible()
  await page.getByRole('textbox', { name: 'Name' }).fill('')

  // A search over names, ids and addresses.
  await page.getByRole('radiogroup', { name: 'Capture at' }).getByText('ENI', { exact: true }).click()
  await pick(page, 'ENI', '10.0.0.1 production')
  await expect(page.getByText('is also captured by').first()).toBeVisible()
  expect(await violations(page)).toEqual([])
  await page.getByRole('checkbox', { name: 'All scenarios' }).uncheck()
  await expect(page.getByText('Choose a path, or all scenarios.').first()).toBeVisible()
  await expect(page.getByText('Internet traffic of a public CLB instance cannot be captured by path.')).toBeVisible()
  await page.getByRole('checkbox', { name: 'All scenarios' }).check()
  await page.getByRole('button', { name: '+ Add tag' }).click()
  await page.getByRole('textbox', { name: 'Key of tag 1' }).fill('acs:team')
  await expect(page.getByText('Tag 1: “acs:” at its beginning is kept for the cloud itself.').first()).toBeVisible()
  await page.getByRole('button', { name: 'Remove tag 1' }).click()

  // What belongs to a region goes with it.
  await page.getByRole('combobox', { name: 'Region' }).selectOption('cn-shanghai-finance-1')
  await expect(page.getByRole('radio', { name: 'Dual-stack' })).toBeDisabled()
  await expect(page).toHaveURL(/r=cn-shanghai-finance-1/)
  await page.getByRole('combobox', { name: 'Region' }).selectOption('cn-hangzhou')
  await pick(page, 'ENI', '10.0.0.1 production')
  await page.getByRole('button', { name: 'Next: Analysis and delivery' }).click()

  await page.getByRole('textbox', { name: 'Project', exact: true }).fill('My_project')
  await expect(page.getByText('“M” is not allowed: a to z, 0 to 9 and - are.')).toBeVisible()
  await page.getByRole('textbox', { name: 'Project', exact: true }).fill('vpc-flow-prod')
  await expect(page.getByText('The account has a project of this name here.')).toBeVisible()
  await page.getByRole('radiogroup', { name: 'Choose or create the project' }).getByText('Choose').click()
  await pick(page, 'Project', 'vpc-flow-prod')
  await page.getByRole('radiogroup', { name: 'Choose or create the Logstore' }).getByText('Choose').click()
  await pick(page, 'Logstore', 'vpc-flowlog')
  await expect(page.getByText('7 days, as the Logstore has it')).toBeVisible()
  await expect(page.getByText('The Logstore has an index already; it stays as it is.')).toBeVisible()
  await expect(page.getByRole('complementary')).toContainText('Project, Logstore')

  await page.getByRole('switch', { name: 'Deliver to SLS' }).press('Space')
  await page.getByRole('button', { name: 'Next: Review' }).click()
  await expect(page.getByRole('alert')).toContainText('Choose a destination')
  await page.getByRole('switch', { name: 'Traffic analyzer' }).press('Space')
  await page.getByRole('textbox', { name: 'Id of the traffic analyzer' }).fill('nta-bp1x4c')
  await page.getByLabel('Interval of the traffic analyzer').selectOption('1')
  await expect(page.getByText('is smaller than the flow log’s, 10 min. It has to be greater.').first()).toBeVisible()
  await page.getByLabel('Interval of the traffic analyzer').selectOption('10')
  await expect(page.getByRole('navigation', { name: 'Steps' })).toContainText('1 note')
  await page.getByRole('button', { name: 'Use an analyzer of 1 h' }).click()
  await page.getByRole('button', { name: 'Next: Review' }).click()
  await expect(page.getByText('Add the flow log to nta-bp1x4c as a data source in the NIS console')).toBeVisible()
})

const refused = [
  { find: 'orders', sentence: 'This resource already has a flow log.' },
  { find: 'legacy', sentence: 'instances of an old family' },
  { find: 'shared-services', sentence: 'shared by another account' },
] as const

test('what the service refuses is said, leads to its field, and is gone when that is changed', async ({ page }) => {
  await openDemoCloud(page, form, 'running')
  for (const { find, sentence } of refused) {
    await toReview(page, { level: 'VPC', find }, `logs-of-${find}`)
    await create(page)
    await expect(page.getByRole('alert')).toContainText(sentence)
    await page.getByRole('button', { name: 'Change “VPC”' }).click()
    await expect(page.getByRole('combobox', { name: 'VPC', exact: true })).toBeFocused()
    await expect(page.locator('#flow-log-resource-error')).toContainText(sentence)
    // What was made is there to be chosen now; the next try is another one.
    await page.getByRole('navigation', { name: 'Steps' }).getByRole('button', { name: /Analysis and delivery/ }).click()
    await expect(page.getByRole('combobox', { name: 'Project', exact: true })).toHaveValue(`logs-of-${find}`)
    await page.getByRole('radiogroup', { name: 'Choose or create the project' }).getByText('Create', { exact: true }).click()
    await page.getByRole('button', { name: 'Back' }).click()
  }
  await pick(page, 'VPC', 'platform')
  await expect(page.locator('#flow-log-resource-error')).toHaveCount(0)

  // A name that another region has is taken in the whole cloud.
  await toReview(page, { level: 'VPC', find: 'platform' }, 'analytics-logs')
  await create(page)
  await page.getByRole('button', { name: 'Change “Project”' }).click()
  await expect(page.getByRole('textbox', { name: 'Project', exact: true })).toBeFocused()
  await expect(page.locator('#flow-log-project-error')).toBeVisible()
})

test('an account that is not ready says so, and leads to the steps that come first', async ({ page }) => {
  await openDemoCloud(page, form, 'new')
  await expect(page.getByText('The account is not ready for flow logs.')).toBeVisible()
  await toReview(page, { level: 'VPC', find: 'production' })
  await create(page)
  await expect(page.getByRole('alert').getByRole('button', { name: 'Back to the form' })).toBeVisible()
  await page.getByRole('link', { name: 'To the steps that come first' }).click()
  await expect(page).toHaveURL(/\/flow-logs\?/)
})

test('several interfaces get a flow log each; where requests are lost it goes on until all is made, once', async ({ page }) => {
  await openDemoCloud(page, form, 'running')
  await page.getByRole('textbox', { name: 'Name' }).fill('pair')
  await page.getByRole('radiogroup', { name: 'Capture at' }).getByText('ENI', { exact: true }).click()
  await pick(page, 'ENI', '10.40.0.1')
  await pick(page, 'Add another ENI', '10.40.0.2')
  await expect(page.locator('.flow-log-chosen li')).toHaveCount(2)
  await page.getByRole('button', { name: 'Next: Analysis and delivery' }).click()
  await page.getByRole('textbox', { name: 'Project', exact: true }).fill('pair-logs')
  await page.getByRole('textbox', { name: 'Logstore', exact: true }).fill('pair')
  await page.getByRole('button', { name: 'Next: Review' }).click()
  await expect(page.getByRole('tabpanel')).toContainText('"pair-2"')
  await page.goto(page.url().replace('?', '?scenario=flaky&'))
  await idle(page)
  const isDone = page.getByRole('heading', { name: '2 flow logs are made' })
  for (let i = 0; i < 20 && !(await isDone.isVisible()); i++) {
    // The page may be left in between: what is made is looked up.
    if (i === 2) await page.reload()
    await idle(page)
    await page.getByRole('button', { name: /^(Go on|Create 2 flow logs)$/ }).click()
    await idle(page)
  }
  await expect(isDone).toBeVisible()
  await page.goto('/flow-logs?r=cn-hangzhou&find=pair&scenario=none')
  await idle(page)
  await expect(page.getByRole('link', { name: /^pair-[12]$/ })).toHaveCount(2)

  // Then the quota is reached.
  await page.goto(`${form}?scenario=quota-exceeded`)
  await idle(page)
  await toReview(page, { level: 'VPC', find: 'platform' }, 'more-logs')
  await create(page)
  await expect(page.getByRole('alert')).toContainText('The quota of flow logs is used up.')
  await page.getByRole('button', { name: 'Back to the form' }).click()
  await expect(page.getByRole('button', { name: 'Create the flow log' })).toBeVisible()
})
