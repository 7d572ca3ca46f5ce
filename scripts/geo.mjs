// Packs what the page knows of geography into src/generated/geo: the country of an address (DB-IP Country Lite, CC BY
// 4.0), the outlines of the world (Natural Earth by way of world-atlas) and the names of countries in both languages.
// The packed form of a table is described in src/base/geo/country.ts, which reads it.

import { createRequire } from 'node:module'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { quantize } from 'topojson-client'
import { root, tool } from './project.mjs'

const require = createRequire(import.meta.url)
const folder = join(root, 'src', 'generated', 'geo')

const low64 = (1n << 64n) - 1n

/** Countries whose everyday name is not the first that i18n-iso-countries gives. */
const everyday = new Set(['CN', 'IR', 'MK', 'PS', 'RU', 'TW', 'TZ', 'US'])

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

/** The world's countries as topojson, each geometry's id an ISO alpha-2 code; areas without one keep no id. */
function packWorld() {
  const { numericToAlpha2 } = require('i18n-iso-countries')
  const atlas = JSON.parse(readFileSync(tool('world-atlas', 'countries-50m.json'), 'utf8'))
  const byCode = new Map()
  const unnamed = []
  for (const { id, type, arcs, properties } of atlas.objects.countries.geometries) {
    const code = id === undefined ? (properties.name === 'Kosovo' ? 'XK' : undefined) : numericToAlpha2(id)
    if (id !== undefined && code === undefined) throw new Error(`world-atlas has a country ${id} that ISO 3166 lacks.`)
    if (code === undefined) unnamed.push({ type, arcs })
    else {
      const polygons = type === 'Polygon' ? [arcs] : arcs
      byCode.set(code, [...(byCode.get(code) ?? []), ...polygons]) // Australia comes in two pieces.
    }
  }
  for (const code of ['HK', 'MO', 'SG']) if (!byCode.has(code)) throw new Error(`The world lacks ${code}.`)
  const geometries = [...byCode].map(([id, arcs]) => ({ type: 'MultiPolygon', id, arcs }))
  const countries = { type: 'GeometryCollection', geometries: [...geometries, ...unnamed] }
  // 20,000 steps across the world instead of 100,000: 2 km, which Macao survives, for 30 % less to download.
  return quantize({ type: 'Topology', bbox: atlas.bbox, objects: { countries }, arcs: degrees(atlas) }, 2e4)
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
    return [code, names]
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
