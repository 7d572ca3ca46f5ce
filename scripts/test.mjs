// npm test: installs what is missing, finds a browser, and runs everything. Ends with one line, `N passed, N failed`,
// and fails when anything failed, or when a test was skipped, focused or left to do.

import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { requireTestBrowser } from './browser.mjs'
import { build } from './build.mjs'
import { install, requireNode, root, runNode, tool } from './project.mjs'

const reports = join(root, '.cache', 'reports')

/** @typedef {{name: string, passed: number, failed: number, notRun: number, seconds: number}} Outcome */

/** @returns {Promise<Omit<Outcome, 'name' | 'seconds'>>} */
async function single(...commands) {
  for (const command of commands) {
    if ((await runNode(command)).code !== 0) return { passed: 0, failed: 1, notRun: 0 }
  }
  return { passed: 1, failed: 0, notRun: 0 }
}

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined // The runner fell over before it could report.
  }
}

async function vitest(...projects) {
  const file = join(reports, `${projects[0]}.json`)
  const { code } = await runNode([
    tool('vitest', 'vitest.mjs'), 'run', ...projects.flatMap((project) => ['--project', project]),
    '--reporter=default', '--reporter=json', `--outputFile.json=${file}`,
  ])
  const report = readReport(file)
  if (report === undefined) return { passed: 0, failed: 1, notRun: 0 }
  const passed = report.numPassedTests
  // A file that cannot even be loaded has no tests to fail: it counts as one.
  const unloaded = report.testResults.filter((one) => one.status === 'failed' && one.assertionResults.every((test) => test.status !== 'failed'))
  const failed = report.numFailedTests + unloaded.length
  const notRun = report.numPendingTests + report.numTodoTests
  return { passed, failed: failed === 0 && notRun === 0 && (code !== 0 || passed === 0) ? 1 : failed, notRun }
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

async function checked(name, run) {
  console.log(`\n── ${name} ──`)
  const begun = performance.now()
  let outcome
  try {
    outcome = await run()
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    outcome = { passed: 0, failed: 1, notRun: 0 }
  }
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
const tsc = tool('typescript', 'bin', 'tsc')
outcomes.push(await checked('types', () => single([tsc, '--noEmit', '-p', '.'], [tsc, '--noEmit', '-p', 'tsconfig.product.json'])))
outcomes.push(await checked('lint', () => single([tool('oxlint', 'bin', 'oxlint'), '--type-aware', '--deny-warnings'])))
outcomes.push(await checked('unit tests and architecture laws', () => vitest('unit', 'oracle')))
outcomes.push(
  await checked('a browser to test with', async () => {
    console.log(requireTestBrowser())
    return { passed: 1, failed: 0, notRun: 0 }
  }),
)
if (outcomes.at(-1).failed === 0) {
  outcomes.push(await checked('tests in the browser', () => vitest('browser')))
  if (isBuilt) outcomes.push(await checked('the built page, end to end', playwright))
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
