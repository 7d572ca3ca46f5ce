// Bundles the kernel's measurement for Node and runs it, with what is left of the command line.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'rolldown'

const folder = mkdtempSync(join(tmpdir(), 'kernel-bench-'))
const file = join(folder, 'kernel.mjs')
try {
  await build({ input: 'bench/node/kernel.ts', platform: 'node', output: { file, format: 'esm' }, logLevel: 'silent' })
  process.exitCode = spawnSync(process.execPath, [file, ...process.argv.slice(2)], { stdio: 'inherit' }).status ?? 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}
