import * as v from 'valibot'
import type { Breach } from './source.ts'

/** What this law reads of `package.json`: versions by package. */
const manifest = v.object({ dependencies: v.record(v.string(), v.string()), devDependencies: v.record(v.string(), v.string()) })
export type Manifest = v.InferOutput<typeof manifest>

export function readManifest(text: string): Manifest {
  return v.parse(manifest, JSON.parse(text))
}

const exact = /^\d+\.\d+\.\d+(-[\w.]+)?$/
const document = 'docs/dependencies.md'

/** Rows of the document's tables: the packages that a row names, and its reason. */
function rowsOf(text: string): { readonly names: readonly string[]; readonly reason: string }[] {
  return [...text.matchAll(/^\| (`.+`) \| (.*) \|$/gm)].map(([, names = '', reason = '']) => ({ names: [...names.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name), reason }))
}

/** Every package has one exact version, and one row of the document that says why it is here. */
export function breachesOfDependencies({ dependencies, devDependencies }: Manifest, text: string): Breach[] {
  const breach = (path: string, sentence: string): Breach => ({ law: 'dependencies', path, sentence })
  const wanted = { ...dependencies, ...devDependencies }
  const rows = rowsOf(text)
  const told = rows.flatMap(({ names }) => names)
  return [
    ...Object.entries(wanted).filter(([, version]) => !exact.test(version)).map(([name, version]) => breach('package.json', `${name} has the version ${version}, which is not an exact one.`)),
    ...Object.keys(wanted).filter((name) => told.filter((one) => one === name).length !== 1).map((name) => breach(document, `${name} must stand in exactly one row of ${document}.`)),
    ...told.filter((name) => !(name in wanted)).map((name) => breach(document, `${document} gives a reason for ${name}, which package.json does not have.`)),
    ...rows.filter(({ reason }) => reason.trim().length < 20).map(({ names }) => breach(document, `${document} gives no reason for ${names.join(', ')}.`)),
  ]
}
