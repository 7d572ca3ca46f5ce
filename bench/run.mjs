// npm run bench [-- <part of a name> …] [--quick]: see README.md beside this file.

import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, release, totalmem, type } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { browserArguments, requireBrowser } from '../scripts/browser.mjs'
import { build } from '../scripts/build.mjs'
import { install, requireNode, root, runNode, tool } from '../scripts/project.mjs'
import { serve } from '../scripts/serve.mjs'

const resultsFile = join(root, 'bench', 'RESULTS.md')
const casesFolder = join(root, 'bench', 'cases')
const heading = `# Results

Written by \`npm run bench\`; every part names the machine and the commit it was measured on. Read figures beside what they
are compared with in the same part, not against those of another machine.
`

function git(...arguments_) {
  try {
    return execFileSync('git', arguments_, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()
  } catch {
    return undefined // Not a clone.
  }
}

function commit() {
  const hash = git('rev-parse', '--short', 'HEAD')
  if (hash === undefined) return 'no commit'
  const changed = git('status', '--porcelain', '--untracked-files=no', '--', ':!bench/RESULTS.md')
  return changed === '' ? hash : `${hash} with changes`
}

function describeMachine(browserVersion) {
  const [first] = cpus()
  return {
    processor: `${cpus().length} × ${first?.model.trim() ?? 'unknown'}`,
    memory: `${Math.round(totalmem() / 2 ** 30)} GiB`,
    system: `${type()} ${release()}`,
    browser: `Chromium ${browserVersion}`,
    node: process.versions.node,
    commit: commit(),
    date: new Date().toISOString().slice(0, 10),
  }
}

function cell(value) {
  const text = typeof value === 'number' ? value.toLocaleString('en', { maximumFractionDigits: 3 }) : String(value)
  return text.replaceAll('|', '\\|')
}

function markdownTable({ title, columns, rows }) {
  const line = (cells) => `| ${cells.map(cell).join(' | ')} |`
  const isNumber = columns.map((_, index) => rows.every((row) => typeof row[index] === 'number'))
  const rule = `|${isNumber.map((right) => (right ? ' ---: ' : ' --- ')).join('|')}|`
  return [`${title}:`, '', line(columns), rule, ...rows.map(line)].join('\n')
}

function section(name, { title, tables, notes = [] }, machine) {
  const where = `${machine.processor}, ${machine.memory}, ${machine.system}, ${machine.browser}; commit ${machine.commit}, ${machine.date}`
  const parts = [`## ${title}`, `\`${name}\` on ${where}`, ...tables.map(markdownTable), ...notes.map((note) => `- ${note}`)]
  return `<!-- begin ${name} -->\n${parts.join('\n\n')}\n<!-- end ${name} -->\n`
}

/** Puts a part into RESULTS.md in place of the older one of the same name, and keeps the parts in order of name. */
function keep(name, text) {
  const old = existsSync(resultsFile) ? readFileSync(resultsFile, 'utf8') : ''
  const parts = new Map([...old.matchAll(/<!-- begin (\S+) -->\n[\s\S]*?<!-- end \1 -->\n/g)].map((found) => [found[1], found[0]]))
  parts.set(name, text)
  const sorted = [...parts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, part]) => part)
  writeFileSync(resultsFile, [heading, ...sorted].join('\n'))
}

async function runInPage(browser, address, name, isQuick) {
  const context = await browser.newContext()
  const page = await context.newPage()
  page.on('console', (message) => console.error(`  ${name}: ${message.text()}`))
  await page.goto(`${address}/?case=${name}${isQuick ? '&quick' : ''}`)
  await page.waitForFunction(() => window.benchOutcome !== undefined, undefined, { timeout: 30 * 60_000, polling: 200 })
  const { result, error } = await page.evaluate(() => window.benchOutcome)
  await context.close()
  if (error !== undefined) throw new Error(error)
  return result
}

async function runDriver(browser, address, name, isQuick) {
  const { bench } = await import(pathToFileURL(join(casesFolder, `${name}.driver.mjs`)).href)
  const result = await bench.run({ browser, address, isQuick, say: (text) => console.error(`  ${name}: ${text}`) })
  return { title: bench.title, ...result }
}

requireNode()
install()
const isQuick = process.argv.includes('--quick')
const wanted = process.argv.slice(2).filter((one) => !one.startsWith('--'))
const cases = readdirSync(casesFolder)
  .filter((file) => (file.endsWith('.ts') && !file.endsWith('.test.ts')) || file.endsWith('.driver.mjs'))
  .map((file) => ({ name: file.replace(/(\.driver)?\.(mjs|ts)$/, ''), isDriver: file.endsWith('.driver.mjs') }))
  .filter(({ name }) => wanted.length === 0 || wanted.some((part) => name.includes(part)))
if (cases.length === 0) {
  console.error(`No benchmark has a name with ${wanted.join(' or ')} in it.`)
  process.exit(1)
}

const executablePath = requireBrowser()
await build({ quiet: true })
const built = await runNode([tool('vite', 'bin', 'vite.js'), 'build', '--config', 'bench/vite.config.ts'], { quiet: true })
if (built.code !== 0) {
  console.error(built.output)
  process.exit(1)
}
const { chromium } = await import('playwright')
if (cases.some(({ name }) => name === 'reading')) {
  console.error('making Parquet files')
  const { prepare } = await import('./prepare.mjs')
  await prepare(join(root, '.cache', 'bench'), isQuick)
}
const product = await serve({ port: 0 })
const pages = await serve({ port: 0, folder: join(root, '.cache', 'bench') })
let failures = 0
for (const { name, isDriver } of cases) {
  console.error(`── ${name} ──`)
  // A browser of its own for each case, so that none inherits another's memory.
  const browser = await chromium.launch({ executablePath, args: [...browserArguments(), '--enable-precise-memory-info'] })
  try {
    const result = isDriver ? await runDriver(browser, product.url, name, isQuick) : await runInPage(browser, pages.url, name, isQuick)
    const machine = describeMachine(browser.version())
    console.log(JSON.stringify({ case: name, machine, figures: result.figures }, (_, value) => (typeof value === 'bigint' ? String(value) : value)))
    const text = section(name, result, machine)
    console.log(text)
    if (!isQuick) keep(name, text)
  } catch (error) {
    failures += 1
    console.error(`${name} failed: ${error instanceof Error ? (error.stack ?? error.message) : error}`)
  } finally {
    await browser.close()
  }
}
await product.close()
await pages.close()
process.exit(failures === 0 ? 0 : 1)
