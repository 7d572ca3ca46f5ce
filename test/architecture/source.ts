import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseSync } from 'vite'

/** A node of the syntax tree, as ESTree names it. Only what the laws ask for is spelt out. */
export interface Node {
  readonly type: string
  readonly start: number
  readonly end: number
  readonly [key: string]: unknown
}

export interface Comment {
  readonly text: string
  readonly firstLine: number
  readonly lastLine: number
}

/** A file of the repository; `path` is from its root, with forward slashes. */
export interface Source {
  readonly path: string
  readonly text: string
  readonly program: Node
  readonly comments: readonly Comment[]
  /** The line, from 1, on which an offset stands. */
  lineAt(offset: number): number
}

/** What a law has to say about a file: a sentence that names both. */
export interface Breach {
  readonly law: string
  readonly path: string
  readonly sentence: string
}

export const repository = join(import.meta.dirname, '..', '..')

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
}

/** Parses a text as the file at `path`. @throws when it is not TypeScript. */
export function toSource(path: string, text: string): Source {
  const parsed = parseSync(path, text)
  const [error] = parsed.errors
  if (error !== undefined) throw new Error(`${path} cannot be parsed: ${error.message}`)
  const program: unknown = parsed.program
  if (!isNode(program)) throw new Error(`${path} was parsed to something that is no tree.`)
  const lineStarts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lineStarts.push(at + 1)
  const lineAt = (offset: number): number => lineStarts.findLastIndex((start) => start <= offset) + 1
  const comments = parsed.comments.map((one) => ({ text: one.value.trim(), firstLine: lineAt(one.start), lastLine: lineAt(one.end) }))
  return { path, text, program, comments, lineAt }
}

/** Every node below and including this one, parents first. */
export function* nodesOf(node: Node): Generator<Node> {
  yield node
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (isNode(child)) yield* nodesOf(child)
    }
  }
}

/** The node under a key, or undefined. */
export function childOf(node: Node, key: string): Node | undefined {
  const child = node[key]
  return isNode(child) ? child : undefined
}

/** The nodes of a list under a key. */
export function childrenOf(node: Node, key: string): Node[] {
  const children = node[key]
  return Array.isArray(children) ? children.filter(isNode) : []
}

const skipped = new Set(['node_modules', 'dist', '.git', '.cache', 'generated', 'test-results', 'playwright-report'])

/** Paths of the files below a folder of the repository, from its root, in order. */
export function pathsUnder(folder: string): string[] {
  const absolute = join(repository, folder)
  if (!existsSync(absolute)) return []
  return readdirSync(absolute, { withFileTypes: true })
    .flatMap((entry) => {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`
      if (entry.isDirectory()) return skipped.has(entry.name) ? [] : pathsUnder(path)
      return entry.isFile() ? [path] : []
    })
    .sort()
}

/** The TypeScript of the page, its mocks and everything that tests or measures them; AssemblyScript is not parsed. */
export function readSources(): Source[] {
  return ['src', 'mocks', 'test', 'e2e', 'bench']
    .flatMap(pathsUnder)
    .filter((path) => /\.tsx?$/.test(path) && !path.startsWith('src/columns/assembly/'))
    .map((path) => toSource(path, readFileSync(join(repository, path), 'utf8')))
}

/** Tests and what only they use: nobody's dependency, so the floors do not bind them. */
export function isTest(path: string): boolean {
  return /\.(test|spec|testing)\.tsx?$/.test(path) || /^(test|e2e|bench)\/|\/testing\//.test(path)
}
