import { importsOf, isReExport, statementsOf } from './imports.ts'
import type { Breach, Source } from './source.ts'

/** No import cycle of values: a cycle of types costs nothing at run time, one of values breaks by load order. */
export function breachesOfCycles(sources: readonly Source[]): Breach[] {
  const known = new Set(sources.map(({ path }) => path))
  const edges = new Map<string, string[]>()
  for (const source of sources) {
    const targets = importsOf(source)
      .filter((one) => one.kind === 'value')
      .flatMap((one) => (one.path !== undefined && known.has(one.path) ? [one.path] : []))
    edges.set(source.path, [...new Set(targets)])
  }
  const breaches: Breach[] = []
  const done = new Set<string>()
  const visit = (path: string, trail: readonly string[]): void => {
    const at = trail.indexOf(path)
    if (at >= 0) {
      const circle = [...trail.slice(at), path].join(' → ')
      breaches.push({ law: 'cycles', path, sentence: `${path} is in an import cycle of values: ${circle}.` })
      return
    }
    if (done.has(path)) return
    for (const next of edges.get(path) ?? []) visit(next, [...trail, path])
    done.add(path)
  }
  for (const path of edges.keys()) visit(path, [])
  return breaches
}

/** No barrels: import the file that has the thing, so that no cycle or chunk grows by accident. */
export function breachesOfBarrels(sources: readonly Source[]): Breach[] {
  const law = 'barrels'
  return sources.flatMap((source): Breach[] => {
    const { path } = source
    const statements = statementsOf(source)
    if (/(^|\/)index\.tsx?$/.test(path)) return [{ law, path, sentence: `${path} is named index: name it by the noun that it exports.` }]
    const all = statements.find((statement) => statement.type === 'ExportAllDeclaration')
    if (all !== undefined) {
      return [{ law, path, sentence: `${path}:${source.lineAt(all.start)} re-exports all of another file: there are no barrels here.` }]
    }
    if (statements.length > 0 && statements.every(isReExport)) {
      return [{ law, path, sentence: `${path} only re-exports: there are no barrels here.` }]
    }
    return []
  })
}

/** Relative imports name a file with its ending, and the file exists. */
export function breachesOfPaths(sources: readonly Source[], exists: (path: string) => boolean): Breach[] {
  return sources.flatMap((source) =>
    importsOf(source).flatMap((one): Breach[] => {
      if (one.path === undefined || one.path.startsWith('src/generated/') || exists(one.path)) return []
      const sentence = `${source.path}:${one.line} imports ${one.specifier}, and there is no file of exactly that name.`
      return [{ law: 'paths', path: source.path, sentence }]
    }),
  )
}

