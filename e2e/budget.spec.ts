import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { expect, test } from './sealed.ts'

interface Chunk {
  readonly file: string
  readonly isEntry: boolean
  readonly imports: readonly string[]
  readonly dynamicImports: readonly string[]
  readonly styles: readonly string[]
  /** From the root of the repository: `src/app/main.tsx`, `node_modules/react/index.js`. */
  readonly modules: readonly string[]
}

const built = join(import.meta.dirname, '..', 'dist')
const kB = 1000
const firstLoadBudget = 240 * kB
const firstChartsBudget = 420 * kB
const editorBudget = 180 * kB

/** Never in the first load, nor with the first charts. */
const later = /^node_modules\/(@duckdb|msw|@mswjs|@codemirror|codemirror|world-atlas)\/|^mocks\/|^src\/generated\/geo\/world/
const charts = /^node_modules\/(echarts|zrender|echarts-for-react)\//

function readChunks(): Map<string, Chunk> {
  const chunks: Chunk[] = JSON.parse(readFileSync(join(built, '.vite', 'chunks.json'), 'utf8'))
  return new Map(chunks.map((chunk) => [chunk.file, chunk]))
}

/** The chunks that load when these do: themselves and what they import at once. */
function withImports(chunks: ReadonlyMap<string, Chunk>, files: readonly string[]): Chunk[] {
  const reached = new Map<string, Chunk>()
  const visit = (file: string): void => {
    const chunk = chunks.get(file)
    if (chunk === undefined || reached.has(file)) return
    reached.set(file, chunk)
    chunk.imports.forEach(visit)
  }
  files.forEach(visit)
  return [...reached.values()]
}

function brotliSize(file: string): number {
  return brotliCompressSync(readFileSync(join(built, file))).length
}

function sizeOf(chunks: readonly Chunk[]): number {
  const files = new Set(chunks.flatMap((chunk) => [chunk.file, ...chunk.styles]))
  return [...files].reduce((total, file) => total + brotliSize(file), 0)
}

function modulesOf(chunks: readonly Chunk[]): string[] {
  return chunks.flatMap((chunk) => chunk.modules)
}

function entries(chunks: ReadonlyMap<string, Chunk>): string[] {
  return [...chunks.values()].filter((chunk) => chunk.isEntry).map((chunk) => chunk.file)
}

test('the first load is 240 kB or less, brotli, and holds no chart, map, editor, database or mock', () => {
  const chunks = readChunks()
  const first = withImports(chunks, entries(chunks))
  expect(modulesOf(first)).toContain('src/app/main.tsx')
  expect(modulesOf(first).filter((name) => later.test(name) || charts.test(name))).toEqual([])
  const size = sizeOf(first)
  test.info().annotations.push({ type: 'size', description: `${(size / kB).toFixed(1)} kB` })
  expect(size).toBeLessThanOrEqual(firstLoadBudget)
})

test('with the first charts it is 420 kB or less, without map, editor, database or mock', () => {
  const chunks = readChunks()
  // What the Overview asks for later still counts where it is needed for its first pictures: the chart view, the panels and the
  // planner of their questions. The map's shapes come when a map is drawn, what draws an SVG when one is saved.
  const isDrawing = ({ modules }: Chunk): boolean => modules.some((name) => /^src\/(app\/routes\/OverviewRoute|ui\/ChartView\.|catalog\/overview\.|statement\/plan\.)/.test(name))
  const drawing = [...chunks.values()].filter(isDrawing).map(({ file }) => file)
  const loaded = withImports(chunks, [...entries(chunks), ...drawing])
  expect(modulesOf(loaded).some((name) => charts.test(name)), 'no chunk draws charts').toBe(true)
  expect(modulesOf(loaded).filter((name) => later.test(name))).toEqual([])
  const size = sizeOf(loaded)
  test.info().annotations.push({ type: 'size', description: `${(size / kB).toFixed(1)} kB` })
  expect(size).toBeLessThanOrEqual(firstChartsBudget)
})

test('the editor of statements is 180 kB or less, gzip, and comes with neither the first load nor the Overview', () => {
  const chunks = readChunks()
  const holding = (path: string): string[] => [...chunks.values()].filter(({ modules }) => modules.includes(path)).map(({ file }) => file)
  const editor = holding('src/features/query/editor/StatementEditor.tsx')
  const overview = withImports(chunks, [...entries(chunks), ...holding('src/features/dashboards/DashboardScreen.tsx')])
  const page = withImports(chunks, [...entries(chunks), ...holding('src/features/query/QueryScreen.tsx')])
  expect(editor).toHaveLength(1)
  for (const loaded of [overview, page]) {
    expect(modulesOf(loaded)).toContain('src/app/main.tsx')
    expect(modulesOf(loaded).filter((name) => /^node_modules\/@codemirror\/|query\/editor\/StatementEditor/.test(name))).toEqual([])
  }
  // What the page itself has loaded already is not the editor's.
  const own = withImports(chunks, editor).filter((chunk) => !page.includes(chunk))
  expect(modulesOf(own)).toContain('node_modules/@codemirror/view/dist/index.js')
  const size = own.reduce((total, { file }) => total + gzipSync(readFileSync(join(built, file)), { level: 9 }).length, 0)
  test.info().annotations.push({ type: 'size', description: `${(size / kB).toFixed(1)} kB` })
  expect(size).toBeLessThanOrEqual(editorBudget)
})

test.describe('a first visit', () => {
  test.use({ isFirstVisit: true })

  test('asks for no more at the start than the budget allows', async ({ page, address }) => {
    const asked = new Set<string>()
    page.on('request', (request) => {
      const { pathname } = new URL(request.url())
      if (request.url().startsWith(address) && /\.(js|css)$/.test(pathname)) asked.add(pathname.slice(1))
    })
    await page.goto('/', { waitUntil: 'networkidle' })
    const files = [...asked]
    const workers = page.workers().map((worker) => new URL(worker.url()).pathname.slice(1))
    const shell = files.filter((file) => !workers.includes(file))
    expect(shell.length).toBeGreaterThan(0)
    const size = shell.reduce((total, file) => total + brotliSize(file), 0)
    test.info().annotations.push({ type: 'size', description: `${(size / kB).toFixed(1)} kB in ${shell.join(', ')}` })
    expect(size).toBeLessThanOrEqual(firstLoadBudget)
  })
})
