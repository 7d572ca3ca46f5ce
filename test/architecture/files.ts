import type { Breach } from './source.ts'

export interface TextFile {
  readonly path: string
  readonly text: string
}

const longest = 400

/** A file is one idea: none has more than 400 lines. */
export function breachesOfLength(files: readonly TextFile[]): Breach[] {
  return files.flatMap(({ path, text }): Breach[] => {
    if (!/\.(tsx?|mjs)$/.test(path)) return []
    const lines = text.split('\n').length - (text.endsWith('\n') ? 1 : 0)
    if (lines <= longest) return []
    return [{ law: 'length', path, sentence: `${path} has ${lines} lines: a file is one idea, and none has more than ${longest}.` }]
  })
}

/** The folders that must say what belongs in them: every room, every screen, and the folders beside src. */
export function breachesOfReadmes(paths: readonly string[]): Breach[] {
  const folders = new Set<string>()
  for (const path of paths) {
    const [house = '', room, below, deeper] = path.split('/')
    if (house === 'src' && room !== undefined && below !== undefined) folders.add(`src/${room}`)
    if (house === 'src' && room === 'features' && below !== undefined && deeper !== undefined) folders.add(`src/features/${below}`)
    if (['mocks', 'e2e', 'bench', 'scripts'].includes(house) && room !== undefined) folders.add(house)
  }
  folders.delete('src/generated')
  return [...folders]
    .filter((folder) => !paths.includes(`${folder}/README.md`))
    .map((path) => ({ law: 'readmes', path, sentence: `${path} has no README.md that says what belongs there and what does not.` }))
}

// Spelt in pieces, so that this file does not break its own law.
const machineWords: readonly (readonly [RegExp, string])[] = [
  [new RegExp(`(^|[\\s"'\`(=:])/${'work'}/`, 'm'), 'a path of one machine'],
  [new RegExp(`(^|[\\s"'\`(=:])/${'root'}/`, 'm'), 'a path of one machine'],
  [new RegExp(`\\b${'registry'}\\.[a-z0-9-]+\\.[a-z]{2,}\\b`, 'i'), 'the host of a package registry'],
  [new RegExp(`\\b${'npm'}mirror\\b`, 'i'), 'the host of a package registry'],
  [new RegExp(`\\b${'shared'}/(reference|seeds|fixtures|interface|DESIGN|STYLE|INTERFACE)`), 'a file that is not in this repository'],
  [new RegExp(`\\b${'issue'} [A-K]\\b`), 'a letter that means nothing to a reader'],
  [new RegExp(`"${'resolved'}": *"http`), 'the address that a package came from'],
]

/** Nothing in the repository depends on, or speaks of, the machine or the place where it was written. */
export function breachesOfPlace(files: readonly TextFile[]): Breach[] {
  return files.flatMap(({ path, text }) =>
    machineWords.flatMap(([pattern, what]): Breach[] => {
      const found = pattern.exec(text)
      if (found === null) return []
      const line = text.slice(0, found.index + 1).split('\n').length
      return [{ law: 'place', path, sentence: `${path}:${line} names ${what} ("${found[0].trim()}").` }]
    }),
  )
}
