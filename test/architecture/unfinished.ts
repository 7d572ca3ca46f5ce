import { childOf, nodesOf, type Breach, type Node, type Source } from './source.ts'

const runners = new Set(['test', 'it', 'describe', 'suite', 'bench'])
const excuses = new Set(['skip', 'only', 'todo', 'fixme', 'fails', 'fail', 'skipIf', 'runIf'])
const oldExcuses = new Set(['xit', 'xtest', 'xdescribe', 'fit', 'fdescribe'])

function rootName(node: Node | undefined): unknown {
  if (node === undefined) return undefined
  if (node.type === 'Identifier') return node['name']
  return rootName(childOf(node, 'object') ?? childOf(node, 'callee'))
}

/** No test is skipped, focused, expected to fail or left to do. */
export function breachesOfUnfinished(sources: readonly Source[]): Breach[] {
  const breaches: Breach[] = []
  for (const source of sources) {
    if (!/\.(test|spec)\.tsx?$/.test(source.path)) continue
    for (const node of nodesOf(source.program)) {
      const property = node.type === 'MemberExpression' ? childOf(node, 'property')?.['name'] : undefined
      const runner = property === undefined ? undefined : rootName(childOf(node, 'object'))
      const isExcused = typeof property === 'string' && excuses.has(property) && typeof runner === 'string' && runners.has(runner)
      const callee = node.type === 'CallExpression' ? childOf(node, 'callee')?.['name'] : undefined
      const isOld = typeof callee === 'string' && oldExcuses.has(callee)
      if (!isExcused && !isOld) continue
      const what = isOld ? callee : `${String(runner)}.${String(property)}`
      const sentence = `${source.path}:${source.lineAt(node.start)} says ${what}: no test is skipped, focused or left to do.`
      breaches.push({ law: 'unfinished tests', path: source.path, sentence })
    }
  }
  return breaches
}
