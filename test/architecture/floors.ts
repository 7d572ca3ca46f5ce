import { importsOf, type Import } from './imports.ts'
import { isTest, type Breach, type Source } from './source.ts'

const floors: readonly (readonly string[])[] = [
  ['base'],
  ['model'],
  ['columns', 'statement', 'charts'],
  ['ingest', 'catalog', 'cloud'],
  ['engine'],
  ['state', 'ui'],
  ['features'],
  ['app'],
]
const upperRooms = new Set(['state', 'ui', 'features', 'app'])

/** The room of a file of the page (`base`, `features/query`), or undefined for what stands outside src. */
export function roomOf(path: string): string | undefined {
  const [house, room, below] = path.split('/')
  if (house !== 'src' || room === undefined) return undefined
  return room === 'features' && below !== undefined ? `features/${below}` : room
}

function floorOf(room: string): number {
  const [name = ''] = room.split('/')
  return floors.findIndex((rooms) => rooms.includes(name))
}

function breachOfFloors(source: Source, room: string, one: Import): string | undefined {
  if (one.path === undefined) return undefined
  const where = `${source.path}:${one.line}`
  if (one.path.startsWith('mocks/')) {
    return one.kind === 'dynamic' && room === 'app'
      ? undefined
      : `${where} imports ${one.path}: src never imports mocks, but for one dynamic import in app.`
  }
  const other = roomOf(one.path)
  if (other === undefined) return `${where} imports ${one.path}, which stands outside src.`
  if (other === room || other === 'generated') return undefined
  if (isTest(one.path)) return `${where} imports ${one.path}: a file of the page never imports a test.`
  if (floorOf(other) < floorOf(room)) return undefined
  const direction = floorOf(other) === floorOf(room) ? 'a neighbour on the same floor' : 'a floor above'
  return `${where} imports ${one.path}: ${room} may import its own folder and lower floors only, and ${other} is ${direction}.`
}

function breachOfPackages(source: Source, room: string, one: Import): string | undefined {
  if (one.path !== undefined) return undefined
  const name = one.specifier
  const where = `${source.path}:${one.line}`
  const isChartView = source.path.startsWith('src/ui/ChartView')
  if (/^(echarts|echarts-for-react|zrender)(\/|$)/.test(name) && !isChartView) {
    const isTypeInCharts = one.kind === 'type' && (room === 'charts' || room === 'ui')
    return isTypeInCharts ? undefined : `${where} imports ${name}: the echarts library stands only in ui/ChartView, its types also in charts.`
  }
  if (/^(react|react-dom|zustand|@mantine\/[^/]+|@tanstack\/react-[^/]+)(\/|$)/.test(name) && !upperRooms.has(room.split('/')[0] ?? '')) {
    return `${where} imports ${name}: React and its companions stand only in state, ui, features and app.`
  }
  if (/^@duckdb\//.test(name) && room !== 'engine') return `${where} imports ${name}: DuckDB stands only in engine.`
  if (/^msw(\/|$)/.test(name)) return `${where} imports ${name}: msw stands only in mocks.`
  if (/^(node:|fs$|path$|buffer$|process$)/.test(name)) return `${where} imports ${name}: the page runs in a browser, not in Node.`
  return undefined
}

/** Floors and forbidden imports. Tests are not bound: they may bring any two rooms together. */
export function breachesOfFloors(sources: readonly Source[]): Breach[] {
  const law = 'floors'
  const breaches: Breach[] = []
  let mocksImports = 0
  for (const source of sources) {
    const room = roomOf(source.path)
    if (isTest(source.path)) continue
    if (source.path.startsWith('mocks/')) {
      for (const one of importsOf(source)) {
        const other = one.path === undefined ? undefined : roomOf(one.path)
        if (other === undefined || !upperRooms.has(other.split('/')[0] ?? '')) continue
        const sentence = `${source.path}:${one.line} imports ${one.path}: mocks stand for services and know no screens (state, ui, features, app).`
        breaches.push({ law, path: source.path, sentence })
      }
    }
    if (room === undefined) continue
    if (floorOf(room) < 0) {
      breaches.push({ law, path: source.path, sentence: `${source.path} stands in no room of the house: src has ${floors.flat().join(', ')}.` })
      continue
    }
    if (source.path.endsWith('.tsx') && !upperRooms.has(room.split('/')[0] ?? '')) {
      breaches.push({ law, path: source.path, sentence: `${source.path} is a TSX file: React stands only in state, ui, features and app.` })
    }
    for (const one of importsOf(source)) {
      const sentence = breachOfFloors(source, room, one) ?? breachOfPackages(source, room, one)
      if (sentence !== undefined) breaches.push({ law, path: source.path, sentence })
      else if (one.path?.startsWith('mocks/') === true && ++mocksImports > 1) {
        const again = `${source.path}:${one.line} imports ${one.path}: src has one dynamic import of mocks, and this is another.`
        breaches.push({ law, path: source.path, sentence: again })
      }
    }
  }
  return breaches
}
