// What every script needs to know of the project: where it is, how to install it, how to run a child and end it.
// Node's own modules only, as it runs before anything is installed.

import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** Says so and ends when this Node is older than the tools can run on. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const fits = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major >= 24
  if (fits) return
  console.error(`Flowlog Center builds with Node 20.19 or later, 22.12 or later, or 24; this is ${process.versions.node}.`)
  process.exit(1)
}

function packagesOf(file) {
  return JSON.parse(readFileSync(join(root, file), 'utf8')).packages
}

/** True when node_modules is missing, half written, or holds other versions than the lockfile names. */
export function needsInstall() {
  const marker = 'node_modules/.package-lock.json'
  if (!existsSync(join(root, marker))) return true
  const present = packagesOf(marker)
  // Packages for other systems are optional, and rightly absent.
  return Object.entries(packagesOf('package-lock.json')).some(
    ([path, facts]) => path !== '' && facts.optional !== true && present[path]?.version !== facts.version,
  )
}

/** Installs exactly what the lockfile says, when it is not there yet. No package's own install script runs. */
export function install() {
  if (!needsInstall()) return
  console.log('Installing what package-lock.json names …')
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const arguments_ = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
  const done = spawnSync(npm, arguments_, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  })
  if (done.status !== 0) {
    console.error('The installation failed: npm could not get every package that package-lock.json names.')
    process.exit(1)
  }
}

const children = new Set()

function endChildren() {
  for (const child of children) {
    try {
      // The child leads a process group, so what it started ends with it.
      if (process.platform === 'win32' || child.pid === undefined) child.kill('SIGTERM')
      else process.kill(-child.pid, 'SIGTERM')
    } catch {
      // It had ended already.
    }
  }
}

process.on('exit', endChildren)
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => process.exit(signal === 'SIGINT' ? 130 : 143))
}

/**
 * Runs a program of Node's with the given arguments, streaming what it prints.
 * @returns {Promise<{code: number, output: string}>} its exit code and everything it printed.
 */
export function runNode(arguments_, { env = {}, quiet = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, arguments_, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: process.platform !== 'win32',
    })
    children.add(child)
    const chunks = []
    const take = (stream) => (chunk) => {
      chunks.push(chunk)
      if (!quiet) stream.write(chunk)
    }
    child.stdout.on('data', take(process.stdout))
    child.stderr.on('data', take(process.stderr))
    child.on('error', (error) => chunks.push(Buffer.from(String(error))))
    child.on('close', (code) => {
      children.delete(child)
      resolve({ code: code ?? 1, output: Buffer.concat(chunks).toString('utf8') })
    })
  })
}

/** The path of a tool's own script in node_modules, so that no shell and no npx stands between. */
export function tool(...path) {
  return join(root, 'node_modules', ...path)
}
