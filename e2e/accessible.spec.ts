import type { Page } from '@playwright/test'
import { expect, idle, openFiles, test } from './sealed.ts'
import { openDemo } from './support-overview/demo.ts'
import { panel } from './support-overview/panel.ts'
import { openQuery } from './support-query/page.ts'
import { violations } from './support/axe.ts'
import { madeFile } from './support/files.ts'

async function dropScreen(page: Page): Promise<void> {
  await page.goto('/')
  await idle(page)
}

/** A report with a note: one line of three is none. */
async function report(page: Page): Promise<void> {
  await page.goto('/')
  const line = '2 123456789012 eni-0a1b2c3d4e5f60718 10.0.0.1 10.0.1.9 40000 443 6 3 300 1770220800 1770220860 ACCEPT OK'
  await openFiles(page, [madeFile('flow.log', `${line}\nnot a record\n${line}\n`)])
  await page.getByRole('button', { name: 'skipped' }).click()
  await expect(page.getByRole('table').first()).toBeVisible()
  await idle(page)
}

const screens: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  'the drop screen': dropScreen,
  'the Overview': (page) => openDemo(page),
  'the Overview with a filter and a range': (page) => openDemo(page, { filters: ['action:in:REJECT~or~dstport:in.off:22', 'protocol:in.not:1'], range: '2026-02-05T12:01Z..2026-02-05T12:04Z' }),
  'a panel in full': (page) => openDemo(page, { panel: 'verdicts' }),
  'the settings': async (page) => {
    await page.goto('/settings')
    await idle(page)
  },
  'the report': report,
  'Custom Query': (page) => openQuery(page),
  'log clustering, a pattern open': async (page) => {
    await openQuery(page, { q: '*', tab: 'patterns' })
    await page.locator('.pattern-name').first().click()
    await idle(page)
  },
  'raw logs, a record open': async (page) => {
    await openQuery(page, { q: 'action: REJECT', tab: 'raw' })
    await page.getByRole('grid').focus()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('region', { name: /^Record \d/ })).toBeVisible()
    await idle(page)
  },
  'Custom Query with an error': (page) => openQuery(page, { q: '* | select dst_prt' }),
  'Custom Query, examples and statement': async (page) => {
    await openQuery(page, { tab: 'statement', q: '* | select dstport, count(*) as n group by dstport' })
    await page.getByRole('button', { name: 'Examples' }).click()
    await idle(page)
  },
}

/** Screens that one page goes through, without being loaded again where it need not. */
const walks: readonly (readonly string[])[] = [
  ['the drop screen', 'the settings', 'the report'],
  ['the Overview', 'the Overview with a filter and a range', 'a panel in full'],
  ['Custom Query', 'Custom Query, examples and statement'],
  ['Custom Query with an error'],
  ['log clustering, a pattern open', 'raw logs, a record open'],
]

test('every screen is gone through', () => {
  expect(walks.flat().toSorted()).toEqual(Object.keys(screens).toSorted())
})

test('what cannot be read is found, in colours that were met before too', async ({ page }) => {
  await dropScreen(page)
  expect(await violations(page)).toEqual([])
  await page.evaluate(() => {
    document.querySelector('main')?.insertAdjacentHTML('beforeend', `
      <div id="made" style="background: rgb(255, 255, 255)">
        <p style="color: rgb(200, 200, 200)">pale</p><p style="color: rgb(200, 200, 200)">pale again</p><p style="color: rgb(0 0 0 / 30%)">thin</p><p style="color: rgb(0, 0, 0)">black</p>
        <button></button><h6>deep</h6><table><tr><th></th><th>n</th></tr><tr><td>a</td><td>1</td></tr></table>
      </div>`)
  })
  const found = (await violations(page)).map((one) => one.split(':')[0] ?? '').toSorted()
  expect(found).toEqual(['button-name', 'color-contrast', 'color-contrast', 'color-contrast', 'empty-table-header', 'heading-order'])
})

for (const walk of walks) {
  test(`${walk.join('; ')}: no serious or critical violation, in light and in dark`, async ({ page }) => {
    for (const name of walk) {
      await test.step(name, async () => {
        await page.emulateMedia({ colorScheme: 'light' })
        await screens[name]?.(page)
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme })
          await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme)
          await idle(page)
          expect(await violations(page), colorScheme).toEqual([])
        }
      })
    }
  })
}

test('headings go down by one level at a time', async ({ page }) => {
  for (const open of [screens['the Overview'], screens['the drop screen'], screens['the settings'], screens['the report']]) {
    await open?.(page)
    const levels = await page.locator('.screen').locator('h1, h2, h3, h4').evaluateAll((all) => all.map((one) => Number(one.tagName.slice(1))))
    expect(levels.filter((level) => level === 1)).toEqual([1])
    expect(levels[0]).toBe(1)
    levels.forEach((level, i) => expect(level - (levels[i - 1] ?? 0)).toBeLessThanOrEqual(1))
  }
})

const focusedPanel = (page: Page): Promise<string | null> => page.evaluate(() => document.activeElement?.closest('[id^=panel-]')?.id ?? null)

/** What has the focus, and whether one sees that it has: itself or what stands around it is outlined. */
const outlined = (page: Page): Promise<{ readonly name: string; readonly visible: boolean }> =>
  page.evaluate(() => {
    const one = document.activeElement
    if (!(one instanceof HTMLElement) || one === document.body) return { name: 'body', visible: true }
    const marked = [one, one.parentElement].some((at) => {
      const style = at && getComputedStyle(at)
      return style && ((style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== 'none')
    })
    return { name: `${one.tagName} ${one.className} ${one.id} ${one.textContent.slice(0, 20)}`, visible: marked }
  })

test('the page by Tab: the skip link first, what has the focus is outlined, and a panel is one stop', async ({ page }) => {
  await openDemo(page)
  const link = page.getByRole('link', { name: 'To the panels' })
  await test.step('what has the focus is outlined, from the first stop on, which is the skip link', async () => {
    const seen = new Set<string>()
    for (let stop = 0; stop < 30; stop++) {
      await page.keyboard.press('Tab')
      if (stop === 0) {
        await expect(link).toBeFocused()
        await expect(link).toBeInViewport()
      }
      const { name, visible } = await outlined(page)
      seen.add(name)
      expect(visible, name).toBe(true)
    }
    expect(seen.size).toBeGreaterThan(15)
  })

  await test.step('the skip link leads to the panels', async () => {
    await link.focus()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('main')).toBeFocused()
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true)
  })

  await test.step('Tab enters a panel once, arrows move inside, Escape leaves', async () => {
    await panel(page, 'directions').focus()
    await page.keyboard.press('Tab')
    expect(await focusedPanel(page)).toBe('panel-per-eni')
    await page.keyboard.press('Shift+Tab')
    expect(await focusedPanel(page)).toBe('panel-directions')

    await panel(page, 'per-eni').focus()
    await page.keyboard.press('Enter')
    const rows = panel(page, 'per-eni').getByRole('cell').getByRole('button')
    await expect(rows.nth(0)).toBeFocused()
    await page.keyboard.press('ArrowDown')
    await expect(rows.nth(1)).toBeFocused()
    await page.keyboard.press('ArrowUp')
    await expect(rows.nth(0)).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(panel(page, 'per-eni')).toBeFocused()
  })
})

test.describe('for who asks for less motion', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } })
  test('nothing moves', async ({ page }) => {
    await openDemo(page)
    await page.getByRole('button', { name: 'More', exact: true }).first().click()
    const moving = await page.evaluate(() => document.getAnimations().filter((one) => Number(one.effect?.getComputedTiming().duration ?? 0) > 1).length)
    expect(moving).toBe(0)
    const durations = await page.locator('button, a, .panel').evaluateAll((all) => all.flatMap((one) => getComputedStyle(one).transitionDuration.split(',').map(parseFloat)))
    expect(Math.max(0, ...durations)).toBeLessThan(0.001)
  })
})
