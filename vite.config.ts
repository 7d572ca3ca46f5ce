import { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { aliases } from './scripts/aliases.mjs'
import { visitGroups } from './scripts/chunks.mjs'
import { developmentHeaders } from './scripts/headers.mjs'

/** Writes dist/.vite/chunks.json: which modules stand in which chunk, for the budget test and for the curious. */
function chunkList(): Plugin {
  return {
    name: 'chunk-list',
    apply: 'build',
    generateBundle(_options, bundle) {
      const root = `${import.meta.dirname}/`
      const chunks = Object.values(bundle)
        .filter((one) => one.type === 'chunk')
        .map((chunk) => ({
          file: chunk.fileName,
          isEntry: chunk.isEntry,
          imports: chunk.imports,
          dynamicImports: chunk.dynamicImports,
          styles: [...(chunk.viteMetadata?.importedCss ?? [])],
          modules: chunk.moduleIds.map((id) => id.replaceAll('\\', '/').replace(root.replaceAll('\\', '/'), '')),
        }))
      this.emitFile({ type: 'asset', fileName: '.vite/chunks.json', source: JSON.stringify(chunks, null, 1) })
    },
  }
}

/** While developing, as in the served build, a service path that no mock answers is a 404 and not the page. */
function noServices(): Plugin {
  return {
    name: 'no-services',
    configureServer(server) {
      server.middlewares.use('/cloud', (_request, response) => {
        response.statusCode = 404
        response.setHeader('Content-Type', 'application/json; charset=utf-8')
        response.end(JSON.stringify({ error: 'NotFound', message: 'No service answers on this server.' }))
      })
    },
  }
}

/** MSW's service worker is a file of its own at the root of the page, as it is in the package. */
function serviceWorkerOfMocks(): Plugin {
  const name = 'mockServiceWorker.js'
  const source = (): string => readFileSync(createRequire(import.meta.url).resolve('msw/mockServiceWorker.js'), 'utf8')
  return {
    name: 'service-worker-of-mocks',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: name, source: source() })
    },
    configureServer(server) {
      server.middlewares.use(`/${name}`, (_request, response) => {
        response.setHeader('Content-Type', 'text/javascript; charset=utf-8')
        response.end(source())
      })
    },
  }
}

// Later chunks (charts, map, editor, DuckDB, MSW, mocks) come from dynamic imports where they are used;
// e2e/budget.spec.ts holds them out of the first load.
export default defineConfig({
  plugins: [react(), chunkList(), noServices(), serviceWorkerOfMocks()],
  resolve: { alias: aliases },
  clearScreen: false,
  build: {
    target: 'es2022',
    manifest: true,
    // The policy refuses `data:` scripts and wasm, so nothing is inlined.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1200,
    rolldownOptions: { output: { codeSplitting: { groups: visitGroups(import.meta.dirname) } } },
  },
  worker: { format: 'es' },
  // It is in the form that a browser takes, and finds its other file by a name of ours.
  optimizeDeps: { exclude: ['@duckdb/duckdb-wasm'] },
  server: {
    host: 'localhost',
    port: Number(process.env['PORT'] ?? 7788),
    headers: developmentHeaders,
  },
})
