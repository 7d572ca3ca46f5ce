// Packs what the page knows of geography into src/generated/geo: the country of an address (DB-IP Country Lite, CC BY
// 4.0), the outlines of the world (Natural Earth by way of world-atlas) and the names of countries in both languages.
// The packed form of a table is described in src/base/geo/country.ts, which reads it.

import { createRequire } from 'node:module'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { feature } from 'topojson-client'
import { root, tool } from './project.mjs'

const require = createRequire(import.meta.url)
const folder = join(root, 'src', 'generated', 'geo')

const low64 = (1n << 64n) - 1n

/** Countries whose everyday name is not the first that i18n-iso-countries gives. */
const everyday = new Set(['CN', 'IR', 'MK', 'PS', 'RU', 'TW', 'TZ', 'US'])

/** How Chinese names these regions beside countries; the list has one of them so, and two without. */
const inChinese = { HK: '中国香港', MO: '中国澳门', TW: '中国台湾' }

/**
 * Reads `first,last,code` lines with whole numbers and joins neighbours of one country. A gap becomes a range of ''.
 * @returns {{starts: bigint[], codes: string[]}} where each range begins; the last one, '', runs to the end of the space.
 */
export function readRanges(csv) {
  const starts = [0n]
  const codes = ['']
  let next = 0n
  const begin = (start, code) => {
    if (codes[codes.length - 1] === code) return
    if (starts[starts.length - 1] === start) {
      starts.pop()
      codes.pop()
      if (codes[codes.length - 1] === code) return
    }
    starts.push(start)
    codes.push(code)
  }
  for (const line of csv.split('\n')) {
    if (line === '') continue
    const [firstText, lastText, code] = line.trim().split(',')
    const first = BigInt(firstText)
    const last = BigInt(lastText)
    if (first < next || last < first) throw new Error(`The country data is not sorted at ${line}.`)
    if (!/^[A-Z]{2}$/.test(code)) throw new Error(`The country data names no country at ${line}.`)
    if (first > next) begin(next, '')
    begin(first, code)
    next = last + 1n
  }
  begin(next, '')
  return { starts, codes }
}

/** The bytes of one family's table. @param {4 | 6} family */
export function packTable(family, { starts, codes }) {
  const times = new Map()
  for (const code of codes) if (code !== '') times.set(code, (times.get(code) ?? 0) + 1)
  const countries = [...times].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([code]) => code)
  if (countries.length > 255) throw new Error('More than 255 countries do not fit one byte.')
  const number = new Map(countries.map((code, i) => [code, i + 1]))
  number.set('', 0)

  const count = starts.length
  const width = family === 4 ? 4 : 8
  const heads = family === 4 ? starts : starts.map((start) => start >> 64n)
  const fine = []
  if (family === 6) starts.forEach((start, i) => { if ((start & low64) !== 0n) fine.push([i, start & low64]) })

  const headBytes = 4 + 1 + 1 + 2 + 4 + 4 + countries.length * 2
  const bytes = Buffer.alloc(headBytes + count * (width + 1) + fine.length * 12)
  bytes.write('FLGC', 0, 'latin1')
  bytes[4] = 1
  bytes[5] = family
  bytes.writeUInt16LE(countries.length, 6)
  bytes.writeUInt32LE(count, 8)
  bytes.writeUInt32LE(fine.length, 12)
  bytes.write(countries.join(''), 16, 'latin1')

  // The distance from the range before, one plane per byte, most significant first: planes compress best, as most
  // ranges are whole /24 or /48 blocks.
  let before = 0n
  heads.forEach((head, i) => {
    const distance = head - before
    before = head
    for (let plane = 0; plane < width; plane++) {
      bytes[headBytes + plane * count + i] = Number((distance >> BigInt(8 * (width - 1 - plane))) & 255n)
    }
  })
  codes.forEach((code, i) => { bytes[headBytes + width * count + i] = number.get(code) })
  let at = headBytes + (width + 1) * count
  for (const [i, low] of fine) {
    bytes.writeUInt32LE(i, at)
    bytes.writeBigUInt64LE(low, at + 4)
    at += 12
  }
  return bytes
}

/** Units across the drawn world: a fifth of a pixel of a map that is 800 pixels wide. */
const drawnWidth = 4000

/** Degrees between two points of a coast: half a pixel of a map that is 700 pixels wide. */
const finest = 0.25
/** Coasts shorter than this are those of small islands and of Hong Kong, Macao, Singapore: they stay as they are. */
const small = 1.5

/**
 * Equal Earth (Šavrič, Patterson and Jenny, 2018): areas compare as they are, which a map of amounts should let them do.
 * Degrees in, units of the sphere's radius out, down being positive as on a screen.
 */
export function project([longitude, latitude]) {
  const radians = Math.PI / 180
  const [a1, a2, a3, a4] = [1.340264, -0.081106, 0.000893, 0.003796]
  const t = Math.asin((Math.sqrt(3) / 2) * Math.sin(latitude * radians))
  const height = t * (a1 + t ** 2 * a2 + t ** 6 * (a3 + a4 * t ** 2))
  const slope = a1 + 3 * a2 * t ** 2 + t ** 6 * (7 * a3 + 9 * a4 * t ** 2)
  return [(longitude * radians * Math.cos(t)) / ((Math.sqrt(3) / 2) * slope), -height]
}

/** An arc without the points that no panel could show. Neighbours share their arcs, so no border comes apart. */
function coarser(arc) {
  const spread = (at) => Math.max(...arc.map((place) => place[at])) - Math.min(...arc.map((place) => place[at]))
  if (Math.max(spread(0), spread(1)) < small) return arc
  let last = arc[0]
  return arc.filter((place, i) => {
    const isEnd = i === 0 || i === arc.length - 1
    if (!isEnd && Math.hypot(place[0] - last[0], place[1] - last[1]) < finest) return false
    last = place
    return true
  })
}

/** A ring that jumps over the date line would be drawn across the whole map: its western part goes on beyond 180 degrees. */
function joinedAtDateLine(ring) {
  const jumps = ring.some(([x]) => x > 170) && ring.some(([x]) => x < -170)
  return jumps ? ring.map(([x, y]) => [x < 0 ? x + 360 : x, y]) : ring
}

/**
 * The world as a picture: `{width, height, areas: [code, path][]}`, each area's ISO alpha-2 code and its outline as SVG
 * path data; what has no code is null. Antarctica sends no traffic and is left out.
 */
function packWorld() {
  const { numericToAlpha2 } = require('i18n-iso-countries')
  const atlas = JSON.parse(readFileSync(tool('world-atlas', 'countries-50m.json'), 'utf8'))
  const topology = { type: 'Topology', objects: atlas.objects, arcs: degrees(atlas).map(coarser) }
  const byCode = new Map()
  const unnamed = []
  for (const { id, properties, geometry } of feature(topology, atlas.objects.countries).features) {
    const code = id === undefined ? (properties.name === 'Kosovo' ? 'XK' : null) : numericToAlpha2(id)
    if (code === undefined) throw new Error(`world-atlas has a country ${id} that ISO 3166 lacks.`)
    const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
    const rings = polygons.flat().map((ring) => joinedAtDateLine(ring).map(project))
    if (code === null) unnamed.push([null, rings])
    else byCode.set(code, [...(byCode.get(code) ?? []), ...rings]) // Australia comes in two pieces.
  }
  byCode.delete('AQ')
  for (const code of ['HK', 'MO', 'SG']) if (!byCode.has(code)) throw new Error(`The world lacks ${code}.`)
  const areas = [...byCode, ...unnamed]
  const [xs, ys] = [0, 1].map((at) => areas.flatMap(([, rings]) => rings.flatMap((ring) => ring.map((place) => place[at]))))
  const least = (values) => values.reduce((a, b) => Math.min(a, b))
  const most = (values) => values.reduce((a, b) => Math.max(a, b))
  const [left, top] = [least(xs), least(ys)]
  const scale = drawnWidth / (most(xs) - left)
  const drawn = areas.map(([code, rings]) => [code, rings.map((ring) => pathOf(ring.map(([x, y]) => [Math.round((x - left) * scale), Math.round((y - top) * scale)]))).join('')])
  return { width: drawnWidth, height: Math.ceil((most(ys) - top) * scale), areas: drawn.filter(([, path]) => path !== '') }
}

/** A ring as path data in relative steps; a ring smaller than a unit stays a dot of one unit, so that no country is lost. */
function pathOf(ring) {
  const [[x, y]] = ring
  let before = [x, y]
  const steps = []
  for (const [nextX, nextY] of ring.slice(1)) {
    const [dx, dy] = [nextX - before[0], nextY - before[1]]
    if (dx === 0 && dy === 0) continue
    steps.push(`${dx}${dy < 0 ? '' : ' '}${dy}`)
    before = [nextX, nextY]
  }
  return `M${x} ${y}l${steps.length < 2 ? '1 0 0 1-1 0' : steps.join(' ').replaceAll(' -', '-')}z`
}

function degrees({ arcs, transform: { scale, translate } }) {
  return arcs.map((arc) => {
    let x = 0
    let y = 0
    return arc.map(([dx, dy]) => [(x += dx) * scale[0] + translate[0], (y += dy) * scale[1] + translate[1]])
  })
}

/** `{code: [English, Chinese]}` of every country that ISO 3166 or the address data names. */
function packNames(codes) {
  const countries = require('i18n-iso-countries')
  countries.registerLocale(require('i18n-iso-countries/langs/en.json'))
  countries.registerLocale(require('i18n-iso-countries/langs/zh.json'))
  const all = [...new Set([...Object.keys(countries.getAlpha2Codes()), ...codes])].filter((code) => code !== '').sort()
  return Object.fromEntries(all.map((code) => {
    const names = ['en', 'zh'].map((language) => countries.getName(code, language, { select: everyday.has(code) ? 'alias' : 'official' }))
    if (names.some((name) => name === undefined)) throw new Error(`The country ${code} has no name in both languages.`)
    return [code, [names[0], inChinese[code] ?? names[1]]]
  }))
}

/** Writes beside and renames, so that a build in parallel never reads half a file. */
function write(name, content) {
  const draft = join(folder, `${name}.${process.pid}.draft`)
  writeFileSync(draft, content)
  renameSync(draft, join(folder, name))
}

/** Makes all four files. Takes about three seconds; `scripts/generate.mjs` runs it only when an input has changed. */
export function generateGeography() {
  mkdirSync(folder, { recursive: true })
  const codes = new Set()
  for (const family of [4, 6]) {
    const csv = readFileSync(tool('@ip-location-db', 'dbip-country', `dbip-country-ipv${family}-num.csv`), 'latin1')
    const ranges = readRanges(csv)
    for (const code of ranges.codes) codes.add(code)
    write(`country-v${family}.bin`, packTable(family, ranges))
  }
  write('world.json', JSON.stringify(packWorld()))
  write('country-names.json', JSON.stringify(packNames(codes)))
}

if (process.argv[1] === fileURLToPath(import.meta.url)) generateGeography()
