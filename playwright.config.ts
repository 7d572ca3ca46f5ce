import { defineConfig } from '@playwright/test'
import { browserArguments, findTestBrowser, forShortLives } from './scripts/browser.mjs'

const executablePath = findTestBrowser()

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  globalSetup: './e2e/built-page.ts',
  outputDir: 'test-results',
  forbidOnly: true,
  fullyParallel: true,
  retries: 0,
  workers: 2,
  // What promises milliseconds is measured when nothing else runs: after all others, one test at a time.
  projects: [
    { name: 'behaviour', testIgnore: '**/responsive.spec.ts' },
    { name: 'responsiveness', testMatch: '**/responsive.spec.ts', dependencies: ['behaviour'], fullyParallel: false },
  ],
  timeout: 120_000,
  // Nobody waits longer for it where all is well; on a busy machine, right is still right a little later.
  expect: { timeout: 15_000 },
  globalTimeout: 25 * 60_000,
  reporter: 'list',
  use: {
    browserName: 'chromium',
    headless: true,
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    timezoneId: 'Asia/Shanghai',
    // Recording everything costs every test a quarter of its runner's time; `--trace on` records one that failed.
    trace: 'off',
    // Pages of one context share a process, and with it what was compiled for the page of the test before.
    launchOptions: { ...(executablePath === undefined ? {} : { executablePath }), args: [...browserArguments(), ...forShortLives, '--process-per-site'] },
  },
})
