import { posix } from 'node:path'
import { childOf, childrenOf, nodesOf, type Node, type Source } from './source.ts'

export interface Import {
  /** As written. */
  readonly specifier: string
  /** The file it means, from the root of the repository, when it is relative; without a `?url` or the like. */
  readonly path: string | undefined
  readonly kind: 'value' | 'type' | 'dynamic'
  readonly line: number
}

function literalOf(node: Node | undefined): string | undefined {
  return node?.type === 'Literal' && typeof node['value'] === 'string' ? node['value'] : undefined
}

function specifierOf(node: Node): { specifier: string; kind: Import['kind'] } | undefined {
  const specifier = literalOf(childOf(node, 'source') ?? childOf(node, 'argument'))
  if (specifier === undefined) return undefined
  switch (node.type) {
    case 'ImportDeclaration':
      return { specifier, kind: node['importKind'] === 'type' ? 'type' : 'value' }
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration':
      return { specifier, kind: node['exportKind'] === 'type' ? 'type' : 'value' }
    case 'TSImportType':
      return { specifier, kind: 'type' }
    case 'ImportExpression':
      return { specifier, kind: 'dynamic' }
    default:
      return undefined
  }
}

/** All that a file imports or re-exports. `import { type A }` counts as a value: it still loads the other file. */
export function importsOf(source: Source): Import[] {
  const imports: Import[] = []
  for (const node of nodesOf(source.program)) {
    const found = specifierOf(node)
    if (found === undefined) continue
    const [bare = ''] = found.specifier.split('?')
    const path = bare.startsWith('.') ? posix.normalize(posix.join(posix.dirname(source.path), bare)) : undefined
    imports.push({ ...found, path, line: source.lineAt(node.start) })
  }
  return imports
}

/** True for a statement that only hands on what another file exports. */
export function isReExport(statement: Node): boolean {
  if (statement.type === 'ExportAllDeclaration') return true
  return statement.type === 'ExportNamedDeclaration' && childOf(statement, 'source') !== undefined
}

export function statementsOf(source: Source): Node[] {
  return childrenOf(source.program, 'body')
}
