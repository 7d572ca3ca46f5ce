import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { breachesOfCasts, breachesOfExemptions } from './casts.ts'
import { breachesOfBarrels, breachesOfCycles, breachesOfPaths } from './cycles.ts'
import { breachesOfDependencies, readManifest } from './dependencies.ts'
import { exemptions } from './exemptions.ts'
import { breachesOfLength, breachesOfPlace, breachesOfReadmes, type TextFile } from './files.ts'
import { breachesOfFloors } from './floors.ts'
import { breachesOfGlobals } from './globals.ts'
import { pathsUnder, readSources, repository, type Breach } from './source.ts'
import { breachesOfTexts } from './texts.ts'
import { breachesOfUnfinished } from './unfinished.ts'

const sources = readSources()
const paths = pathsUnder('')
const read = (path: string): string => readFileSync(join(repository, path), 'utf8')
const isText = /\.(tsx?|mts|mjs|js|json|md|html|css|ya?ml|grammar|txt)$|(^|\/)(run|LICENSE|NOTICE)$/
// The mock worker's script is msw's own file, word for word.
const texts: TextFile[] = paths
  .filter((path) => isText.test(path) && path !== 'public/mockServiceWorker.js')
  .map((path) => ({ path, text: read(path) }))

const laws: Record<string, readonly Breach[]> = {
  'a file imports its own folder and lower floors, and no library above its room': breachesOfFloors(sources),
  'no import cycle of values': breachesOfCycles(sources),
  'no barrel files': breachesOfBarrels(sources),
  'relative imports name an existing file': breachesOfPaths(sources, (path) => existsSync(join(repository, path))),
  'the network is asked in cloud and engine, workers start in engine/embedded, nothing becomes HTML': breachesOfGlobals(sources),
  'no any, and as only with its reason': breachesOfCasts(sources),
  'an exemption gives its reason': breachesOfExemptions(sources),
  'texts come from the words catalog': breachesOfTexts(sources),
  'no test is skipped, focused or left to do': breachesOfUnfinished(sources),
  'no file is longer than 400 lines': breachesOfLength(texts),
  'a package has an exact version and a reason': breachesOfDependencies(readManifest(read('package.json')), read('docs/dependencies.md')),
  'each folder says what belongs in it': breachesOfReadmes(paths),
  'nothing speaks of the machine it was written on': breachesOfPlace(texts),
}

describe('the laws of the house', () => {
  test('there is something to hold them against', () => {
    expect(sources.map(({ path }) => path)).toContain('src/app/main.tsx')
    expect(paths).toContain('package-lock.json')
  })

  const isExempt = (breach: Breach): boolean => exemptions.some(({ law, path }) => law === breach.law && path === breach.path)
  for (const [name, breaches] of Object.entries(laws)) {
    test(name, () => {
      expect(breaches.filter((breach) => !isExempt(breach)).map(({ sentence }) => sentence)).toEqual([])
    })
  }

  test('every exemption has a reason and is still needed', () => {
    const broken = Object.values(laws).flat()
    for (const { law, path, reason } of exemptions) {
      expect(reason.length, `the exemption of ${path} from ${law} needs a reason`).toBeGreaterThan(20)
      const isNeeded = broken.some((breach) => breach.law === law && breach.path === path)
      expect(isNeeded, `the exemption of ${path} from ${law} is no longer needed`).toBe(true)
    }
  })
})
