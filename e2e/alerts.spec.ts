import type { PlainRecord } from '../mocks/testing.ts'
import { expect, idle, test, turnTo } from './sealed.ts'
import { pressIn, panel } from './support-overview/panel.ts'
import { records } from './support-overview/plain.ts'
import { violations } from './support/axe.ts'

const rejected = records.filter(({ action }) => action === 'REJECT')

/** Figures by window and key: how often a plain loop finds more than `figure`. */
function firedPlainly(some: readonly PlainRecord[], window: number, key: (record: PlainRecord) => string, figure: number): { readonly windows: number; readonly events: number } {
  const counts = new Map<string, Map<number, number>>()
  for (const one of some) {
    const at = one.time - (one.time % window)
    const windows = counts.get(key(one)) ?? new Map<number, number>()
    windows.set(at, (windows.get(at) ?? 0) + 1)
    counts.set(key(one), windows)
  }
  const met = [...counts.values()].map((windows) => [...windows].filter(([, count]) => count > figure).map(([at]) => at).toSorted((a, b) => a - b))
  return { windows: new Set(met.flat()).size, events: met.reduce((sum, at) => sum + at.filter((each, i) => i === 0 || each - (at[i - 1] ?? 0) > window).length, 0) }
}

/** Stands in for the browser's own question, which a test cannot answer: closed first, then refused, then allowed. Says how often it was asked. */
const permission = `window.permissionAsked = 0; window.Notification = class {
  static permission = 'default'
  static async requestPermission() { return (this.permission = ['default', 'denied', 'granted'][window.permissionAsked++]) }
}`

test('a rule is made from a panel in three clicks, tried over the history, kept, changed, paused and deleted, in both languages and themes', async ({ page }) => {
  await page.addInitScript(permission)
  await turnTo(page, '/policy?v=1&s=demo-small&f=dstport:in:22')
  await test.step('from a panel: its statement, the rule, saved', async () => {
    await pressIn(page, 'rejected-sources', '?')
    await panel(page, 'rejected-sources').getByRole('button', { name: 'Make an alert rule' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Alerts' })).toBeVisible()
    await idle(page)
    const form = page.getByRole('complementary', { name: 'New rule' })
    await expect(form).toContainText('from ')
    await form.getByRole('button', { name: 'Save the rule' }).click()
    await expect(page.getByRole('status')).toContainText('was saved.')
  })

  await test.step('by the fields: what it would have done is what a plain loop finds', async () => {
    await page.getByRole('button', { name: 'New rule' }).click()
    const form = page.getByRole('complementary', { name: 'New rule' })
    await form.getByRole('textbox', { name: 'Name of the rule' }).fill('Knocks')
    for (const figure of [2, 4]) {
      await form.getByRole('textbox', { name: 'Figure' }).fill(String(figure))
      await idle(page)
      const { windows, events } = firedPlainly(rejected, 300, ({ src }) => src, figure)
      expect(events).toBeGreaterThan(0)
      await expect(form.getByRole('heading', { name: /^Would have fired/ })).toHaveText(new RegExp(`^Would have fired ${events} times?`))
      await expect(form).toContainText(`In ${windows} of `)
    }
    await form.getByRole('combobox', { name: 'in windows of' }).selectOption({ label: '1 min' })
    await idle(page)
    await expect(form.getByRole('heading', { name: /^Would have fired/ })).toHaveText(new RegExp(`^Would have fired ${firedPlainly(rejected, 60, ({ src }) => src, 4).events} times?`))
    await form.getByRole('combobox', { name: 'in windows of' }).selectOption({ label: '5 min' })
    await form.getByRole('button', { name: 'Save the rule' }).click()
  })

  await test.step('a statement that cannot be asked says why, where it stands', async () => {
    await page.getByRole('button', { name: 'New rule' }).click()
    const form = page.getByRole('complementary', { name: 'New rule' })
    await form.getByRole('button', { name: 'Statement', exact: true }).click()
    await form.getByRole('textbox', { name: 'Statement' }).fill('* | select nosuch, count(*) as figure group by nosuch')
    await expect(form.getByRole('alert')).toContainText('nosuch')
    await form.getByRole('textbox', { name: 'Figure', exact: true }).fill('many')
    await expect(form).toContainText('A number is needed.')
    await page.keyboard.press('Escape')
    await expect(form).toBeHidden()
  })

  await test.step('what fired opens its records', async () => {
    await idle(page)
    const { events } = firedPlainly(rejected, 300, ({ src }) => src, 4)
    await expect(page.getByRole('row', { name: /^Knocks/ }).first()).toContainText(String(events))
    const first = page.getByRole('region', { name: 'When it fired' }).getByRole('row', { name: /Knocks/ }).first()
    const source = (await first.locator('td').nth(2).innerText()).trim()
    const value = Number((await first.locator('td').nth(3).innerText()).replaceAll(',', ''))
    await first.getByRole('button', { name: /^Show the records of Knocks/ }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Custom Query' })).toBeVisible()
    await idle(page)
    expect(new URL(page.url()).searchParams.get('q')).toContain(`srcaddr:${source}`)
    expect(value).toBeGreaterThan(4)
    await page.goBack()
  })

  await test.step('the browser is asked for notices when the reader asks for them, and not before; closed or refused, it is said', async () => {
    await expect(page.getByText('browser notices are off')).toBeVisible()
    expect(await page.evaluate('window.permissionAsked')).toBe(0)
    await page.getByRole('button', { name: 'Turn on' }).press('Enter')
    await expect(page.getByText('closed without an answer, so notices stay off')).toBeVisible()
    await page.getByRole('button', { name: 'Turn on' }).press('Enter')
    await expect(page.getByText('The browser refuses notices of this page; its site settings change that.')).toBeVisible()
    await expect(page.getByText('browser notices are off')).toBeVisible()
    await page.getByRole('button', { name: 'Turn on' }).press('Enter')
    await expect(page.getByText('browser notices are on')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Turn off' })).toBeFocused()
    await expect(page.getByText('The browser refuses notices of this page')).toBeHidden()
    await page.getByRole('button', { name: 'Turn off' }).press('Enter')
    await expect(page.getByText('browser notices are off')).toBeVisible()
    expect(await page.evaluate('window.permissionAsked')).toBe(3)
  })

  await test.step('kept over a reload, in light and dark, in English and Chinese, without a violation', async () => {
    await page.reload()
    await expect(page.getByRole('button', { name: 'Knocks', exact: true })).toBeVisible()
    await idle(page)
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme })
      await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme)
      await idle(page)
      expect(await violations(page), colorScheme).toEqual([])
    }
    await page.getByRole('button', { name: '中文' }).click()
    await expect(page.getByRole('heading', { level: 1, name: '告警' })).toBeVisible()
    await page.getByRole('button', { name: 'Knocks', exact: true }).click()
    await idle(page)
    await expect(page.getByRole('complementary')).toContainText('本会触发')
    expect(await violations(page), 'Chinese, with the form').toEqual([])
    await page.getByRole('button', { name: 'English' }).click()
    // A link to the rule opens it; one to a rule that is not here says so.
    const there = new URL(page.url())
    expect(there.searchParams.get('rule')).not.toBeNull()
    await page.goBack()
    await expect(page.getByRole('complementary', { name: 'Knocks' })).toBeHidden()
    there.searchParams.set('rule', 'nowhere')
    await page.goto(there.href)
    await expect(page.getByText('names a rule (nowhere) that is not kept here')).toBeVisible()
    await page.getByRole('button', { name: 'Leave it out' }).click()
    await page.getByRole('button', { name: 'Knocks', exact: true }).click()
  })

  await test.step('paused, and deleted with a way back, by keyboard', async () => {
    const form = page.getByRole('complementary', { name: 'Knocks' })
    await form.getByRole('button', { name: 'Pause' }).press('Enter')
    await expect(page.getByRole('row', { name: /^Knocks/ }).first()).toContainText('paused')
    await form.getByRole('button', { name: 'Delete' }).press('Enter')
    await expect(page.getByRole('button', { name: 'Knocks', exact: true })).toBeHidden()
    await page.getByRole('button', { name: 'Undo' }).press('Enter')
    await expect(page.getByRole('button', { name: 'Knocks', exact: true })).toBeVisible()
  })
})

test('what is wrong in a rule is said at its field, which then has the focus; nothing of it is kept', async ({ page }) => {
  await turnTo(page, '/alerts?v=1&s=demo-small')
  await page.getByRole('button', { name: 'New rule' }).press('Enter')
  const form = page.getByRole('complementary', { name: 'New rule' })
  const [name, figure, where] = [form.getByLabel('Name of the rule'), form.getByLabel('Figure', { exact: true }), form.getByLabel('where')]
  await figure.focus()
  await page.keyboard.press('Enter')
  await expect(form.getByText('A rule needs a name.')).toBeVisible()
  await expect(name).toBeFocused()
  await expect(name).toHaveAttribute('aria-invalid', 'true')
  await name.fill('Knocks')
  for (const text of ['', 'many', '1.2.3']) {
    await figure.fill(text)
    await name.press('Enter')
    await expect(form.getByText('A number is needed.')).toBeVisible()
    await expect(figure).toBeFocused()
  }
  await figure.fill('1,000')
  await expect(form.getByText('A number is needed.')).toBeHidden()
  await form.getByLabel('a fixed figure').selectOption('times the hour before')
  await form.getByLabel('and at least').fill('some')
  await name.press('Enter')
  await expect(form.getByLabel('and at least')).toBeFocused()
  expect(await violations(page)).toEqual([])
  await form.getByLabel('and at least').fill('')
  for (const [text, said] of [['action: ((REJ', 'line 1, column 9'], ['nosuch: x', 'key (nosuch) is not config'], ['* | select 1', 'Unexpected "|"']] as const) {
    await where.fill(text)
    await expect(form.getByRole('alert').filter({ hasText: said })).toBeVisible()
  }
  await where.fill('action: REJECT')
  await expect(form.getByText(/^Would never have fired/)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(form).toBeHidden()
  // Without a rule, those to begin with stand there with what they would have told, as the form says it.
  await expect(page.getByRole('heading', { name: 'No rule yet' })).toBeVisible()
  const offer = page.getByRole('main').getByRole('row', { name: /^Listed address accepted / })
  await expect(offer.getByRole('cell').last()).toHaveText('1')
  await offer.getByRole('button').click()
  await expect(form.getByRole('heading', { name: /^Would have fired/ })).toHaveText(/^Would have fired once/)
})
