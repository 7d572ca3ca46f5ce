import react from '@vitejs/plugin-react'
import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'
import { aliases } from './scripts/aliases.mjs'
import { browserArguments, findTestBrowser, forShortLives } from './scripts/browser.mjs'
import { headers } from './scripts/headers.mjs'

const executablePath = findTestBrowser()

// Named beforehand, as one that is discovered during a test reloads the page under it.
const dependencies = [
  'react', 'react/jsx-runtime', 'react/jsx-dev-runtime', 'react-dom', 'react-dom/client',
  '@mantine/core', '@mantine/hooks', '@tanstack/react-query', '@tanstack/react-router', 'zustand', 'valibot',
  'echarts/core', 'echarts/charts', 'echarts/components', 'echarts/features', 'echarts/renderers',
  'echarts-for-react/esm/core', 'topojson-client', 'apache-arrow', 'hyparquet', 'hyparquet-compressors', '@lezer/lr', '@lezer/common', '@lezer/highlight',
  '@codemirror/autocomplete', '@codemirror/commands', '@codemirror/language', '@codemirror/lint', '@codemirror/state', '@codemirror/view',
]

const computing = {
  environment: 'node',
  // Nothing here is native code, which might mind; a thread begins sooner than a process, and there are hundreds of files.
  pool: 'threads',
  // Comparisons over many random cases take seconds on a busy machine; a test that hangs is still ended.
  testTimeout: 120_000,
  hookTimeout: 120_000,
} as const
const withDuckDb = ['test/oracle/**/*.test.ts', 'test/conformance/**/*.test.ts']
const elsewhere = ['**/*.browser.test.ts', '**/node_modules/**']

export default defineConfig({
  test: {
    allowOnly: false,
    passWithNoTests: false,
    // As many as there are cores: what is tested here computes, and the usual "one fewer" leaves half of a small machine idle.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          ...computing,
          name: 'unit',
          // Files share what they import, which took a fifth of the time; whoever replaces something global puts it back.
          isolate: false,
          include: ['src/**/*.test.ts', 'mocks/**/*.test.ts', 'test/**/*.test.ts', 'bench/**/*.test.ts'],
          exclude: [...elsewhere, ...withDuckDb],
        },
      },
      {
        // DuckDB grows with what it has held and refused, so each file has one of its own.
        test: { ...computing, name: 'oracle', include: withDuckDb, exclude: elsewhere },
      },
      {
        plugins: [react()],
        resolve: { alias: aliases },
        build: { target: 'es2022', assetsInlineLimit: 0 },
        worker: { format: 'es' },
        optimizeDeps: { include: dependencies, exclude: ['@duckdb/duckdb-wasm'] },
        server: { headers: { 'Cross-Origin-Resource-Policy': headers['Cross-Origin-Resource-Policy'] ?? 'same-origin' } },
        test: {
          name: 'browser',
          // Files share one page, and with it what they import, which took a third of the time; `as-found.ts` makes it a new reader's again.
          isolate: false,
          setupFiles: ['test/browser/as-found.ts'],
          include: ['src/**/*.browser.test.{ts,tsx}', 'mocks/**/*.browser.test.ts', 'test/**/*.browser.test.{ts,tsx}'],
          testTimeout: 60_000,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            api: { host: '127.0.0.1' },
            provider: playwright({
              launchOptions: { ...(executablePath === undefined ? {} : { executablePath }), args: [...browserArguments(), ...forShortLives] },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
})
