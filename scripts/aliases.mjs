// Names that the bundler resolves itself, for the page and for the tests in a browser.

import { join } from 'node:path'
import { root } from './project.mjs'

export const aliases = {
  // The package has this file but does not let it be imported by name: its own name for it leads to a file for Node that is missing.
  '@duckdb/duckdb-wasm/browser-blocking': join(root, 'node_modules/@duckdb/duckdb-wasm/dist/duckdb-browser-blocking.mjs'),
}
