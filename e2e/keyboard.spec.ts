import type { Page } from '@playwright/test'
import { expect, idle, test, turnTo } from './sealed.ts'
import { demoBegin, filtersOf, linkTo, panelOf, rangeOf } from './support-overview/demo.ts'
import { panel } from './support-overview/panel.ts'
import { violations } from './support/axe.ts'
import { tabTo } from './support/keys.ts'

async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key)
  await idle(page)
}

/** To another screen, as someone without a mouse goes. */
async function goTo(page: Page, name: string, path: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('dialog').getByRole('combobox')).toBeFocused()
  await page.keyboard.type(name)
  await expect(page.getByRole('dialog').getByRole('option').first()).toContainText(name)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(new RegExp(`/${path}\\?`))
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await idle(page)
}

/**
 * The panels of the sheet in the order in which Tab comes to them. A panel is one stop; where its body scrolls and holds nothing
 * that Tab comes to, the browser makes that another one, for arrows to scroll it.
 */
async function stopsOf(page: Page): Promise<readonly string[]> {
  await page.getByRole('main').focus()
  const stops: string[] = []
  for (let i = 0; i < 60; i++) {
    await page.keyboard.press('Tab')
    const at = await page.evaluate(() => {
      const one = document.activeElement
      return one?.closest('main') ? (one.closest('[id^=panel-]')?.id ?? '') : null
    })
    if (at === null) break
    if (at !== '' && at !== stops.at(-1)) stops.push(at)
  }
  return stops
}

const drawnPanels = (page: Page): Promise<string[]> => page.locator('main').locator('[id^=panel-]').evaluateAll((all) => all.map(({ id }) => id))

/** Where Tab has come to, by Tab: the panel itself. */
async function tabToPanel(page: Page, id: string): Promise<void> {
  await tabTo(page, `#panel-${id}`)
  await idle(page)
}

/** Inside a panel, past the heads of its columns. */
async function arrowTo(page: Page, selector: string): Promise<void> {
  for (let i = 0; i < 30; i++) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector)) return
    await page.keyboard.press('ArrowDown')
  }
  throw new Error(`Arrows do not come to ${selector}.`)
}

test('every dashboard is walked through by keyboard: panels, rows, marks, faces, chips, ranges', async ({ page }) => {
  await turnTo(page, linkTo())

  await test.step('Overview: Tab comes to each panel once, and a row filters, is left out, and is taken back by its chip', async () => {
    expect(await stopsOf(page)).toEqual(await drawnPanels(page))
    await page.getByRole('main').focus()
    await tabToPanel(page, 'per-vpc')
    await press(page, 'Enter', 'ArrowDown', 'f')
    expect(filtersOf(page)).toEqual([expect.stringMatching(/^vpc-id:in:vpc-/)])
    await tabTo(page, '[data-chip]')
    await press(page, '-')
    expect(filtersOf(page)).toEqual([expect.stringMatching(/^vpc-id:in\.not:vpc-/)])
    await press(page, 'Delete')
    expect(filtersOf(page)).toEqual([])
  })

  await test.step('a stretch is drawn, zoomed in to and out of; a panel is turned, fills the sheet and comes back', async () => {
    await page.getByRole('main').focus()
    await tabToPanel(page, 'verdicts')
    await press(page, 'Enter')
    await expect(panel(page, 'verdicts').getByRole('application')).toBeFocused()
    await press(page, 'ArrowRight', 'b', 'Shift+ArrowRight', 'Enter')
    const [from = '', to = ''] = (rangeOf(page) ?? '').split('..')
    expect(Date.parse(to)).toBeGreaterThan(Date.parse(from))
    expect(Date.parse(from) / 1000).toBeGreaterThanOrEqual(demoBegin)
    await press(page, 'Escape', 'z')
    expect(rangeOf(page)).not.toBe(`${from}..${to}`)
    await press(page, '?')
    await expect(panel(page, 'verdicts')).toContainText('count_if')
    await press(page, 'Escape', 't')
    await expect(panel(page, 'verdicts').getByRole('table')).toBeVisible()
    await press(page, 'Escape', 'm')
    expect(panelOf(page)).toBe('verdicts')
    await expect(panel(page, 'verdicts')).toBeFocused()
    await press(page, 'm')
    expect(panelOf(page)).toBeNull()
    await expect(panel(page, 'verdicts')).toBeFocused()
    await press(page, 'm', 'Escape')
    expect(panelOf(page)).toBeNull()
    await expect(panel(page, 'verdicts')).toBeFocused()
  })

  await test.step('Policy Statistics: a 5-tuple is left out as a whole', async () => {
    await goTo(page, 'Policy Statistics', 'policy')
    expect(await stopsOf(page)).toEqual(await drawnPanels(page))
    await page.getByRole('main').focus()
    await tabToPanel(page, 'rejected-tuples')
    await press(page, 'Enter')
    await arrowTo(page, 'tbody button')
    await press(page, 'Alt+f')
    expect(filtersOf(page)).toEqual([expect.stringMatching(/^srcaddr.*~or~.*dstaddr.*~or~.*protocol/)])
    await tabTo(page, '[data-chip]')
    await press(page, 'Delete')
    while (filtersOf(page).length > 0) await press(page, 'Delete')
  })

  await test.step('ENI Traffic: an interface is chosen from the table', async () => {
    await goTo(page, 'ENI Traffic', 'eni')
    expect(await stopsOf(page)).toEqual(await drawnPanels(page))
    await page.getByRole('main').focus()
    await tabToPanel(page, 'enis-table')
    await press(page, 'Enter')
    await arrowTo(page, 'tbody tr:nth-child(2) button')
    await press(page, 'f')
    expect(filtersOf(page)).toEqual([expect.stringMatching(/^eni-id:in:eni-/)])
    await tabTo(page, '[data-chip]')
    await press(page, 'Delete')
  })

  await test.step('Inter-ECS Traffic: a pair is chosen in the matrix', async () => {
    await goTo(page, 'Inter-ECS Traffic', 'ecs')
    expect(await stopsOf(page)).toEqual(await drawnPanels(page))
    await page.getByRole('main').focus()
    await tabToPanel(page, 'matrix')
    await press(page, 'Enter')
    const cells = panel(page, 'matrix').getByRole('application')
    await expect(cells).toBeFocused()
    // Whoever sent nothing to somebody is no pair to be chosen.
    for (let i = 0; i < 12 && !/ → .*?, \D+ [1-9]/.test((await cells.getAttribute('aria-label')) ?? ''); i++) await page.keyboard.press('ArrowRight')
    await press(page, 'Enter')
    expect(filtersOf(page)).toEqual([expect.stringMatching(/^srcinstance:in:/), expect.stringMatching(/^dstinstance:in:/)])
  })

  await test.step('each of them in Chinese without a violation, with a pair chosen', async () => {
    await tabTo(page, '.rail-foot button')
    await press(page, 'Enter')
    await expect(page.locator('html')).toHaveAttribute('lang', /^zh/)
    expect(await violations(page), 'ecs').toEqual([])
    for (const [name, path] of [['概览', 'overview'], ['策略统计', 'policy'], ['ENI 流量', 'eni']] as const) {
      await goTo(page, name, path)
      expect(await violations(page), path).toEqual([])
    }
  })
})
