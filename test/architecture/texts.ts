import { childOf, childrenOf, isTest, nodesOf, type Breach, type Node, type Source } from './source.ts'

const letter = /\p{L}/u
const shownAttributes = new Set([
  'title', 'aria-label', 'aria-description', 'aria-roledescription', 'aria-valuetext', 'placeholder', 'label', 'alt', 'description',
])

/** The literal text that an expression may come to, when it has letters. */
function literalText(node: Node | undefined): string | undefined {
  switch (node?.type) {
    case 'Literal':
      return typeof node['value'] === 'string' && letter.test(node['value']) ? node['value'] : undefined
    case 'TemplateLiteral': {
      const text = childrenOf(node, 'quasis').map((part) => rawOf(part)).join('…')
      return letter.test(text) ? text : undefined
    }
    case 'JSXExpressionContainer':
      return literalText(childOf(node, 'expression'))
    case 'ConditionalExpression':
      return literalText(childOf(node, 'consequent')) ?? literalText(childOf(node, 'alternate'))
    case 'LogicalExpression':
      return literalText(childOf(node, 'right')) ?? literalText(childOf(node, 'left'))
    case 'BinaryExpression':
      return node['operator'] === '+' ? (literalText(childOf(node, 'left')) ?? literalText(childOf(node, 'right'))) : undefined
    default:
      return undefined
  }
}

function rawOf(quasi: Node): string {
  const value = quasi['value']
  return typeof value === 'object' && value !== null && 'raw' in value ? String(value.raw) : ''
}

function shownText(node: Node): string | undefined {
  if (node.type === 'JSXAttribute') {
    const name = childOf(node, 'name')?.['name']
    return typeof name === 'string' && shownAttributes.has(name) ? literalText(childOf(node, 'value')) : undefined
  }
  if (node.type !== 'JSXElement' && node.type !== 'JSXFragment') return undefined
  for (const child of childrenOf(node, 'children')) {
    const text = child.type === 'JSXText' ? String(child['value']).trim() : literalText(child)
    if (text !== undefined && letter.test(text)) return text
  }
  return undefined
}

/** Every text that a reader sees comes from the words catalog, so that it exists in both languages. */
export function breachesOfTexts(sources: readonly Source[]): Breach[] {
  const breaches: Breach[] = []
  for (const source of sources) {
    if (!source.path.startsWith('src/') || !source.path.endsWith('.tsx') || isTest(source.path)) continue
    for (const node of nodesOf(source.program)) {
      const text = shownText(node)
      if (text === undefined) continue
      const sentence = `${source.path}:${source.lineAt(node.start)} shows the literal text "${text}": it must come from the words catalog.`
      breaches.push({ law: 'texts', path: source.path, sentence })
    }
  }
  return breaches
}
