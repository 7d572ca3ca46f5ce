import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { root } from '../../scripts/project.mjs'

const throttle = 4

function sizeOf(paths) {
  return paths.reduce((total, path) => total + brotliCompressSync(readFileSync(join(root, 'dist', path))).length, 0)
}

/** Opens the page once, with a cold cache and a slowed processor. */
async function openOnce(browser, address) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  const client = await context.newCDPSession(page)
  await client.send('Emulation.setCPUThrottlingRate', { rate: throttle })
  const asked = new Set()
  page.on('request', (request) => {
    const { pathname } = new URL(request.url())
    if (/\.(js|css)$/.test(pathname)) asked.add(pathname)
  })
  await page.goto(address, { waitUntil: 'networkidle' })
  const firstPaint = await page.evaluate(
    () =>
      new Promise((done) => {
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) if (entry.name === 'first-contentful-paint') done(entry.startTime)
        }).observe({ type: 'paint', buffered: true })
      }),
  )
  await context.close()
  return { firstPaint, asked: [...asked].sort() }
}

export const bench = {
  title: `First load of the page, processor slowed ${throttle} times`,
  async run({ browser, address, isQuick }) {
    const rounds = []
    for (let round = 0; round < (isQuick ? 1 : 5); round += 1) rounds.push(await openOnce(browser, address))
    const paints = rounds.map(({ firstPaint }) => firstPaint).sort((a, b) => a - b)
    const firstPaintMilliseconds = Math.round(paints[Math.floor(paints.length / 2)])
    const files = rounds[0].asked
    const brotliBytes = sizeOf(files)
    return {
      figures: { firstPaintMilliseconds, brotliBytes, files },
      tables: [
        {
          title: 'Median of 5, cold cache',
          columns: ['what', 'value', 'unit'],
          rows: [
            ['scripts and styles asked for at the start, brotli', Number((brotliBytes / 1000).toFixed(1)), 'kB'],
            ['first contentful paint', firstPaintMilliseconds, 'ms'],
          ],
        },
      ],
    }
  },
}
