import { childOf, nodesOf, type Breach, type Node, type Source } from './source.ts'

const directive = /^(@ts-|oxlint-|eslint-)/

function isConst(node: Node): boolean {
  const type = childOf(node, 'typeAnnotation')
  if (type?.type !== 'TSTypeReference') return false
  return childOf(type, 'typeName')?.['name'] === 'const'
}

/** No `any`, and `as` only where a comment on its line or the line before says why. `as const` asserts nothing. */
export function breachesOfCasts(sources: readonly Source[]): Breach[] {
  const breaches: Breach[] = []
  for (const source of sources) {
    const explained = new Set<number>()
    for (const comment of source.comments) {
      if (directive.test(comment.text)) continue
      for (let line = comment.firstLine; line <= comment.lastLine + 1; line += 1) explained.add(line)
    }
    for (const node of nodesOf(source.program)) {
      if (node.type === 'TSAnyKeyword') {
        const sentence = `${source.path}:${source.lineAt(node.start)} says any: name the type, or unknown and narrow it.`
        breaches.push({ law: 'any', path: source.path, sentence })
      }
      const isCast = node.type === 'TSTypeAssertion' || (node.type === 'TSAsExpression' && !isConst(node))
      if (!isCast) continue
      const type = childOf(node, 'typeAnnotation')
      const lines = [source.lineAt(node.start), source.lineAt(type?.start ?? node.start)]
      if (lines.some((line) => explained.has(line))) continue
      const sentence = `${source.path}:${lines[1]} asserts a type with as: a comment on this line or the one before must say why it holds.`
      breaches.push({ law: 'as', path: source.path, sentence })
    }
  }
  return breaches
}

/** An exemption from the compiler or the linter gives its reason; one from everything there is none. */
export function breachesOfExemptions(sources: readonly Source[]): Breach[] {
  return sources.flatMap((source) =>
    source.comments.flatMap((comment): Breach[] => {
      const where = `${source.path}:${comment.firstLine}`
      const breach = (sentence: string): Breach[] => [{ law: 'exemptions', path: source.path, sentence }]
      if (/^@ts-(ignore|nocheck)/.test(comment.text)) return breach(`${where} switches the compiler off: @ts-expect-error with its reason is the most there is.`)
      if (comment.text.startsWith('@ts-expect-error') && !/^@ts-expect-error\W+\w.{9,}/.test(comment.text)) {
        return breach(`${where} expects a type error without saying why.`)
      }
      if (/^(oxlint|eslint)-disable/.test(comment.text) && !/--\s*\S.{9,}/.test(comment.text)) {
        return breach(`${where} switches a lint rule off without its reason after "--".`)
      }
      return []
    }),
  )
}
