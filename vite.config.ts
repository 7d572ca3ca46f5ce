import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { developmentHeaders } from './scripts/headers.mjs'

// Later chunks (charts, map, editor, DuckDB, MSW, mocks) come from dynamic imports where they are used;
// e2e/budget.spec.ts holds them out of the first load.
export default defineConfig({
  plugins: [react()],
  clearScreen: false,
  build: {
    target: 'es2022',
    manifest: true,
    // The policy refuses `data:` scripts and wasm, so nothing is inlined.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1200,
  },
  worker: { format: 'es' },
  server: {
    host: 'localhost',
    port: Number(process.env['PORT'] ?? 7788),
    headers: developmentHeaders,
  },
})
