import { roomOf } from './floors.ts'
import { childOf, isNode, isTest, nodesOf, type Breach, type Node, type Source } from './source.ts'

const network = new Set(['fetch', 'XMLHttpRequest', 'EventSource', 'WebSocket', 'WebTransport', 'sendBeacon', 'importScripts'])
const workers = new Set(['Worker', 'SharedWorker'])
const globalNames = new Set(['globalThis', 'window', 'self', 'navigator'])
const htmlSinks = new Set(['innerHTML', 'outerHTML', 'insertAdjacentHTML', 'dangerouslySetInnerHTML', 'srcdoc'])

function nameOf(node: Node | undefined): string | undefined {
  if (node === undefined) return undefined
  if (node.type === 'Identifier' || node.type === 'JSXIdentifier') return typeof node['name'] === 'string' ? node['name'] : undefined
  if (node.type !== 'MemberExpression' || node['computed'] === true) return undefined
  const object = nameOf(childOf(node, 'object'))
  return object !== undefined && globalNames.has(object) ? nameOf(childOf(node, 'property')) : undefined
}

/** The global that an expression calls, makes, or hands on as an argument. */
function globalsUsed(node: Node): string[] {
  if (node.type !== 'CallExpression' && node.type !== 'NewExpression') return []
  const handedOn = Array.isArray(node['arguments']) ? node['arguments'] : []
  return [node['callee'], ...handedOn].flatMap((one) => {
    const name = isNode(one) ? nameOf(one) : undefined
    return name === undefined ? [] : [name]
  })
}

function isEmbedded(path: string): boolean {
  return path.startsWith('src/engine/embedded/')
}

/** `fetch` only in cloud and engine, `Worker` only in engine/embedded, and text never becomes HTML. */
export function breachesOfGlobals(sources: readonly Source[]): Breach[] {
  const breaches: Breach[] = []
  for (const source of sources) {
    const room = roomOf(source.path)
    if (room === undefined || isTest(source.path)) continue
    const report = (node: Node, law: string, sentence: string): void => {
      breaches.push({ law, path: source.path, sentence: `${source.path}:${source.lineAt(node.start)} ${sentence}` })
    }
    for (const node of nodesOf(source.program)) {
      for (const name of globalsUsed(node)) {
        if (network.has(name) && room !== 'cloud' && room !== 'engine') {
          report(node, 'fetch', `uses ${name}: the network is asked only in cloud and engine.`)
        }
        if (node.type === 'NewExpression' && workers.has(name) && !isEmbedded(source.path)) {
          report(node, 'worker', `starts a ${name}: workers are started only in engine/embedded.`)
        }
      }
      if (node.type === 'ImportDeclaration' && /\?(worker|sharedworker)/.test(String(childOf(node, 'source')?.['value'])) && !isEmbedded(source.path)) {
        report(node, 'worker', 'imports a worker: workers are started only in engine/embedded.')
      }
      const written = node.type === 'MemberExpression' ? childOf(node, 'property') : node.type === 'JSXAttribute' ? childOf(node, 'name') : undefined
      const sink = nameOf(written)
      if (sink !== undefined && htmlSinks.has(sink)) report(node, 'html', `uses ${sink}: text from logs is never rendered as HTML.`)
    }
  }
  return breaches
}
