import type { Page } from '@playwright/test'
import { fields } from '../src/model/fields.ts'
import { serviceOf } from '../src/model/ports.ts'
import { expect, idle, test } from './sealed.ts'
import { linkTo, openDemo } from './support-overview/demo.ts'
import { openQuery } from './support-query/page.ts'
import { panel, pressIn } from './support-overview/panel.ts'

/** What stays as it is in every language: fields, columns of statements, names of products, protocols and formats, units, values of the log. */
const names = [
  ...fields.map(({ name }) => name),
  'bytes', 'packets', 'records', 'rate', 'share', 'accept', 'reject', 'time', 'country', 'addresses', 'protocol',
  'ECS', 'ENI', 'ENIs', 'VPC', 'VPCs', 'TCP', 'UDP', 'ICMP', 'IP', 'NAT', 'VPN', 'CEN', 'ECR', 'DB-IP', 'DB-IP.com', 'UTC', 'OK', 'NODATA', 'SKIPDATA', 'ACCEPT', 'REJECT',
  'AWS', 'Google', 'Cloud', 'Azure', 'SLS', 'JSON', 'CSV', 'Parquet', 'GetLogs', 'CloudWatch', 'LTS', 'Logging', 'GetLogsV2', 'PNG', 'SVG',
  'Lite', 'GeoLite2', 'iptoasn.com', 'TSV', 'gzip', 'ASN', 'IPv4', 'IPv6', 'ip_to_provider', 'ip_to_asn',
  'SQL', 'DuckDB', 'Logstore', 'limit', 'Cmd', 'Mac', 'C', 'F', 'DNS', 'CIDR', 'SYN', 'ACK', 'ACL', 'ROLLUP',
  'English', 'Ctrl', 'Alt', 'Shift', 'Esc', 'Tab', 'Enter', 'Del', 't', 'z', 'F12', 'Content-Security-Policy', 'default-src', 'connect-src', 'self',
  'B', 'kB', 'MB', 'GB', 'TB', 'KiB', 'k', 'M', 'G', 's', 'min', 'h', 'd', 'bit', 'bps', 'kbps', 'Mbps', 'Gbps', 'kpps', 'pps', 'v1', 'v2',
]
const services = Array.from({ length: 65_536 }, (_, port) => serviceOf(port)).filter((name) => name !== null)
const known = new Set([...names, ...services].map((name) => name.toLowerCase()))

/** Visible words in Latin letters that no list of names has. Identifiers, addresses (of hosts and sites too) and file endings are no words. */
async function foreignWords(page: Page): Promise<string[]> {
  const texts = await page.evaluate(() => {
    const found: string[] = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const parent = node.parentElement
      if (parent === null || parent.closest('script, style, svg, pre, code, kbd, .mono, .cm-content, [lang=en]') !== null) continue
      if (!parent.checkVisibility({ visibilityProperty: true })) continue
      found.push(node.textContent ?? '')
    }
    for (const element of document.querySelectorAll('[aria-label], [title], [placeholder]')) {
      if (element.closest('[lang=en]') !== null) continue
      for (const name of ['aria-label', 'title', 'placeholder']) found.push(element.getAttribute(name) ?? '')
    }
    return found
  })
  const without = texts.map((text) => text.replace(/(eni|vpc|vsw|i)-[\w…]+/g, ' ').replace(/(^|\s)\.\w+/g, ' ').replace(/now[-/+]?\d*[hd]?/g, ' ')
    .replace(/https:\/\/\S+/g, ' ').replace(/\b[a-z0-9-]+(\.[a-z0-9-]+)*\.(com|io|net)\b/g, ' '))
  const words = without.flatMap((text) => text.match(/[A-Za-z][A-Za-z0-9_.-]*/g) ?? [])
  return [...new Set(words.filter((word) => !known.has(word.toLowerCase().replace(/[.-]+$/, ''))))]
}

const toChinese = (page: Page) => page.getByRole('button', { name: '中文' }).click()

/** Marks the document, so that a reload would be noticed. */
async function marked(page: Page): Promise<() => Promise<boolean>> {
  await page.evaluate(() => document.documentElement.setAttribute('data-marked', ''))
  return () => page.evaluate(() => document.documentElement.hasAttribute('data-marked'))
}

test('the Overview turns Chinese in place, and back; so do panels turned round, filters, problems, and Custom Query', async ({ page }) => {
  await test.step('the Overview turns Chinese in place, and back', async () => {
    await openDemo(page)
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('en')
    const isSame = await marked(page)
    const english = await panel(page, 'verdicts').innerText()
    await toChinese(page)
    await idle(page)
    await expect(page.getByRole('heading', { level: 1, name: '概览' })).toBeVisible()
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('zh-CN')
    await expect(page).toHaveTitle('概览 · 流日志中心')
    for (const id of ['verdicts', 'per-eni', 'source-map', 'ports', 'source-heat']) {
      await panel(page, id).scrollIntoViewIfNeeded()
      await idle(page)
    }
    await expect(panel(page, 'source-map')).toContainText('中国')
    await expect(panel(page, 'verdicts')).toContainText(/拒绝/)
    expect(await foreignWords(page)).toEqual([])
    await page.getByRole('button', { name: 'English' }).click()
    await idle(page)
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('en')
    expect(await panel(page, 'verdicts').innerText()).toBe(english)
    expect(await isSame()).toBe(true)
  })

  await test.step('a panel turned round, a filter and a problem are Chinese too', async () => {
    await openDemo(page, { filters: ['action:in:REJECT', 'srccountry:in.either:JP', 'dstport:in.not:443'] })
    await toChinese(page)
    await idle(page)
    await pressIn(page, 'verdicts', '?')
    await pressIn(page, 'per-vpc', 't')
    expect(await foreignWords(page)).toEqual([])
    await page.goto(linkTo({ filters: ['dstport:in:1'] }))
    await idle(page)
    await expect(panel(page, 'verdicts').getByRole('button', { name: '停用该筛选' })).toBeVisible()
    expect(await foreignWords(page)).toEqual([])
  })

  await test.step('Custom Query is Chinese but for its statement and the names of the log', async () => {
    await page.getByRole('button', { name: 'English' }).click()
    for (const tab of ['table', 'statement']) {
      await openQuery(page, { q: '* | select dstport, sum(bytes) as bytes group by dstport order by bytes desc limit 20', tab })
      await toChinese(page)
      await idle(page)
      for (const list of ['示例', '历史', '已保存']) {
        await page.getByRole('navigation', { name: '语句与函数' }).getByRole('button', { name: list }).click()
        await idle(page)
        expect(await foreignWords(page), `${tab}, ${list}`).toEqual([])
      }
      await page.getByRole('button', { name: 'English' }).click()
    }
  })
})

test('the drop screen, the sources and the settings are Chinese, with numbers grouped', async ({ page }) => {
  await page.goto('/')
  await toChinese(page)
  await idle(page)
  await expect(page.getByText('将流日志文件拖到这里')).toBeVisible()
  expect(await foreignWords(page)).toEqual([])
  await page.getByRole('link', { name: '设置' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '设置' })).toBeVisible()
  await idle(page)
  expect(await foreignWords(page)).toEqual([])
  await page.goto(linkTo())
  await idle(page)
  await page.goto('/sources?v=1&s=demo-small')
  await idle(page)
  await expect(page.getByRole('main')).toContainText('1,994')
  expect(await foreignWords(page)).toEqual([])
})

test.describe('for a Chinese browser', () => {
  test.use({ locale: 'zh-CN' })
  test('the page is Chinese from the first screen on', async ({ page }) => {
    await page.goto('/')
    await expect(page.getByText('将流日志文件拖到这里')).toBeVisible()
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('zh-CN')
  })
})

test('light, dark and system take turns without a reload', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' })
  await openDemo(page)
  const isSame = await marked(page)
  const sheet = (): Promise<string> => page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--surface-sheet').trim())
  const light = await sheet()
  const pixel = (): Promise<string> => page.locator('#panel-verdicts canvas').first().evaluate((canvas) => (canvas instanceof HTMLCanvasElement ? canvas.toDataURL().slice(-400) : ''))
  const drawn = await pixel()
  await page.getByRole('button', { name: 'Dark' }).click()
  await idle(page)
  const dark = await sheet()
  expect(dark).not.toBe(light)
  expect(await pixel()).not.toBe(drawn)
  await page.getByRole('button', { name: 'Light' }).click()
  await idle(page)
  expect(await sheet()).toBe(light)
  await page.getByRole('link', { name: 'Settings', exact: true }).click()
  await page.getByRole('radiogroup', { name: 'Theme' }).getByText('As the system').click()
  await page.emulateMedia({ colorScheme: 'dark' })
  await expect.poll(sheet).toBe(dark)
  await page.emulateMedia({ colorScheme: 'light' })
  await expect.poll(sheet).toBe(light)
  expect(await isSame()).toBe(true)
})

test('in a window of a phone nothing scrolls sideways, filters are behind a button, the menu lies over the page', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  const isTooWide = (): Promise<number> => page.evaluate(() => Math.max(document.documentElement.scrollWidth, ...[...document.querySelectorAll('main')].map((one) => one.scrollWidth)) - innerWidth)
  for (const address of ['/', '/settings', linkTo({ filters: ['action:in:REJECT'] })]) {
    await page.goto(address)
    await idle(page)
    expect(await isTooWide(), address).toBeLessThanOrEqual(0)
  }
  const toggle = page.getByRole('button', { name: 'Filter 1' })
  await expect(page.getByRole('combobox')).toBeHidden()
  await toggle.click()
  await expect(page.getByRole('combobox')).toBeVisible()
  expect(await isTooWide()).toBeLessThanOrEqual(0)

  const rail = page.getByRole('navigation', { name: 'Source and screens' })
  await expect(rail).not.toBeInViewport()
  await page.getByRole('button', { name: 'Menu', exact: true }).click()
  await expect(rail).toBeInViewport()
  await page.getByRole('button', { name: 'Close the menu' }).click({ position: { x: 380, y: 400 } })
  await expect(rail).not.toBeInViewport()
  // A finger need not hit the line of a legend exactly; what is chosen already is let go of.
  const legend = page.locator('#panel-verdicts').getByRole('button', { name: 'Reject', exact: true })
  await legend.scrollIntoViewIfNeeded()
  const place = await legend.boundingBox()
  expect(place?.height).toBeLessThan(24)
  await page.mouse.click((place?.x ?? 0) + 8, (place?.y ?? 0) - 9)
  await expect.poll(() => new URL(page.url()).searchParams.getAll('f')).toEqual([])
})
