import { violations } from './support/axe.ts'
import { query, visit } from './support/console.ts'
import { madeFile } from './support/files.ts'
import { keepSwitched } from './support/screens.ts'
import { keptFiles } from './support/storage.ts'
import { panel, placeOf } from './support-overview/panel.ts'
import { expect, idle, test } from './sealed.ts'

type Page = Parameters<typeof idle>[0]

const scanners = madeFile('scanners.txt', '# Scanners seen\n# Last update: 2026-02-04\n77.90.185.0/24 ; a whole network\n77.90.185.20\nnot an address\n10.0.0.0/8\n')

async function load(page: Page, ...files: ReturnType<typeof madeFile>[]): Promise<void> {
  await page.getByLabel('Files with threat lists').setInputFiles(files)
  await idle(page)
}

/** Lists that mark an address, as statements say. */
async function listsOf(page: Page, address: string): Promise<unknown> {
  return (await query(page, `srcaddr: ${address} | select srcthreat, security_check_ip(srcaddr) as t, count(*) as n group by srcthreat, t`)).rows.map((row) => row.slice(0, 2))
}

test('a list marks history at once, is weighed, switched, removed, brought back, and kept only when asked', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await visit(page, '/threats/lists?v=1&s=demo-small')
  await idle(page)
  await expect(page.getByRole('row', { name: /Demonstration/ })).toBeVisible()
  expect(await listsOf(page, '77.90.185.20')).toEqual([['demo', 1]])

  await load(page, scanners)
  await expect(page.getByText('scanners.txt: 3 entries added. 1 of them is a private address or block, which no list marks unless you insist. 1 was left out.')).toBeVisible()
  expect(await listsOf(page, '77.90.185.20')).toEqual([['scanners.txt, demo', 1]])
  // Private addresses are on no list, unless the reader insists.
  const inside = "srcaddr: 10.0.0.0/8 | select srcthreat, count(*) as n group by srcthreat"
  expect((await query(page, inside)).rows.map(([list]) => list)).toEqual([null])
  await page.getByRole('switch', { name: 'Mark private addresses, too' }).dispatchEvent('click')
  await idle(page)
  expect((await query(page, inside)).rows.map(([list]) => list)).toEqual(['scanners.txt'])

  await page.getByRole('button', { name: 'scanners.txt', exact: true }).click()
  await expect(page.getByText('line 5 · no address in it')).toBeVisible()
  await expect(page.getByText('Scanners seen').last()).toBeVisible()
  await page.getByLabel('Name', { exact: true }).fill('ours, of the week')
  await page.getByLabel('Name', { exact: true }).press('Enter')
  await idle(page)
  await page.getByRole('combobox', { name: 'Weight of ours of the week' }).selectOption('1')
  await idle(page)
  expect(await listsOf(page, '77.90.185.20')).toEqual([['demo, ours of the week', 1]])
  await page.getByRole('switch', { name: 'Use Demonstration' }).dispatchEvent('click')
  await idle(page)
  expect(await listsOf(page, '77.90.185.20')).toEqual([['ours of the week', 1]])

  await page.getByRole('button', { name: 'Remove ours of the week' }).click()
  await idle(page)
  // With no list at all nothing is marked, and there is no such field.
  expect((await query(page, 'srcaddr: 77.90.185.20 | select max(security_check_ip(srcaddr)) as t')).rows).toEqual([[0]])
  await page.getByRole('button', { name: 'Undo' }).click()
  await idle(page)
  expect(await listsOf(page, '77.90.185.20')).toEqual([['ours of the week', 1]])
  expect(await violations(page)).toEqual([])

  // Nothing is kept that was not to be; then it comes back by itself.
  expect(await keptFiles(page)).toEqual([])
  await keepSwitched(page)
  await expect(page.getByRole('complementary').locator('dt', { hasText: 'Threat lists' })).toBeVisible()
  await page.reload()
  await visit(page, '/threats/lists?v=1&s=demo-small')
  await idle(page)
  await expect(page.getByRole('button', { name: 'ours of the week', exact: true })).toBeVisible()
  // That the demo's own is off is the reader's word, too.
  expect(await listsOf(page, '77.90.185.20')).toEqual([['ours of the week', 1]])

  // A link says with which lists it was made; where these are no longer on, or not here at all, the page says so.
  await page.getByRole('link', { name: '‹ Threat Intelligence' }).click()
  await idle(page)
  await page.getByRole('button', { name: 'Copy the link' }).first().click()
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toMatch(/[?&]l=[0-9a-f]{8}(&|$)/)
  const link = await page.evaluate(() => navigator.clipboard.readText())
  await page.getByRole('link', { name: 'Threat lists…' }).click()
  await page.getByRole('switch', { name: 'Use Demonstration' }).dispatchEvent('click')
  await idle(page)
  await page.goto(link)
  await idle(page)
  await page.getByRole('alert').filter({ hasText: 'as they were here from' }).getByRole('button', { name: 'Use those lists' }).click()
  await idle(page)
  expect(await listsOf(page, '77.90.185.20')).toEqual([['ours of the week', 1]])
  await expect(page.getByRole('alert')).toBeHidden()
  await page.goto(link.replace(/l=[0-9a-f]{8}/, 'l=0ddba115'))
  await idle(page)
  await expect(page.getByRole('alert').filter({ hasText: 'made with threat lists that are not in this browser (0ddba115)' })).toBeVisible()
})

test('a report is pasted, a list is told from a log wherever it is dropped, and what is no list says why', async ({ page }) => {
  await visit(page, '/threats/lists?v=1&s=demo-small')
  await idle(page)
  await page.getByRole('button', { name: 'Paste…' }).click()
  await page.getByLabel('Text').fill('The actor came from 77[.]90[.]185[.]20 with version 10.2.3.4 of its tool, as we saw in several places of the network.')
  await page.getByRole('button', { name: 'Add list' }).click()
  await idle(page)
  await expect(page.getByText('pasted: 1 entry added. 1 was left out.')).toBeVisible()
  expect(await listsOf(page, '77.90.185.20')).toEqual([['pasted, demo', 1]])
  await load(page, madeFile('report.pdf', '%PDF-1.7 …'), madeFile('names.txt', 'evil.example.com\nc2.example.net\n'))
  await expect(page.getByRole('alert')).toHaveText(['report.pdf was not added: it is a PDF. Copy its text and paste it here.', 'names.txt was not added: nothing in it is an address. Line 1: a name, not an address.'])

  const drop = (name: string, content: string): Promise<void> => page.evaluate(([called, text]) => {
    const files = new DataTransfer()
    files.items.add(new File([text], called, { type: 'text/plain' }))
    dispatchEvent(new DragEvent('drop', { dataTransfer: files, cancelable: true }))
  }, [name, content] as const)
  await page.getByRole('link', { name: 'Overview' }).click()
  await idle(page)
  await drop('dropped.txt', '1.2.3.4\n77.90.185.20\n')
  await expect(page.getByRole('heading', { name: 'Threat lists' })).toBeVisible()
  await idle(page)
  await expect(page.getByText('dropped.txt: 2 entries added.')).toBeVisible()
  expect(await listsOf(page, '77.90.185.20')).toEqual([['dropped.txt, pasted, demo', 1]])

  // A report is neither plainly: the reader says what it is.
  await page.getByRole('link', { name: 'Overview' }).click()
  await idle(page)
  await drop('report.txt', 'They came from 203[.]0[.]113[.]7 and went through the network as nobody looked.')
  const asked = page.getByRole('alertdialog', { name: 'report.txt reads like a report with addresses in it, not like a log.' })
  await expect(page.getByRole('heading', { level: 1, name: 'Overview' })).toBeVisible()
  await asked.getByRole('button', { name: 'Add to the threat lists' }).click()
  await expect(page.getByText('report.txt: 1 entry added.')).toBeVisible()
  await expect(asked).toBeHidden()
})

test('on any address, by button or key: what is known of it, filters, a query, and sites that are only opened by a click', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await visit(page, '/policy?v=1&s=demo-small')
  await idle(page)
  const value = page.getByRole('table').getByText('77.90.185.20', { exact: true }).first()
  await value.click({ button: 'right' })
  const menu = page.getByRole('menu', { name: 'Actions for 77.90.185.20' })
  await expect(menu).toContainText('domain internet')
  await expect(menu).toContainText('On the demonstration list, which is made up')
  const site = menu.getByRole('menuitem', { name: 'rdap.db.ripe.net' })
  await expect(site).toHaveAttribute('href', 'https://rdap.db.ripe.net/ip/77.90.185.20')
  await expect(site).toHaveAttribute('rel', 'noopener noreferrer')
  await expect(site).toHaveAttribute('target', '_blank')
  expect(await violations(page)).toEqual([])
  await menu.getByRole('menuitem', { name: 'Copy' }).click()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('77.90.185.20')
  await expect(menu).toBeHidden()

  // What is no threat to the reader is marked nowhere, says so itself, is undone at once, and stands among the lists.
  await value.click({ button: 'right' })
  await menu.getByRole('menuitem', { name: 'Not a threat…' }).click()
  const form = page.getByRole('form', { name: 'Not a threat' })
  await expect(form.getByLabel('Address or block')).toBeFocused()
  await form.getByLabel('Address or block').fill('77.90.185.20/24')
  await form.getByRole('button', { name: 'Use 77.90.185.0/24' }).click()
  await form.getByLabel('Remark').fill('our own scanner')
  expect(await violations(page)).toEqual([])
  await page.keyboard.press('Enter')
  await expect(page.getByText('77.90.185.0/24 is no threat from now on.')).toBeVisible()
  await idle(page)
  expect(await listsOf(page, '77.90.185.20')).toEqual([[null, 0]])
  await page.getByRole('button', { name: 'Undo' }).click()
  await idle(page)
  expect(await listsOf(page, '77.90.185.20')).toEqual([['demo', 1]])
  await value.click({ button: 'right' })
  await menu.getByRole('menuitem', { name: 'Not a threat…' }).click()
  await form.getByRole('button', { name: 'Add exception' }).click()
  await expect(page.getByText('77.90.185.20 is no threat from now on.')).toBeVisible()
  await page.keyboard.press('Escape')
  // A window is for DuckDB.
  expect((await query(page, 'srcaddr: 77.90.185.20 | select distinct security_check_ip(srcaddr) as t, rank() over (order by srcaddr) as r')).rows).toEqual([[0, 1]])
  await value.click({ button: 'right' })
  await expect(menu).toContainText('Excepted by you')
  await page.keyboard.press('Escape')
  await expect(menu).toBeHidden()

  // The same by key, from the focus, and back to it.
  const cell = page.getByRole('table').getByRole('button', { name: '77.90.185.20' }).first()
  await cell.focus()
  await page.keyboard.press('i')
  await expect(menu).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(menu).toBeHidden()
  await page.keyboard.press('Shift+F10')
  await menu.getByRole('menuitem', { name: 'As source' }).click()
  await idle(page)
  await expect(page.locator('[data-chip]')).toContainText('77.90.185.20')
  // On the chip it is the same menu.
  await page.locator('[data-chip]').click({ button: 'right' })
  await menu.getByRole('menuitem', { name: 'Open as query' }).click()
  await idle(page)
  await expect(page).toHaveURL(/\/query\?/)

  await page.goto('/settings?v=1&s=demo-small#lookups')
  await idle(page)
  const own = page.getByLabel('Address of a site of your own')
  await expect(own).toBeInViewport()
  await own.fill('http://intel.example/{address}')
  await own.press('Enter')
  await expect(page.getByText('Only https:// is opened, without user and password.')).toBeVisible()
  await own.fill('https://intel.example/?q={address}')
  await page.getByLabel('Its name (optional)').fill('Ours')
  await page.getByRole('button', { name: 'Add site' }).click()
  await page.getByRole('button', { name: 'Remove rdap.db.ripe.net' }).click()
  await page.goto('/query?v=1&s=demo-small&q=srcaddr:77.90.185.20')
  await idle(page)
  await page.getByRole('grid').getByText('77.90.185.20', { exact: true }).first().click({ button: 'right' })
  await expect(menu.getByRole('menuitem', { name: 'Ours · intel.example' })).toHaveAttribute('href', 'https://intel.example/?q=77.90.185.20')
  await expect(menu.getByRole('menuitem', { name: 'rdap.db.ripe.net' })).toBeHidden()
})

test('on a row of a heat map, by pointer and by key: the same menu, about the address of the row, which gives the focus back', async ({ page }) => {
  await visit(page, '/overview?v=1&s=demo-small')
  await idle(page)
  const place = await placeOf(page, 'source-heat')
  const layer = panel(page, 'source-heat').getByRole('application')
  const menu = page.getByRole('menu', { name: /^Actions for / })
  const point = { x: place.x + place.width * 0.6, y: place.y + place.height * 0.3 }
  await page.mouse.move(point.x, point.y)
  const address = await layer.getAttribute('data-addresses')
  expect(address).toMatch(/^[\d.]+$/)
  await page.mouse.click(point.x, point.y, { button: 'right' })
  await expect(menu).toHaveAccessibleName(`Actions for ${address}`)
  await expect(menu).toContainText('domain ')
  expect(await violations(page)).toEqual([])
  await menu.getByRole('menuitem', { name: 'As source' }).click()
  await idle(page)
  await expect(page.locator('[data-chip]')).toContainText(address ?? '')
  await page.goBack()
  await idle(page)

  await layer.focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  const below = await layer.getAttribute('data-addresses')
  expect(below).not.toBe(address)
  await page.keyboard.press('i')
  await expect(menu).toHaveAccessibleName(`Actions for ${below}`)
  await page.keyboard.press('Escape')
  await expect(menu).toBeHidden()
  await expect(layer).toBeFocused()
  await page.keyboard.press('Shift+F10')
  await menu.getByRole('menuitem', { name: 'Open as query' }).press('Enter')
  // What opens it is loaded first.
  await expect(page).toHaveURL((url) => url.searchParams.get('q')?.includes(below ?? '?') === true)
})
