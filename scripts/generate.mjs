// Makes what is built from other sources and not kept in git: wasm from AssemblyScript, parser tables from grammars,
// country data. A step runs when one of its outputs is missing or the hash of its inputs has changed.

import { createHash } from 'node:crypto'
import {
  copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync,
} from 'node:fs'
import { basename, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { root, runNode, tool } from './project.mjs'

const generated = join(root, 'src', 'generated')
const stampFile = join(generated, '.stamps.json')

function hashOf(paths, extra = '') {
  const hash = createHash('sha256').update(extra)
  for (const path of [...paths].sort()) hash.update(relative(root, path)).update('\0').update(readFileSync(path)).update('\0')
  return hash.digest('hex')
}

function versionOf(name) {
  return `${name}@${JSON.parse(readFileSync(tool(name, 'package.json'), 'utf8')).version}`
}

function filesUnder(folder, test) {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && test(entry.name))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
}

function readStamps() {
  try {
    return JSON.parse(readFileSync(stampFile, 'utf8'))
  } catch {
    return {} // No step has run here yet.
  }
}

/**
 * @typedef {{name: string, hash: string, outputs?: string[], run: () => Promise<string[] | void>}} Step
 * `run` may answer with the files it wrote, when they are not known before.
 */

/** @returns {Step[]} */
function assemblySteps() {
  const config = JSON.parse(readFileSync(join(root, 'scripts', 'assembly.config.json'), 'utf8'))
  const folder = join(root, config.folder)
  const sources = filesUnder(folder, (name) => name.endsWith('.ts'))
  return config.entries
    .filter((entry) => existsSync(join(folder, entry.source)))
    .map((entry) => {
      const output = join(root, entry.output)
      const options = [...config.options, ...(entry.options ?? [])]
      return {
        name: `${config.folder}/${entry.source}`,
        hash: hashOf(sources, versionOf('assemblyscript') + options.join(' ')),
        outputs: [output],
        async run() {
          // Written beside and renamed, so that a build in parallel never reads half a module.
          const draft = `${output}.${process.pid}.wasm`
          const source = relative(root, join(folder, entry.source))
          const done = await runNode([tool('assemblyscript', 'bin', 'asc.js'), source, '-o', relative(root, draft), ...options])
          if (done.code !== 0) {
            rmSync(draft, { force: true })
            throw new Error(`AssemblyScript could not compile ${source}.`)
          }
          renameSync(draft, output)
        },
      }
    })
}

/** @returns {Step[]} */
function grammarSteps() {
  return filesUnder(join(root, 'src', 'statement'), (name) => name.endsWith('.grammar')).map((path) => {
    const name = basename(path, '.grammar')
    const parserFile = join(generated, `${name}.ts`)
    const termsFile = join(generated, `${name}.terms.ts`)
    return {
      name: relative(root, path),
      hash: hashOf([path], versionOf('@lezer/generator')),
      outputs: [parserFile, termsFile],
      async run() {
        const { buildParserFile } = await import('@lezer/generator')
        const warnings = []
        const built = buildParserFile(readFileSync(path, 'utf8'), {
          fileName: relative(root, path),
          typeScript: true,
          warn: (message) => warnings.push(message),
        })
        if (warnings.length > 0) throw new Error(`The grammar ${relative(root, path)} has warnings: ${warnings.join('; ')}`)
        writeFileSync(parserFile, built.parser)
        writeFileSync(termsFile, built.terms)
      },
    }
  })
}

/** @returns {Step[]} */
function geographySteps() {
  const script = join(root, 'scripts', 'geo.mjs')
  if (!existsSync(script)) return []
  const packages = ['@ip-location-db/dbip-country', 'world-atlas', 'i18n-iso-countries', 'topojson-client']
  return [
    {
      name: 'scripts/geo.mjs',
      hash: hashOf([script], packages.map(versionOf).join(' ')),
      async run() {
        const begun = Date.now() - 2
        const done = await runNode([script])
        if (done.code !== 0) throw new Error('The country data could not be packed.')
        return [generated, join(root, 'public')]
          .flatMap((folder) => filesUnder(folder, (name) => /geo|countr|world/i.test(name)))
          .filter((path) => statSync(path).mtimeMs >= begun)
      },
    },
  ]
}

/** The mock worker's script is kept in git, and must be the one that the installed msw speaks with. */
function refreshMockWorker() {
  const ours = join(root, 'public', 'mockServiceWorker.js')
  const theirs = tool('msw', 'lib', 'mockServiceWorker.js')
  if (!existsSync(ours) || !readFileSync(ours).equals(readFileSync(theirs))) copyFileSync(theirs, ours)
}

/** Runs every step that is due. @throws with the step's own sentence. */
export async function generate() {
  mkdirSync(generated, { recursive: true })
  refreshMockWorker()
  for (const step of [...assemblySteps(), ...grammarSteps(), ...geographySteps()]) {
    const stamp = readStamps()[step.name]
    const outputs = step.outputs ?? stamp?.outputs?.map((path) => join(root, path)) ?? []
    if (stamp?.hash === step.hash && outputs.length > 0 && outputs.every((path) => existsSync(path))) continue
    const begun = performance.now()
    const written = (await step.run()) ?? outputs
    const missing = written.filter((path) => !existsSync(path))
    if (missing.length > 0 || written.length === 0) throw new Error(`${step.name} ran, but wrote nothing to ${missing.join(', ') || 'src/generated'}.`)
    const stamps = { ...readStamps(), [step.name]: { hash: step.hash, outputs: written.map((path) => relative(root, path)) } }
    writeFileSync(stampFile, JSON.stringify(stamps, null, 2))
    console.log(`generated from ${step.name} in ${((performance.now() - begun) / 1000).toFixed(1)} s`)
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    await generate()
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exit(1)
  }
}
