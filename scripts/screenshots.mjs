// npm run screenshots: pictures of every screen over the demonstration, in each theme, language and width, and a manifest of
// what was taken. Fails when a page threw or scrolls sideways. The page must be built; `--build` builds it first.

import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { browserArguments, requireBrowser } from './browser.mjs'
import { build } from './build.mjs'
import { install, requireNode, root } from './project.mjs'
import { accountOpened, steps } from './screen-steps.mjs'
import { bare, clouds, names, screenAddress } from './screens.mjs'
import { serve } from './serve.mjs'

const locales = { en: 'en-GB', zh: 'zh-CN' }
const heights = { 1440: 900, 1024: 768, 390: 844 }
/** A sheet is pictured whole up to this height, in CSS px. */
const tallest = 6000

const usage = `node scripts/screenshots.mjs [options]
  --screens a,b   of ${names.join(', ')} (all)
  --themes        of light, dark (both)
  --languages     of en, zh (both)
  --widths        in CSS px (1440,390)
  --source        what the pages look at (demo)
  --out           folder for the pictures (.cache/screenshots)
  --window        only what stands in a window, not the whole sheet
  --build         build the page first`

function list(text, allowed, what) {
  const chosen = text.split(',')
  const unknown = chosen.find((one) => !allowed.includes(one))
  if (unknown !== undefined) throw new Error(`There is no ${what} ${unknown}; there are ${allowed.join(', ')}.`)
  return chosen
}

function options() {
  const { values } = parseArgs({
    options: {
      screens: { type: 'string', default: names.join(',') },
      themes: { type: 'string', default: 'light,dark' },
      languages: { type: 'string', default: 'en,zh' },
      widths: { type: 'string', default: '1440,390' },
      source: { type: 'string', default: 'demo' },
      out: { type: 'string', default: join(root, '.cache', 'screenshots') },
      window: { type: 'boolean', default: false },
      build: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  return {
    ...values,
    screens: list(values.screens, names, 'screen'),
    themes: list(values.themes, ['light', 'dark'], 'theme'),
    languages: list(values.languages, Object.keys(locales), 'language'),
    widths: list(values.widths, Object.keys(heights), 'width').map(Number),
    out: resolve(values.out),
  }
}

/** Until nothing is asked, loaded or drawn any more, and what moves in has come to rest. */
async function settled(page) {
  await page.evaluate(() => window.flowlog.idle())
  await page.evaluate(() => Promise.all(document.getAnimations().map((one) => one.finished.catch(() => undefined))))
  await page.evaluate(() => new Promise((done) => { requestAnimationFrame(() => requestAnimationFrame(done)) }))
}

/** The window grown until the sheet, which scrolls alone, stands in it whole: panels off the screen wait, and are drawn as they come into it. */
async function unfold(page, width) {
  const hidden = () => page.evaluate(() => Math.max(0, ...[...document.querySelectorAll('.sheet, main')].map((one) => one.scrollHeight - one.clientHeight)))
  for (let missing = await hidden(), height = heights[width]; missing > 0 && height < tallest; missing = await hidden()) {
    height = Math.min(tallest, height + missing)
    await page.setViewportSize({ width, height })
    await settled(page)
  }
}

/** Opens a page as a reader of this language does who has this width. */
async function opened(browser, url, language, width) {
  const context = await browser.newContext({
    viewport: { width, height: heights[width] }, locale: locales[language], timezoneId: 'Asia/Shanghai', reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  const errors = []
  page.on('pageerror', (error) => errors.push(error.message))
  // A cloud that refuses is told by the browser as an error, whatever the page makes of it.
  page.on('console', (message) => { if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) errors.push(message.text()) })
  await page.goto(url)
  await page.waitForFunction(() => window.flowlog !== undefined)
  return { page, errors, language, width }
}

/** Goes on inside the page, as a link does: what has been read stays, so the demonstration is made once for all screens. */
async function turn(page, address) {
  // What the screen before has opened is closed.
  await page.keyboard.press('Escape')
  await page.evaluate((to) => history.pushState({}, '', to), address)
  await settled(page)
}

/** @returns what was taken of one screen, theme by theme, as the manifest says it */
async function pictures({ page, errors, language, width }, screen, { themes, source, out, window: isWindow }) {
  const address = screenAddress(screen, source)
  const taken = []
  await page.setViewportSize({ width, height: heights[width] })
  await turn(page, address)
  await steps[screen]?.(page)
  // What is pictured while it goes on never comes to rest.
  const isResting = screen !== 'reading-progress'
  const rested = async () => { if (isResting) await settled(page) }
  const scrolled = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  if (!isWindow && isResting) await unfold(page, width)
  for (const theme of themes) {
    await page.emulateMedia({ colorScheme: theme })
    await rested()
    const file = `${screen}-${theme}-${language}-${width}.png`
    await page.screenshot({ path: join(out, file) })
    taken.push({ file, screen, address, theme, language, width, height: page.viewportSize().height, sideways: Math.max(0, scrolled), errors: errors.splice(0) })
  }
  return taken
}

/** The screens as readers come to them: each that looks at nothing in a page of its own, the source's in one, each account's in one. */
function visits(chosen) {
  const of = (all) => chosen.filter((name) => all(name))
  const accounts = [...new Set(Object.values(clouds).map(({ account }) => account))]
  return [
    ...of((name) => name in bare).map((name) => ({ account: null, screens: [name] })),
    { account: null, screens: of((name) => !(name in bare) && !(name in clouds)) },
    ...accounts.map((account) => ({ account, screens: of((name) => clouds[name]?.account === account) })),
  ].filter((visit) => visit.screens.length > 0)
}

async function run(chosen) {
  if (chosen.build) await build()
  mkdirSync(chosen.out, { recursive: true })
  const { chromium } = await import('playwright')
  const served = await serve({ port: 0 })
  const browser = await chromium.launch({ executablePath: requireBrowser(), args: browserArguments() })
  const taken = []
  try {
    for (const language of chosen.languages) for (const width of chosen.widths) {
      for (const visit of visits(chosen.screens)) {
        const reader = await opened(browser, served.url, language, width)
        if (visit.account !== null) await accountOpened(reader.page, visit.account)
        for (const screen of visit.screens) {
          for (const one of await pictures(reader, screen, chosen)) {
            taken.push(one)
            const faults = [...(one.sideways > 0 ? [`scrolls ${one.sideways} px sideways`] : []), ...one.errors]
            console.log(faults.length === 0 ? one.file : `${one.file}: ${faults.join('; ')}`)
          }
        }
        await reader.page.context().close()
      }
    }
  } finally {
    await browser.close()
    await served.close()
  }
  const manifest = join(chosen.out, 'manifest.json')
  writeFileSync(manifest, `${JSON.stringify({ source: chosen.source, pictures: taken }, null, 2)}\n`)
  const faulty = taken.filter(({ sideways, errors }) => sideways > 0 || errors.length > 0).length
  console.log(`${taken.length} pictures, ${faulty} of them with faults: ${manifest}`)
  return faulty
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  requireNode()
  install()
  try {
    const chosen = options()
    if (chosen.help) console.log(usage)
    else process.exitCode = (await run(chosen)) === 0 ? 0 : 1
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exit(1)
  }
}
