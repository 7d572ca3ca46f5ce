import { scan, theft } from '../mocks/traffic/attackers.ts'
import { met, opened, silent, sweep } from '../mocks/traffic/intrusions.ts'
import { villains } from '../mocks/world/internet.ts'
import { expect, idle, openFiles, test, turnTo } from './sealed.ts'
import { filtersOf } from './support-overview/demo.ts'
import { violations } from './support/axe.ts'
import { describe, query } from './support/console.ts'
import { madeFile } from './support/files.ts'

const ports = ((scan.to - scan.from) / 60) * scan.perMinute

test('findings: what is hidden in the demo\'s day is found, shown, silenced and woken, by key and in both languages', async ({ page }) => {
  await turnTo(page, '/findings?v=1&s=demo')
  const rows = page.locator('tr.finding')
  const row = (name: string) => rows.filter({ has: page.getByRole('button', { name: new RegExp(`^${name}`) }) })

  await test.step('what the day hides of every kind, with its numbers', async () => {
    await expect(rows).toHaveCount(9)
    await expect(row('Port scan')).toContainText(`Tried ${ports.toLocaleString('en-US')} ports of one host`)
    await expect(row('Beacon')).toContainText('about every 5 min, told to the capture interval of 1 min; 100 % of 288 calls on time')
    await expect(row('Bulk going out')).toContainText(theft.drop)
    await expect(row('Refused inside')).toHaveCount(2)
    await expect(row('Address sweep')).toContainText(`Went through ${sweep.targets.length} hosts by one port and got no answer.`)
    await expect(row('Exposure')).toContainText(`${opened.sources.length} addresses`)
    await expect(row('First-seen peer')).toContainText(met.peer.address)
    await expect(row('One-way flow')).toContainText(`${silent.server.address}${silent.port}`)
    await expect(page.locator('.looked-list tbody tr')).toHaveCount(8)
    await expect(page.locator('.looked-list')).not.toContainText('not logged')
    await expect(page.getByRole('navigation').getByRole('link', { name: /^Findings/ })).toHaveText('Findings9')
  })

  await test.step('accessible in light and dark, in English and Chinese', async () => {
    await row('Beacon').getByRole('button').press('Enter')
    await expect(page.locator('tr.finding-open')).toContainText('572 B')
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme })
      await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme)
      expect(await violations(page), colorScheme).toEqual([])
    }
    await page.getByRole('button', { name: '中文' }).click()
    await expect(page.getByRole('heading', { level: 1, name: '异常发现' })).toBeVisible()
    await expect(row('定时外联')).toContainText('288 次中 100 % 准时')
    expect(await violations(page), 'Chinese').toEqual([])
    await page.getByRole('button', { name: 'English' }).click()
    await page.setViewportSize({ width: 390, height: 844 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
    await page.setViewportSize({ width: 1440, height: 900 })
  })

  await test.step('silenced with a reason by key, kept over a reload, listed, and woken', async () => {
    await page.getByRole('button', { name: 'Silence…' }).press('Enter')
    await page.keyboard.type('An agent that we know')
    await page.keyboard.press('Enter')
    await expect(page.locator('.findings-said')).toContainText('Silenced.')
    await expect(rows).toHaveCount(8)
    await page.reload()
    await idle(page)
    await expect(rows).toHaveCount(8)
    await expect(page.locator('.findings-summary')).toContainText(`8 findings in ${(await describe(page)).records.toLocaleString('en-US')} records, 1 silenced`)
    const silenced = page.locator('.silenced-list tbody tr')
    await expect(silenced).toContainText(`Beacon 10.0.0.14 → ${villains.command}:443`)
    await expect(silenced).toContainText('An agent that we know')
    await silenced.getByRole('button', { name: /^Wake/ }).press('Enter')
    await expect(rows).toHaveCount(9)
    await page.locator('.findings-said').getByRole('button', { name: 'Undo' }).click()
    await expect(rows).toHaveCount(8)
  })

  await test.step('the records behind one are all there, and Back returns; a filter is obeyed', async () => {
    await row('Port scan').getByRole('button').click()
    await page.getByRole('button', { name: `Show the ${ports.toLocaleString('en-US')} records` }).click()
    await idle(page)
    expect(filtersOf(page).slice(0, 2)).toEqual([`srcaddr:in:${villains.scanner}`, 'dstaddr:in:10.0.0.12'])
    await expect(page.getByRole('tab', { name: /^Raw logs/ })).toContainText(ports.toLocaleString('en-US'))
    await page.goBack()
    await idle(page)
    // A receiver's refusals and a sender's own records of the same are two: as many are opened as are told.
    const refused = row('Refused inside').first()
    const told = /every time \((\d+)\)/.exec(await refused.innerText())?.[1] ?? ''
    await refused.getByRole('button').click()
    await page.getByRole('button', { name: `Show the ${told} records` }).click()
    await idle(page)
    await expect(page.getByRole('tab', { name: /^Raw logs/ })).toContainText(told)
    await page.goBack()
    await idle(page)
    await row('Exposure').getByRole('button').click()
    await page.getByRole('button', { name: 'Alert me when this comes back' }).click()
    const form = page.getByRole('complementary', { name: 'New rule' })
    await expect(form.getByRole('heading', { name: /^Would have fired (once|[1-9])/ })).toBeVisible()
    await expect(form).toContainText('from Findings')
    await form.getByRole('button', { name: 'Save the rule' }).click()
    await expect(page.getByRole('status')).toContainText(`Exposure * → ${opened.target.address}:${opened.port}`)
    await turnTo(page, '/findings?v=1&s=demo&f=dstport:in:9200')
    await expect(rows).toHaveCount(2)
    await expect(page.locator('.findings-summary')).toContainText('2 of them have records under the filters')
    await page.getByRole('button', { name: 'Open as query: Refused inside' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Custom Query' })).toBeVisible()
    await idle(page)
    await expect(page.locator('.cm-content')).toContainText('action:REJECT')
    await expect(page.getByRole('tab', { name: /^Table/ })).toContainText('2')
  })
})

test('the rail counts what is found, and what is contacted of a threat list, while the page rests, under the filters too, without a visit; the screen then has it at once', async ({ page }) => {
  await turnTo(page, '/overview?v=1&s=demo')
  const rail = page.getByRole('navigation')
  const link = rail.getByRole('link', { name: /^Findings/ })
  const threats = rail.getByRole('link', { name: /^Threat Intelligence/ })
  await expect(link).toHaveText('Findings9')
  await expect(threats).toHaveText('Threat Intelligence2 listed addresses contacted from inside')
  expect((await query(page, 'dstthreat: * and action: ACCEPT and dstport < 1024 | select distinct dstaddr where srcport > 1024')).rows).toHaveLength(2)
  await turnTo(page, '/policy?v=1&s=demo&f=dstport:in:9200')
  await expect(link).toHaveText('Findings2')
  await expect(threats).toHaveText('Threat Intelligence')
  const asked = () => page.evaluate(() => window.flowlog.asked().at(-1)?.number ?? 0)
  const before = await asked()
  await link.click()
  await idle(page)
  await expect(page.locator('tr.finding')).toHaveCount(2)
  expect(await asked(), 'nothing is asked anew').toBe(before)
})

test('what a log lacks is said by name and never taken for none', async ({ page }) => {
  await page.goto('/')
  const line = (second: number): string => `${1_770_220_800 + second} 10.0.0.1 10.0.0.2 443 10 5000`
  await openFiles(page, [madeFile('plain.log', ['start srcaddr dstaddr dstport packets bytes', ...Array.from({ length: 50 }, (_, i) => line(i * 60))].join('\n'))])
  await page.getByRole('navigation').getByRole('link', { name: 'Findings', exact: true }).click()
  await idle(page)
  await expect(page.locator('.findings-none')).toContainText('Nothing that deserves a look.')
  const [said, around] = await Promise.all([page.locator('.findings-none .panel-notice').boundingBox(), page.locator('.findings-none').boundingBox()])
  expect((said?.y ?? 0) + (said?.height ?? Infinity), 'it stands in its own place, over nothing else').toBeLessThanOrEqual((around?.y ?? 0) + (around?.height ?? 0))
  await expect(page.locator('.looked-list tr', { hasText: 'Port scans' })).toContainText('not logged: the records have no action')
  await expect(page.locator('.looked-list tr', { hasText: 'Beacons' })).toContainText('not logged: the records have no srcport')
})
