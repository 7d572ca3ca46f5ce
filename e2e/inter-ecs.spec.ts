import type { Page } from '@playwright/test'
import type { Eni } from '../mocks/world/instances.ts'
import { enis } from '../mocks/world/world.ts'
import { expect, idle, openFiles, test, turnTo } from './sealed.ts'
import { filtersOf } from './support-overview/demo.ts'
import { panel, placeOf, pressIn, saved, tableOf } from './support-overview/panel.ts'
import { byBytes, records } from './support-overview/plain.ts'
import { violations } from './support/axe.ts'
import { madeFile } from './support/files.ts'

/** The interface that the world has at an address, as an interface of `vpc` reaches it; null where it is ambiguous or nobody's. */
function inWorld(vpc: string, address: string): Eni | null {
  const all = enis.filter((eni) => eni.address === address || eni.ipv6 === address)
  return all.find((eni) => eni.vswitch.vpc.id === vpc) ?? (all.length === 1 ? (all[0] ?? null) : null)
}

/** Bytes by pair of instances as their senders recorded them, the largest first. Everything is logged, so that is each flow once. */
const pairs = byBytes(records.filter(({ direction, vm, status }) => direction === 'out' && vm !== '-' && status === 'OK'), ({ vpc, vm, dst }) => {
  const there = inWorld(vpc, dst)?.vm ?? null
  return there === null ? null : `${vm} ${there}`
})
const [first, second] = pairs
if (first === undefined || second === undefined) throw new Error('The demo has two pairs.')
const [sender = '', receiver = ''] = first[0].split(' ')
const all = pairs.reduce((sum, [, bytes]) => sum + bytes, 0)

const link = (search = ''): string => `/ecs?v=1&s=demo-small${search}`

/** The mark of the matrix for a pair, by what its tip says. */
async function cellOf(page: Page, from: string, to: string): Promise<string> {
  const rows = panel(page, 'matrix').locator('.shapes')
  const place = await rows.evaluate((svg, [a, b]) => {
    const heads = [...svg.querySelectorAll('text')].filter((one) => one.dataset['mark']?.endsWith(':-1') === true && /^i-/.test(one.textContent))
    const at = (id: string): number => heads.findIndex((one) => id.startsWith(one.textContent.split('…')[0] ?? '?') && id.endsWith(one.textContent.split('…')[1] ?? ''))
    return `${at(a ?? '')}:${at(b ?? '')}`
  }, [from, to])
  return `text[data-mark="${place}"]`
}

test('who talks to whom, by pointer and by key, equals a plain count, and a pair filters everything', async ({ page }) => {
  await turnTo(page, link())
  const matrix = panel(page, 'matrix')

  await test.step('every pair has what its sender recorded, in the matrix and in the list of pairs', async () => {
    await pressIn(page, 'matrix', 't')
    const { rows } = await tableOf(matrix.locator('table').first())
    const shown = new Map(rows.map(([from = '', to = '', , , bytes = '']) => [`${from.trim()} ${to.trim()}`, Number(bytes.replaceAll(/\D/g, ''))]))
    expect(Object.fromEntries(pairs.map(([pair]) => [pair, shown.get(pair)]))).toEqual(Object.fromEntries(pairs.map(([pair, bytes]) => [pair, bytes])))
    expect([...shown.values()].reduce((sum, bytes) => sum + bytes, 0)).toBe(all)
    await pressIn(page, 'matrix', 'Escape')
    await expect(panel(page, 'pairs').locator('tbody tr').first()).toContainText(`${(first[1] / 1e6).toPrecision(3)}`)
  })

  await test.step('a cell chooses both ends: the matrix and the pairs keep the others, the ports and both ends are its own', async () => {
    await matrix.locator(await cellOf(page, sender, receiver)).click()
    await idle(page)
    expect(filtersOf(page)).toEqual([`srcinstance:in:${sender}`, `dstinstance:in:${receiver}`])
    await expect(matrix.locator('.chosen-ring')).toHaveCount(1)
    await expect(panel(page, 'pairs').locator('tbody tr.chosen')).toHaveCount(1)
    await expect(panel(page, 'pairs').locator('tbody tr.dimmed')).toHaveCount(5)
    await expect(panel(page, 'both-ends').locator('tbody tr')).toHaveCount(2)
    await expect(panel(page, 'pair-ports')).toContainText(`${(first[1] / 1e6).toPrecision(3)}`)
    await page.goBack()
    await idle(page)
    expect(filtersOf(page)).toEqual([])
  })

  await test.step('arrows move over cells, Enter chooses, Alt leaves out', async () => {
    await placeOf(page, 'matrix')
    await page.mouse.move(5, 5)
    await matrix.getByRole('application').focus()
    for (const key of ['ArrowRight', 'ArrowLeft', 'ArrowLeft']) await page.keyboard.press(key)
    await expect(matrix.getByRole('application')).toHaveAttribute('aria-label', /^i-.*(sent|发送)/)
    await page.keyboard.press('Enter')
    await idle(page)
    expect(filtersOf(page)).toEqual([expect.stringMatching(/^srcinstance:in:i-/)])
    await page.goBack()
    await idle(page)
    await matrix.locator(await cellOf(page, sender, receiver)).click({ modifiers: ['Alt'] })
    await idle(page)
    // Without this pair is without this sender or without this receiver: one condition.
    expect(filtersOf(page)).toEqual([expect.stringMatching(/srcinstance.*dstinstance/)])
    await page.goBack()
    await idle(page)
  })

  await test.step('flow or graph is a choice of the link, and pictures are saved', async () => {
    await panel(page, 'flow').getByRole('button', { name: 'Graph' }).click()
    await idle(page)
    expect(new URL(page.url()).searchParams.get('g')).toBe('kind-flow:graph')
    await expect(panel(page, 'flow').locator('.shapes circle').first()).toBeVisible()
    const svg = await saved(page, 'flow', 'Picture as SVG')
    expect(svg.bytes.toString()).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" [^>]*>.*<circle /)
    const png = await saved(page, 'matrix', 'Picture as PNG')
    expect([...png.bytes.subarray(0, 4)]).toEqual([0x89, 0x50, 0x4e, 0x47])
  })
})

test('reads in both languages and both schemes, without a violation', async ({ page }) => {
  await turnTo(page, link())
  await expect(panel(page, 'matrix')).toContainText('cross from one VPC to another')
  expect(await violations(page)).toEqual([])
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.getByRole('button', { name: '中文' }).click()
  await idle(page)
  await expect(panel(page, 'matrix')).toContainText('对跨 VPC')
  await expect(panel(page, 'lanes')).toContainText(/平稳|峰值/)
  expect(await violations(page)).toEqual([])
})

test('an end that could be several instances offers them in a menu, by key, and the chosen one filters', async ({ page }) => {
  const seen = (name: string, vpc: string, direction: string, srcaddr: string, dstaddr: string, bytes: number): string => JSON.stringify({
    version: '1', 'account-id': '1210123456789012', 'eni-id': `eni-${name}`, 'vm-id': `i-${name}`, 'vswitch-id': `vsw-${name}`, 'vpc-id': vpc, type: 'IPv4', protocol: 6,
    srcaddr, srcport: 40_000, dstaddr, dstport: 443, direction, packets: 2, bytes, start: 1_770_220_800, end: 1_770_220_860, 'log-status': 'OK', action: 'ACCEPT',
  })
  const lines = [
    seen('b', 'vpc-2', 'in', '10.0.0.3', '10.0.0.2', 100), seen('c', 'vpc-3', 'out', '10.0.0.2', '10.0.0.7', 300),
    seen('a', 'vpc-1', 'out', '172.16.0.1', '10.0.0.2', 7000), seen('a', 'vpc-1', 'out', '172.16.0.1', '172.16.0.5', 50), seen('e', 'vpc-1', 'in', '172.16.0.1', '172.16.0.5', 50),
  ]
  await page.goto('/')
  await openFiles(page, [madeFile('doubt.jsonl', `${lines.join('\n')}\n`)])
  await page.getByRole('link', { name: 'Inter-ECS Traffic' }).click()
  await idle(page)
  await expect(panel(page, 'matrix')).toContainText('has an end that could be several instances')
  // The same of the flow, and of the graph in its place.
  for (const kind of ['Flow', 'Graph']) {
    await panel(page, 'flow').getByRole('button', { name: kind }).click()
    await idle(page)
    await expect(panel(page, 'flow')).toContainText('has an end that could be several instances')
    await panel(page, 'flow').getByRole('button', { name: 'Could be…' }).click()
    await idle(page)
    await expect(page.getByRole('menu').getByRole('menuitem')).toHaveText([/^i-cvpc-3/, /^i-bvpc-2/])
    await page.keyboard.press('Escape')
    await expect(page.getByRole('menu')).toHaveCount(0)
  }
  await panel(page, 'matrix').getByRole('button', { name: 'Could be…' }).focus()
  await page.keyboard.press('Enter')
  await idle(page)
  const menu = page.getByRole('menu')
  await expect(menu).toContainText('10.0.0.2, 7.00 kB, could be')
  await expect(menu.getByRole('menuitem')).toHaveText([/^i-cvpc-3/, /^i-bvpc-2/])
  await page.keyboard.press('ArrowDown')
  await expect(menu.getByRole('menuitem').first()).toBeFocused()
  await page.keyboard.press('Enter')
  await idle(page)
  expect(filtersOf(page)).toEqual(['vm-id:in:i-c'])
})
