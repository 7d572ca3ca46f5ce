// Bundles a measurement of this folder for Node and runs it with what is left of the command line.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'rolldown'

const names = ['kernel', 'records', 'clusters', 'reading', 'packets', 'logstore', 'domains', 'findings', 'screens']
/** Those that may have a second thread. */
const threaded = ['kernel', 'domains', 'findings', 'screens']
const [name = '', ...rest] = process.argv.slice(2)
if (!names.includes(name)) {
  console.error(`node bench/node/run.mjs ${names.join('|')} …: see README.md beside this file`)
  process.exit(1)
}
const folder = mkdtempSync(join(tmpdir(), 'node-bench-'))
const file = join(folder, `${name}.mjs`)
try {
  // Chunks are asked for by name in one file: what is measured is not their loading.
  for (const each of [name, ...(threaded.includes(name) ? ['second-thread'] : [])]) {
    await build({ input: `bench/node/${each}.ts`, platform: 'node', output: { file: join(folder, `${each}.mjs`), format: 'esm', codeSplitting: false }, logLevel: 'silent' })
  }
  process.exitCode = spawnSync(process.execPath, [...process.execArgv, file, ...rest], { stdio: 'inherit' }).status ?? 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}
