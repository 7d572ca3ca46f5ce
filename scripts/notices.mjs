// Gathers the licence texts of every package that the built page contains into dist/third-party-notices.txt.

import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './project.mjs'

/** Development packages whose code or data is copied into the page all the same. */
const shipped = [
  '@duckdb/duckdb-wasm', '@ip-location-db/dbip-country', 'assemblyscript', 'i18n-iso-countries', 'world-atlas',
  // MSW, and what it brings along.
  'msw', '@mswjs/interceptors', '@open-draft/deferred-promise', '@open-draft/logger', '@open-draft/until', 'headers-polyfill', 'is-node-process', 'outvariant',
  'path-to-regexp', 'rettime', 'set-cookie-parser', 'strict-event-emitter', 'tldts', 'tldts-core', 'tough-cookie', 'until-async',
]

function packagesOfThePage() {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))
  return Object.entries(lock.packages)
    .filter(([path, facts]) => path !== '' && (facts.dev !== true || shipped.includes(path.replace('node_modules/', ''))))
    .map(([path]) => path)
    .filter((path) => !path.includes('/@types/') && existsSync(join(root, path)))
    .sort()
}

/** @param {string} folder the built page. @returns {number} how many packages are named. */
export function writeNotices(folder) {
  const parts = packagesOfThePage().map((path) => {
    const { name, version, license } = JSON.parse(readFileSync(join(root, path, 'package.json'), 'utf8'))
    const files = readdirSync(join(root, path)).filter((file) => /^(licen[cs]e|copying|notice|.+-license)(\.(md|txt))?$/i.test(file))
    const texts = files.map((file) => readFileSync(join(root, path, file), 'utf8').trim())
    return [`${name} ${version} (${license ?? 'see below'})`, ...texts].join('\n\n')
  })
  writeFileSync(join(folder, 'third-party-notices.txt'), `${parts.join(`\n\n${'-'.repeat(80)}\n\n`)}\n`)
  return parts.length
}
