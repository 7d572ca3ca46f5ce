import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { expect, idle, test, turnTo } from './sealed.ts'
import { addToDashboard, openChart, perPair, perPort, placesOf, ratePerSource } from './support-chart/page.ts'
import { violations } from './support/axe.ts'
import { filtersOf, linkTo } from './support-overview/demo.ts'
import { madeFile } from './support/files.ts'

const rail = (page: Page) => page.getByRole('navigation')
const grip = (page: Page, name: string) => page.locator('.edit-grip', { hasText: name })

/** A dashboard of two panels, looked at. */
async function openTwo(page: Page): Promise<void> {
  await openChart(page, perPort)
  await addToDashboard(page, { dashboard: 'Night watch', name: 'Ports' })
  await openChart(page, perPair)
  await addToDashboard(page, { name: 'Pairs' })
  await rail(page).getByRole('link', { name: 'Night watch' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Night watch' })).toBeVisible()
  await idle(page)
}

async function arranging(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Edit the layout' }).click()
  await expect(page.locator('.edit-grip').first()).toBeVisible()
}

test.describe('a dashboard', () => {
  test('is made of charts, stays, and obeys filters and range', async ({ page }) => {
    await openTwo(page)

    await test.step('stands in the rail, and is there after a reload', async () => {
      for (const name of ['Ports', 'Pairs']) await expect(page.getByRole('heading', { level: 2, name })).toBeVisible()
      await page.reload()
      await expect(page.getByRole('heading', { level: 2, name: 'Pairs' })).toBeVisible()
      await idle(page)
      await expect(page.locator('.panel-finding').first()).toContainText('leads with')
    })

    await test.step('obeys filters and range, and its panels have all their faces', async () => {
      const ports = page.locator('.panel', { has: page.getByRole('heading', { name: 'Ports' }) })
      await ports.focus()
      await page.keyboard.press('?')
      await expect(ports).toContainText(/select dstport, sum\(bytes\) as bytes/i)
      await page.keyboard.press('Escape')
      await ports.focus()
      await page.keyboard.press('Enter')
      await page.keyboard.press('ArrowRight')
      await page.keyboard.press('Enter')
      await idle(page)
      expect(filtersOf(page)).toHaveLength(1)
      expect(filtersOf(page)[0]).toMatch(/^dstport:in:\d+$/)
      await ports.focus()
      await page.keyboard.press('m')
      await idle(page)
      await expect(page.getByRole('heading', { level: 2, name: 'Pairs' })).toHaveCount(0)
    })
  })

  test('is arranged by keys, and stays so', async ({ page }) => {
    await openTwo(page)
    await arranging(page)
    expect(await placesOf(page)).toEqual(['Ports, column 1, row 1, 6 wide, 7 high', 'Pairs, column 7, row 1, 6 wide, 7 high'])
    await grip(page, 'Ports').focus()
    await page.keyboard.press('Shift+ArrowRight')
    await page.keyboard.press('Shift+ArrowDown')
    await expect(grip(page, 'Ports')).toBeFocused()
    expect(await placesOf(page)).toEqual(['Ports, column 1, row 1, 7 wide, 8 high', 'Pairs, column 7, row 9, 6 wide, 7 high'])
    await page.keyboard.press('ArrowDown')
    expect(await placesOf(page)).toEqual(['Ports, column 1, row 8, 7 wide, 8 high', 'Pairs, column 7, row 1, 6 wide, 7 high'])
    await page.reload()
    await idle(page)
    await arranging(page)
    expect(await placesOf(page)).toEqual(['Ports, column 1, row 8, 7 wide, 8 high', 'Pairs, column 7, row 1, 6 wide, 7 high'])
  })

  test('is arranged by pointer, its panels are renamed, and deleted with a way back', async ({ page }) => {
    await openTwo(page)
    await arranging(page)

    await test.step('by pointer', async () => {
      const box = await grip(page, 'Pairs').boundingBox()
      if (box === null) throw new Error('The panel is not on screen.')
      await page.mouse.move(box.x + 40, box.y + 10)
      await page.mouse.down()
      await page.mouse.move(box.x - 560, box.y + 10, { steps: 5 })
      await page.mouse.up()
      expect(await placesOf(page)).toEqual(['Ports, column 1, row 8, 6 wide, 7 high', 'Pairs, column 1, row 1, 6 wide, 7 high'])
      const corner = await page.locator('.edit-corner').nth(1).boundingBox()
      if (corner === null) throw new Error('The corner is not on screen.')
      await page.mouse.move(corner.x + 12, corner.y + 12)
      await page.mouse.down()
      await page.mouse.move(corner.x + 212, corner.y + 12 + 82, { steps: 5 })
      await page.mouse.up()
      expect(await placesOf(page)).toEqual(['Ports, column 1, row 10, 6 wide, 7 high', 'Pairs, column 1, row 1, 8 wide, 9 high'])
    })

    await test.step('renamed, and deleted with a way back', async () => {
      await grip(page, 'Ports').focus()
      await page.keyboard.press('F2')
      await page.keyboard.type('Doors')
      await page.keyboard.press('Enter')
      await expect(grip(page, 'Doors')).toBeVisible()
      const before = await placesOf(page)
      await page.getByRole('button', { name: 'Delete Doors' }).click()
      await expect(page.getByText('Doors was deleted.')).toBeVisible()
      expect(await placesOf(page)).toHaveLength(1)
      await page.getByRole('button', { name: 'Undo' }).click()
      expect((await placesOf(page)).toSorted()).toEqual(before.toSorted())
    })
  })
})

test.describe('the list', () => {
  async function openList(page: Page): Promise<void> {
    await rail(page).getByRole('link', { name: 'All saved…' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Saved' })).toBeVisible()
    await idle(page)
  }

  test('refuses what is none, follows other tabs, renames, deletes with a way back, exports and imports', async ({ page, context }) => {
    await openTwo(page)
    await openList(page)

    await test.step('refuses a file that is none with a sentence', async () => {
      const give = (name: string, content: string): Promise<void> => page.locator('input[type=file][accept*=json]').setInputFiles(madeFile(name, content))
      await give('a.json', '{')
      await expect(page.getByRole('alert')).toContainText('a.json is not JSON')
      await give('b.json', '{"rows":[]}')
      await expect(page.getByRole('alert')).toContainText('b.json holds no dashboard')
      await give('c.json', '{"kind":"flowlog-dashboard","version":99,"panels":[]}')
      await expect(page.getByRole('alert')).toContainText('c.json is of a later version (99)')
      await give('d.json', '{"kind":"flowlog-dashboard","version":1,"title":"D","changedAt":0,"panels":[{"version":1}],"places":[]}')
      await expect(page.getByRole('alert')).toContainText('d.json has an error at panels.0.')
      await expect(page.getByRole('row')).toHaveCount(2)
    })

    await test.step('shows what another tab did', async () => {
      const other = await context.newPage()
      await other.goto('/dashboards')
      await other.getByRole('button', { name: 'Rename Night watch' }).click()
      await other.keyboard.type('Renamed elsewhere')
      await other.keyboard.press('Enter')
      await expect(page.getByRole('link', { name: 'Renamed elsewhere' }).first()).toBeVisible()
      await other.close()
    })

    await test.step('renames, deletes with a way back, exports and imports', async () => {
      await page.getByRole('button', { name: 'Rename Renamed elsewhere' }).click()
      await page.keyboard.type('Day watch')
      await page.keyboard.press('Enter')
      await expect(rail(page).getByRole('link', { name: 'Day watch' })).toBeVisible()
      const waiting = page.waitForEvent('download')
      await page.getByRole('button', { name: 'Export Day watch as JSON' }).click()
      const download = await waiting
      expect(download.suggestedFilename()).toBe('day-watch.json')
      const exported = await readFile(await download.path())
      await page.getByRole('button', { name: 'Delete Day watch' }).click()
      await expect(page.getByText('No dashboard is saved here')).toBeVisible()
      await page.getByRole('button', { name: 'Undo' }).click()
      await expect(page.getByRole('row', { name: /Day watch/ })).toHaveCount(1)
      await page.locator('input[type=file][accept*=json]').setInputFiles(madeFile('day-watch.json', exported))
      await expect(page.getByText('Day watch was imported.')).toBeVisible()
      await expect(page.getByRole('row', { name: /Day watch/ })).toHaveCount(2)
      await page.getByRole('row', { name: /Day watch/ }).first().getByRole('link').click()
      await expect(page.getByRole('heading', { level: 2, name: 'Pairs' })).toBeVisible()
      await openList(page)
      await page.locator('input[type=file][accept*=json]').setInputFiles(madeFile('wrong.json', String(exported).replace('group by', 'grup by').replaceAll('Day watch', 'Wrong watch')))
    })

    await test.step('a panel whose statement is wrong says where, leaves the others alive, and leads to where it is mended', async () => {
      await page.getByRole('row', { name: /Wrong watch/ }).getByRole('link').click()
      await idle(page)
      const wrong = page.getByRole('region').filter({ has: page.getByRole('alert') })
      await expect(wrong).toHaveCount(1)
      await expect(wrong).toContainText('The statement has an error at line 1, column')
      expect(await page.locator('.panel:not(:has([role=alert]))').locator('canvas, table, figure').count()).toBeGreaterThan(0)
      await wrong.press('Enter')
      await page.getByRole('button', { name: 'Open in Custom Query' }).press('Enter')
      await expect(page.getByRole('heading', { level: 1, name: 'Custom Query' })).toBeVisible()
      await expect(page.getByRole('textbox', { name: 'Statement' })).toContainText('grup by')
    })
  })
})

test('a panel opens as a query, the Overview is copied, and what is not here or finds no room is said', async ({ page }) => {
  await test.step('a panel opens as a query, drawn the same', async () => {
    await openChart(page, perPair, '1;k:pie;x:dstaddr;n:3')
    const said = await page.locator('.panel-finding').innerText()
    await addToDashboard(page, { dashboard: 'One' })
    await rail(page).getByRole('link', { name: 'One' }).click()
    await idle(page)
    await page.locator('.panel').focus()
    await page.keyboard.press('?')
    await page.getByRole('button', { name: 'Open in Custom Query' }).click()
    await idle(page)
    await expect(page.getByRole('button', { name: 'Pie' })).toHaveAttribute('aria-pressed', 'true')
    await expect(page.getByLabel('Slices')).toHaveValue('dstaddr')
    expect(await page.locator('#panel-query-chart .panel-finding').innerText()).toBe(said)
  })

  await test.step('the Overview is copied whole and can be arranged', async () => {
    await turnTo(page, linkTo())
    await page.getByRole('banner').getByRole('button', { name: 'More' }).click()
    await page.getByRole('menuitem', { name: 'Save a copy to arrange' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Overview, copy' })).toBeVisible()
    await idle(page)
    await expect(page.getByText('21 panels')).toBeVisible()
    await expect(page.getByRole('heading', { level: 2, name: 'Accepted and rejected' })).toBeVisible()
    await arranging(page)
    expect(await placesOf(page)).toHaveLength(21)
  })

  await test.step('a link to a dashboard that is not here says so', async () => {
    await turnTo(page, '/dashboards/unknown?v=1&s=demo-small')
    await expect(page.getByText('This dashboard is not here')).toBeVisible()
  })

  await test.step('a full storage is said and nothing is lost', async () => {
    await openChart(page, ratePerSource)
    await page.evaluate(() => {
      const set = Storage.prototype.setItem
      Storage.prototype.setItem = function setItem(key: string, value: string): void {
        if (key === 'flowlog.dashboards') throw new DOMException('full', 'QuotaExceededError')
        set.call(this, key, value)
      }
    })
    await page.getByRole('button', { name: 'Add to dashboard…' }).click()
    await page.getByRole('button', { name: 'Add the panel' }).click()
    await expect(page.getByRole('alert')).toContainText('Nothing was added.')
  })
})

test('dashboard, layout and list have no serious or critical violation, in light and in dark; the panels fit a narrow window', async ({ page }) => {
  const inBoth = async (): Promise<void> => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme)
      await idle(page)
      expect(await violations(page), colorScheme).toEqual([])
    }
  }
  await openTwo(page)
  await inBoth()

  await test.step('in a narrow window they stand beneath one another, as wide as the window', async () => {
    await page.setViewportSize({ width: 390, height: 844 })
    await idle(page)
    const boxes = await page.locator('.saved-place').evaluateAll((all) => all.map((one) => ({ left: one.getBoundingClientRect().left, width: one.clientWidth })))
    expect(boxes.map(({ left, width }) => [Math.round(left), width])).toEqual([[0, 390], [0, 390]])
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
    await page.setViewportSize({ width: 1440, height: 900 })
    await idle(page)
  })

  await arranging(page)
  await inBoth()
  await rail(page).getByRole('link', { name: 'All saved…' }).click()
  await expect(page.getByRole('row')).toHaveCount(2)
  await inBoth()
})
