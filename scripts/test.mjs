// npm test: installs what is missing, finds a browser, and runs everything. Ends with one line, `N passed, N failed`,
// and fails when anything failed, or when a test was skipped, focused or left to do.

import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { requireTestBrowser } from './browser.mjs'
import { build } from './build.mjs'
import { install, requireNode, root, runNode, tool } from './project.mjs'

const reports = join(root, '.cache', 'reports')

/** @typedef {{name: string, passed: number, failed: number, notRun: number, seconds: number}} Outcome */

/** What runs beside something else is quiet, and says in one piece what it has to say when it has ended. */
const aside = { quiet: true }

/** @returns {Promise<Omit<Outcome, 'name' | 'seconds'>>} */
async function single(command, options = {}) {
  const { code, output } = await runNode(command, options)
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, notRun: 0, output }
}

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined // The runner fell over before it could report.
  }
}

async function vitest(projects, options = {}) {
  const file = join(reports, `${projects[0]}.json`)
  const { code, output } = await runNode([
    tool('vitest', 'vitest.mjs'), 'run', ...projects.flatMap((project) => ['--project', project]),
    '--reporter=default', '--reporter=json', `--outputFile.json=${file}`,
  ], options)
  const report = readReport(file)
  if (report === undefined) return { passed: 0, failed: 1, notRun: 0, output }
  const passed = report.numPassedTests
  // A file that cannot even be loaded has no tests to fail: it counts as one.
  const unloaded = report.testResults.filter((one) => one.status === 'failed' && one.assertionResults.every((test) => test.status !== 'failed'))
  const failed = report.numFailedTests + unloaded.length
  const notRun = report.numPendingTests + report.numTodoTests
  return { passed, failed: failed === 0 && notRun === 0 && (code !== 0 || passed === 0) ? 1 : failed, notRun, output }
}

async function playwright() {
  const file = join(reports, 'e2e.json')
  const { code } = await runNode([tool('@playwright', 'test', 'cli.js'), 'test', '--forbid-only', '--reporter=list,json'], {
    env: { PLAYWRIGHT_JSON_OUTPUT_NAME: file, FLOWLOG_IS_BUILT: '1' },
  })
  const report = readReport(file)
  if (report === undefined) return { passed: 0, failed: 1, notRun: 0 }
  const { expected, unexpected, flaky, skipped } = report.stats
  const failed = unexpected + flaky
  return { passed: expected, failed: failed === 0 && skipped === 0 && (code !== 0 || expected === 0) ? 1 : failed, notRun: skipped }
}

async function checked(name, run, { quiet = false } = {}) {
  const heading = `\n── ${name} ──`
  if (!quiet) console.log(heading)
  const begun = performance.now()
  let outcome
  try {
    outcome = await run()
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    outcome = { passed: 0, failed: 1, notRun: 0 }
  }
  if (quiet) console.log(`${heading}\n${outcome.output ?? ''}`)
  return { name, ...outcome, seconds: (performance.now() - begun) / 1000 }
}

requireNode()
process.env.CI = 'true'
install()
rmSync(reports, { recursive: true, force: true })
mkdirSync(reports, { recursive: true })

/** @type {Outcome[]} */
const outcomes = []
outcomes.push(
  await checked('build', async () => {
    await build()
    return { passed: 1, failed: 0, notRun: 0 }
  }),
)
const isBuilt = outcomes[0].failed === 0
// What leaves a core idle runs beside what would use it: by themselves, types, lint and the tests in the browser left up to half of
// two cores idle.
async function typesAndLint() {
  const tsc = tool('typescript', 'bin', 'tsc')
  const lint = [tool('oxlint', 'bin', 'oxlint'), '--type-aware', '--deny-warnings']
  // Several checkers work out much of the same, each for itself, which takes more of the cores that the unit tests want.
  const typesOf = (project) => [tsc, '--noEmit', '--checkers', '1', '-p', project]
  const types = await checked('types', () => single(typesOf('.'), aside), aside)
  const product = await checked('types of what is shipped', () => single(typesOf('tsconfig.product.json'), aside), aside)
  return [types, product, await checked('lint', () => single(lint, aside), aside)]
}
const [unit, statics] = await Promise.all([
  checked('unit tests and architecture laws', () => vitest(['unit', 'oracle'])),
  typesAndLint(),
])
outcomes.push(...statics, unit)
outcomes.push(
  await checked('a browser to test with', async () => {
    console.log(requireTestBrowser())
    return { passed: 1, failed: 0, notRun: 0 }
  }),
)
if (outcomes.at(-1).failed === 0) {
  // The former end long before what promises milliseconds begins, as that comes last.
  outcomes.push(
    ...(await Promise.all([
      checked('tests in the browser', () => vitest(['browser'], aside), aside),
      ...(isBuilt ? [checked('the built page, end to end', playwright)] : []),
    ])),
  )
}

console.log('')
for (const { name, passed, failed, notRun, seconds } of outcomes) {
  const more = notRun > 0 ? `, ${notRun} not run` : ''
  console.log(`${name}: ${passed} passed, ${failed} failed${more} (${seconds.toFixed(0)} s)`)
}
const sum = (key) => outcomes.reduce((total, outcome) => total + outcome[key], 0)
const notRun = sum('notRun')
if (notRun > 0) console.log(`${notRun} tests did not run: a skipped, focused or unwritten test counts as failed.`)
const failed = sum('failed') + notRun
console.log(`${sum('passed')} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)
