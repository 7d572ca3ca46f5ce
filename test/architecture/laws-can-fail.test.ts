import { describe, expect, test } from 'vitest'
import { breachesOfCasts, breachesOfExemptions } from './casts.ts'
import { breachesOfBarrels, breachesOfCycles, breachesOfPaths } from './cycles.ts'
import { breachesOfDependencies } from './dependencies.ts'
import { breachesOfLength, breachesOfPlace, breachesOfReadmes } from './files.ts'
import { breachesOfFloors } from './floors.ts'
import { breachesOfGlobals } from './globals.ts'
import { toSource, type Breach, type Source } from './source.ts'
import { breachesOfTexts } from './texts.ts'
import { breachesOfUnfinished } from './unfinished.ts'

type Law = (sources: readonly Source[]) => readonly Breach[]

/** What a law says about files given as `path → text`. */
function said(law: Law, files: Record<string, string>): string[] {
  return law(Object.entries(files).map(([path, text]) => toSource(path, text))).map(({ sentence }) => sentence)
}

/** Each row is a file that breaks the law, and what its sentence must say. */
function breaks(law: Law, rows: readonly (readonly [path: string, text: string, sentence: RegExp])[]): void {
  test.each(rows)('%s: %s', (path, text, sentence) => {
    const [first = '', ...others] = said(law, { [path]: text })
    expect(first).toMatch(sentence)
    expect(first).toContain(path)
    expect(others).toEqual([])
  })
}

function keeps(law: Law, rows: readonly (readonly [path: string, text: string])[]): void {
  test.each(rows)('%s: %s is fine', (path, text) => {
    expect(said(law, { [path]: text })).toEqual([])
  })
}

describe('floors', () => {
  breaks(breachesOfFloors, [
    ['src/base/ip.ts', "import { fields } from '../model/fields.ts'", /a floor above/],
    ['src/base/ip.ts', "import type { Field } from '../model/fields.ts'", /a floor above/],
    ['src/columns/kernel.ts', "import { parse } from '../statement/parse.ts'", /a neighbour on the same floor/],
    ['src/features/query/Page.tsx', "import { x } from '../domains/list.ts'", /a neighbour on the same floor/],
    ['src/catalog/overview.ts', "const a = await import('../engine/engine.ts')", /a floor above/],
    ['src/charts/bar/option.ts', "export type A = import('../../ui/theme.ts').Theme", /a floor above/],
    ['src/catalog/overview.ts', "export { a } from '../cloud/client.ts'", /a neighbour/],
    ['src/engine/engine.ts', "import { world } from '../../mocks/world.ts'", /never imports mocks/],
    ['src/engine/engine.ts', "const world = await import('../../mocks/world.ts')", /never imports mocks/],
    ['src/app/main.tsx', "import { world } from '../../mocks/world.ts'", /never imports mocks/],
    ['src/model/time.ts', "import { useState } from 'react'", /React and its companions/],
    ['src/charts/bar.ts', "import { Text } from '@mantine/core'", /React and its companions/],
    ['src/model/Panel.tsx', 'export const a = 1', /TSX/],
    ['src/charts/bar.ts', "import * as echarts from 'echarts/core'", /only in ui\/ChartView/],
    ['src/ui/Table.tsx', "import Chart from 'echarts-for-react/esm/core'", /only in ui\/ChartView/],
    ['src/model/chart.ts', "import type { EChartsOption } from 'echarts'", /only in ui\/ChartView/],
    ['src/columns/oracle.ts', "import * as duckdb from '@duckdb/duckdb-wasm'", /only in engine/],
    ['src/cloud/client.ts', "import { http } from 'msw'", /only in mocks/],
    ['src/ingest/lines.ts', "import { gunzipSync } from 'node:zlib'", /not in Node/],
    ['src/helpers/things.ts', 'export const a = 1', /no room of the house/],
    ['src/model/a.ts', "import { serve } from '../../scripts/serve.mjs'", /outside src/],
    ['mocks/logs.ts', "import { view } from '../src/state/view.ts'", /know no screens/],
  ])

  keeps(breachesOfFloors, [
    ['src/engine/engine.ts', "import { run } from '../columns/kernel.ts'"],
    ['src/charts/bar/option.ts', "import { axis } from '../axis.ts'\nimport type { EChartsOption } from 'echarts'"],
    ['src/ui/ChartView.tsx', "import * as echarts from 'echarts/core'"],
    ['src/ui/ChartView/registry.ts', "import { BarChart } from 'echarts/charts'"],
    ['src/app/main.tsx', "const world = await import('../../mocks/browser.ts')"],
    ['src/columns/kernel.ts', "const url = new URL('../generated/kernel.wasm', import.meta.url)\nimport tables from '../generated/x.ts'"],
    ['src/columns/kernel.test.ts', "import { parse } from '../statement/parse.ts'\nimport { readFileSync } from 'node:fs'"],
    ['mocks/handlers.ts', "import { http } from 'msw'\nimport { fields } from '../src/model/fields.ts'"],
  ])

  test('a page imports mocks once only', () => {
    const text = "const a = await import('../../mocks/a.ts')"
    expect(said(breachesOfFloors, { 'src/app/main.tsx': text, 'src/app/demo.ts': text })).toEqual([
      'src/app/demo.ts:1 imports mocks/a.ts: src has one dynamic import of mocks, and this is another.',
    ])
  })

  test('a page never imports a test', () => {
    expect(said(breachesOfFloors, { 'src/model/a.ts': "import { b } from '../base/b.testing.ts'" })[0]).toMatch(/never imports a test/)
  })
})

describe('cycles, barrels and paths', () => {
  test('a cycle of values is told as the way round', () => {
    const files = {
      'src/model/a.ts': "import { b } from './b.ts'",
      'src/model/b.ts': "import { c } from './c.ts'",
      'src/model/c.ts': "export { a } from './a.ts'",
    }
    expect(said(breachesOfCycles, files)).toEqual([
      'src/model/a.ts is in an import cycle of values: src/model/a.ts → src/model/b.ts → src/model/c.ts → src/model/a.ts.',
    ])
  })

  test('a cycle of types is none', () => {
    const files = { 'src/model/a.ts': "import type { B } from './b.ts'", 'src/model/b.ts': "import { a } from './a.ts'" }
    expect(said(breachesOfCycles, files)).toEqual([])
  })

  breaks(breachesOfBarrels, [
    ['src/charts/index.ts', 'export const a = 1', /named index/],
    ['src/charts/all.ts', "export * from './bar.ts'", /no barrels/],
    ['src/charts/kinds.ts', "export { bar } from './bar.ts'\nexport { line } from './line.ts'", /only re-exports/],
  ])
  keeps(breachesOfBarrels, [['src/charts/kinds.ts', "import { bar } from './bar.ts'\nexport const kinds = { bar }"]])

  breaks((sources) => breachesOfPaths(sources, (path) => path === 'src/base/ip.ts'), [
    ['src/model/a.ts', "import { ip } from '../base/ip'", /no file of exactly that name/],
    ['src/model/a.ts', "import { ip } from '../base/ip.js'", /no file of exactly that name/],
  ])
})

describe('globals', () => {
  breaks(breachesOfGlobals, [
    ['src/ui/Table.tsx', "fetch('/a')", /network is asked only/],
    ['src/base/a.ts', "globalThis.fetch('/a')", /network is asked only/],
    ['src/base/a.ts', 'load(fetch)', /network is asked only/],
    ['src/features/query/send.ts', 'new WebSocket(url)', /network is asked only/],
    ['src/base/a.ts', "navigator.sendBeacon('/a')", /network is asked only/],
    ['src/engine/pool.ts', "new Worker(new URL('./w.ts', import.meta.url))", /only in engine\/embedded/],
    ['src/ui/a.ts', 'new window.SharedWorker(url)', /only in engine\/embedded/],
    ['src/engine/pool.ts', "import W from './w.ts?worker'", /only in engine\/embedded/],
    ['src/ui/a.ts', 'node.innerHTML = text', /never rendered as HTML/],
    ['src/ui/A.tsx', 'export const a = <p dangerouslySetInnerHTML={{ __html: x }} />', /never rendered as HTML/],
  ])
  keeps(breachesOfGlobals, [
    ['src/cloud/client.ts', "fetch('/cloud/sls')"],
    ['src/engine/embedded/host.ts', "new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })"],
    ['src/state/query.ts', 'client.fetch(key); const options = { fetch: 1 }'],
  ])
})

describe('casts and exemptions', () => {
  breaks(breachesOfCasts, [
    ['src/model/a.ts', 'export function f(x: any) { return x }', /says any/],
    ['mocks/a.ts', 'const a = JSON.parse(text) as Record<string, string>', /must say why/],
    ['src/model/a.ts', 'const a = <string>b', /must say why/],
    ['src/model/a.test.ts', '// oxlint-disable-next-line\nconst a = b as string', /must say why/],
    ['src/model/a.ts', '// far away\n\nconst a = b as string', /must say why/],
  ])
  keeps(breachesOfCasts, [
    ['src/model/a.ts', "const a = ['x'] as const\nimport { b as c } from './b.ts'"],
    ['src/model/a.ts', '// The store only ever holds strings.\nconst a = b as string'],
    ['src/model/a.ts', 'const a = b as string // The store only ever holds strings.'],
  ])

  breaks(breachesOfExemptions, [
    ['src/model/a.ts', '// @ts-ignore because\nf()', /switches the compiler off/],
    ['src/model/a.ts', '// @ts-expect-error\nf()', /without saying why/],
    ['src/model/a.ts', '// oxlint-disable-next-line no-console\nf()', /without its reason/],
  ])
  keeps(breachesOfExemptions, [
    ['src/model/a.ts', '// @ts-expect-error: the compiler must refuse an unknown field\nf()'],
    ['src/model/a.ts', '// oxlint-disable-next-line no-console -- the console interface prints on purpose\nf()'],
  ])
})

describe('texts', () => {
  const shows = (jsx: string): readonly [string, string, RegExp] => ['src/ui/A.tsx', `export const a = ${jsx}`, /must come from the words catalog/]
  breaks(breachesOfTexts, [
    shows('<p>Hello</p>'),
    shows('<p>流量</p>'),
    shows('<><b /> records</>'),
    shows("<p>{'Hello'}</p>"),
    shows('<p>{`${n} records`}</p>'),
    shows("<p>{n > 1 ? words.many : 'one'}</p>"),
    shows("<p>{open && 'open'}</p>"),
    shows('<input placeholder="Search" />'),
    shows('<button title={`Close ${name}`} />'),
    shows('<button aria-label="Close" />'),
    shows("<Field label={isNew ? 'New' : words.old} />"),
  ])
  keeps(breachesOfTexts, [
    ['src/ui/A.tsx', 'export const a = <p className="wide" data-kind="x">{words.hello} · {count} / 100 %</p>'],
    ['src/ui/A.test.tsx', 'export const a = <p>Hello</p>'],
  ])
})

describe('unfinished tests', () => {
  breaks(breachesOfUnfinished, [
    ['src/model/a.test.ts', "test.skip('a', () => {})", /test\.skip/],
    ['src/model/a.test.ts', "describe.only('a', () => {})", /describe\.only/],
    ['src/model/a.test.ts', "it.todo('a')", /it\.todo/],
    ['src/model/a.test.ts', "test.concurrent.skip('a', () => {})", /test\.skip/],
    ['e2e/a.spec.ts', "test.describe.only('a', () => {})", /test\.only/],
    ['e2e/a.spec.ts', 'test.fixme(isSlow)', /test\.fixme/],
    ['src/model/a.test.ts', "test.skipIf(isSlow)('a', () => {})", /test\.skipIf/],
    ['src/model/a.test.ts', "xit('a', () => {})", /xit/],
  ])
  keeps(breachesOfUnfinished, [['src/model/a.test.ts', "test.each([1])('a', () => { rows.skip(1); /a/.test('only') })"]])
})

describe('files', () => {
  test('a long file', () => {
    const lines = (count: number) => ({ path: 'src/model/a.ts', text: 'const a = 1\n'.repeat(count) })
    expect(breachesOfLength([lines(400)])).toEqual([])
    expect(breachesOfLength([lines(401)])[0]?.sentence).toMatch(/src\/model\/a\.ts has 401 lines/)
  })

  test('a folder without its README', () => {
    const found = breachesOfReadmes(['src/model/a.ts', 'src/features/query/Page.tsx', 'src/base/README.md', 'src/generated/x.ts', 'mocks/a.ts'])
    expect(found.map(({ path }) => path)).toEqual(['src/model', 'src/features', 'src/features/query', 'mocks'])
  })

  test.each([
    ['the path of a machine', `read '/${'work'}/here/a.md'`],
    ['the host of a registry', `https://${'registry'}.example.org/pkg`],
    ['a file from elsewhere', `see ${'shared'}/reference/a.md`],
    ['a letter', `as ${'issue'} B says`],
    ['an address of a package', `"${'resolved'}": "https://elsewhere.example/a.tgz"`],
  ])('%s', (_name, text) => {
    expect(breachesOfPlace([{ path: 'README.md', text }]).length).toBeGreaterThan(0)
  })

  test('words that only look like it', () => {
    expect(breachesOfPlace([{ path: 'README.md', text: 'the work/life of src/work/a.ts, an issue Be careful, a registry' }])).toEqual([])
  })
})

describe('dependencies', () => {
  const rows = '| `a`, `b` | they read what the page is given |\n'
  const saidOf = (dependencies: Record<string, string>, devDependencies: Record<string, string>, text: string): string[] =>
    breachesOfDependencies({ dependencies, devDependencies }, text).map(({ sentence }) => sentence)

  test('each with a version and a reason are fine', () => {
    expect(saidOf({ a: '1.0.0' }, { b: '2.3.2026060120' }, rows)).toEqual([])
  })

  test.each([
    ['a range of versions', { a: '^1.0.0', b: '1.0.0' }, rows, /a has the version \^1\.0\.0/],
    ['one without a reason', { a: '1.0.0', b: '1.0.0', c: '1.0.0' }, rows, /c must stand/],
    ['one that stands twice', { a: '1.0.0', b: '1.0.0' }, `${rows}| \`a\` | and once more, for another reason |\n`, /a must stand/],
    ['a reason for what is gone', { a: '1.0.0' }, rows, /reason for b/],
    ['a row that says nothing', { a: '1.0.0' }, '| `a` | useful |\n', /no reason for a/],
  ] as const)('%s', (_name, dependencies, text, sentence) => {
    const [first = '', ...others] = saidOf(dependencies, {}, text)
    expect(first).toMatch(sentence)
    expect(others).toEqual([])
  })
})
