import type { Page } from '@playwright/test'
import { expect, idle, test, turnTo } from './sealed.ts'
import { violations } from './support/axe.ts'

const statement = "action: REJECT\n| select srcaddr, count(1) as records\n  where ip_to_domain(srcaddr) = 'internet'\n  group by srcaddr\n  order by records desc"

function linkTo(text: string): string {
  return `/query?${new URLSearchParams({ v: '1', s: 'demo-small', q: text, tab: 'table' })}`
}

async function open(page: Page, text: string): Promise<void> {
  await turnTo(page, linkTo(text))
  await editor(page).focus()
}

const editor = (page: Page) => page.locator('.cm-content')
const list = (page: Page) => page.locator('.cm-tooltip-autocomplete')
const names = (page: Page) => list(page).locator('.cm-completionLabel')
const statementOf = (page: Page): string | null => new URL(page.url()).searchParams.get('q')

test('a statement is typed with completion, its errors are told, the editor is left with Tab and has no violation', async ({ page }) => {
  await test.step('a statement is typed with completion alone, and run by key', async () => {
    await open(page, '*')
    await page.keyboard.press('Control+A')
    await page.keyboard.type('acti')
    await expect(names(page)).toHaveText(['action'])
    await expect(list(page)).toContainText('2 values in the range')
    await page.keyboard.press('Tab')
    await expect(names(page)).toHaveText(['ACCEPT', 'REJECT'])
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.keyboard.type(' | select srcad')
    await expect(names(page).first()).toHaveText('srcaddr')
    await page.keyboard.press('Tab')
    await page.keyboard.type(', count(1) as n gro')
    await expect(names(page).first()).toHaveText('group by')
    await page.keyboard.press('Tab')
    await page.keyboard.type('srcaddr')
    await page.keyboard.press('Control+Enter')
    await expect.poll(() => statementOf(page)).toBe('action: REJECT | select srcaddr, count(1) as n group by srcaddr')
    await idle(page)
    await expect(page.getByRole('grid').or(page.getByRole('table')).getByText('srcaddr').first()).toBeVisible()
  })

  await test.step('an error is underlined and told as one types, and gone when it is repaired', async () => {
    await open(page, '* | select srcaddr from log where bytes > 1')
    await page.keyboard.press('End')
    await page.keyboard.type(' and nothing_such > 2 and packets > 1')
    const mark = page.locator('.cm-lintRange-error')
    await expect(mark).toHaveText('nothing_such')
    await expect(editor(page)).toHaveAttribute('aria-invalid', 'true')
    await expect(page.locator('.statement-editor output')).toContainText('nothing_such')
    await mark.hover()
    await expect(page.locator('.cm-tooltip-lint')).toContainText('nothing_such')
    await page.keyboard.press('Control+Z')
    await page.keyboard.press('Control+Z')
    await expect(mark).toHaveCount(0)
  })

  await test.step('the editor is left with Tab, and entered again with Shift and Tab', async () => {
    await open(page, statement)
    await page.keyboard.press('Tab')
    await expect(editor(page)).not.toBeFocused()
    await page.keyboard.press('Shift+Tab')
    await expect(editor(page)).toBeFocused()
  })

  await test.step('the editor with its list open has no violation, in light and in dark', async () => {
    await open(page, statement)
    await page.keyboard.press('Control+End')
    await page.keyboard.type(', src')
    await expect(names(page).first()).toHaveText('srcaddr')
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme)
      await idle(page)
      await expect(list(page)).toContainText('%')
      expect(await violations(page, '.statement-editor'), colorScheme).toEqual([])
    }
  })
})

test('until the editor is loaded one types into a plain box, and nothing moves when it comes', async ({ page }) => {
  let release = (): void => undefined
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.route('**/StatementEditor-*.js', async (route) => {
    await held
    await route.continue()
  })
  await page.goto(linkTo(statement))
  const box = page.locator('.plain-editor')
  await expect(box).toHaveValue(statement)
  await box.focus()
  await page.keyboard.press('Control+End')
  await page.keyboard.type(' limit')
  const tabs = page.getByRole('tablist').last()
  // The page is not quiet while the editor is held back; what the answers count stands in the tabs.
  await expect(tabs).toHaveText(/^Raw logs\d+Table\d+/)
  const before = await tabs.boundingBox()
  const caret = await box.evaluate((one: HTMLTextAreaElement) => one.selectionStart)
  expect(caret).toBe(statement.length + ' limit'.length)
  release()
  await expect(editor(page)).toBeFocused()
  expect(await tabs.boundingBox()).toEqual(before)
  await page.keyboard.type(' 5')
  await expect(editor(page)).toContainText('order by records desc limit 5')
})
