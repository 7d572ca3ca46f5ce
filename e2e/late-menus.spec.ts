import { expect, idle, test } from './sealed.ts'
import { openDemo } from './support-overview/demo.ts'

test.describe('while the page’s own server does not answer', () => {
  test.use({ expectedErrors: /Failed to load resource/ })

  test('a menu and the form of the range say so, the page stays alive, and a click asks again', async ({ page }) => {
    let isAway = true
    await page.route(/\/(MenuBody|RangePopover)-[^/]*\.js$/, (route) => (isAway ? route.abort() : route.continue()))
    await openDemo(page)
    await idle(page)
    const said = page.getByRole('alert').filter({ hasText: 'could not be loaded' })
    const more = page.getByRole('button', { name: 'More', exact: true }).first()
    const range = page.locator('.range-value')
    await more.click()
    await expect(said).toBeVisible()
    await range.click()
    await expect(said).toHaveCount(1)
    await expect(page.getByRole('heading', { level: 1, name: 'Overview' })).toBeVisible()
    isAway = false
    await range.click()
    await expect(page.getByLabel('From')).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(range).toBeFocused()
    await more.click()
    await expect(page.getByRole('menuitem', { name: 'Copy the link to this view', exact: true })).toBeVisible()
    await expect(said).toHaveCount(0)
  })
})
