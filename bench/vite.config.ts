import { defineConfig } from 'vite'

// The benchmark pages: built as the product is, into a folder of their own.
export default defineConfig({
  root: import.meta.dirname,
  publicDir: '../public',
  clearScreen: false,
  build: {
    target: 'es2022',
    outDir: '../.cache/bench',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 5000,
  },
  worker: { format: 'es' },
})
