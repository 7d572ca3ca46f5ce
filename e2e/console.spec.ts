import { readFile } from 'node:fs/promises'
import { smallDemo } from '../mocks/demo-choice.ts'
import { cases, refused } from '../test/conformance/cases.ts'
import { shown, sorted } from '../test/conformance/rows.ts'
import { expect, test } from './sealed.ts'
import { demoBegin, openDemo } from './support-overview/demo.ts'
import { byBytes, records, sumOf } from './support-overview/plain.ts'
import { openByConsole, query, refusalOf, visit } from './support/console.ts'
import { demoFile, madeFile } from './support/files.ts'

test('opening by address takes a file of this host', async ({ page }) => {
  await page.route('**/sample.csv', (route) => route.fulfill({ body: demoFile(smallDemo).buffer, contentType: 'text/csv' }))
  await visit(page)
  const report = await page.evaluate(() => window.flowlog.open('/sample.csv'))
  expect(report).toMatchObject({ records: records.length, skipped: 0 })
})

const statements = [
  '* | select count(*) as records, sum(bytes) as bytes, min(bytes) as least, max(bytes) as most',
  'action: REJECT | select srcaddr, count(distinct dstport) as ports group by srcaddr order by ports desc, srcaddr limit 20',
  '* | select srcaddr, dstaddr, srcport, dstport, protocol, sum(bytes) as bytes group by srcaddr, dstaddr, srcport, dstport, protocol order by bytes desc, srcaddr, dstaddr, srcport, dstport limit 20',
  "* | select date_format(from_unixtime(__time__ - __time__ % 60), '%H:%i') as minute, sum(bytes) as bytes group by minute order by minute",
  '* | select "vpc-id", count(*) as records group by "vpc-id" having count(*) > 100 order by "vpc-id"',
  "srcaddr: 10.0.* not dstport: 443 | select direction, sum(packets) as packets, count_if(action = 'REJECT') as refused group by direction order by direction",
  "* | select case when dstport < 1024 then 'low' when dstport is null then 'none' else 'high' end as kind, sum(bytes) as bytes group by kind order by kind",
  "* | select ip_to_country_code(srcaddr) as country, sum(bytes) as bytes from log where ip_to_domain(srcaddr) = 'internet' group by country order by bytes desc, country limit 300",
  'bytes > 10000 and dstport in [1 1023] | select dstport, sum(bytes) * 8.0 / 60 as rate group by dstport order by dstport',
  '* | select "log-status", traffic_path, count(*) as records group by "log-status", traffic_path order by records desc, traffic_path',
]

test('an answer is whole, bounded and refused as is said, and the plain interpreter gives the same', async ({ page }) => {
  await test.step('an answer is whole, bounded and refused as is said', async () => {
    await test.step('an answer has columns, rows, coverage, engine and time; without LIMIT 100 rows', async () => {
      await openDemo(page, { filters: ['action:in:REJECT'] })
      const answer = await query(page, '* | select srcaddr, dstport, count(*) as records, sum(bytes) as bytes group by srcaddr, dstport')
      expect(answer.columns.map(({ name, type }) => [name, type])).toEqual([['srcaddr', 'varchar'], ['dstport', 'bigint'], ['records', 'bigint'], ['bytes', 'bigint']])
      expect(answer.rows).toHaveLength(100)
      expect(answer.coverage).toMatchObject({ scanned: records.length, matched: records.length, skipped: 0, partial: false, cut: { limit: 100 } })
      expect(answer.engine).toBe('kernel')
      expect(answer.ms).toBeGreaterThanOrEqual(0)
      const unlimited = await query(page, '* | select srcaddr, dstport, count(*) as records group by srcaddr, dstport limit 100000')
      expect(unlimited.rows).toHaveLength(new Set(records.map(({ src, dstPort }) => `${src} ${dstPort}`)).size)
      expect(unlimited.rows.reduce((sum, row) => sum + Number(row[2]), 0)).toBe(records.length)
    })

    await test.step('from and to bound the question, as seconds and as anything that the range control takes', async () => {
      await openDemo(page)
      const within = records.filter(({ time }) => time >= demoBegin + 60 && time < demoBegin + 180)
      const ask = (from: number | string, to: number | string) => page.evaluate(([a, b]) => window.flowlog.query('* | select count(*) as records, sum(bytes) as bytes', { from: a, to: b }), [from, to] as const)
      for (const [from, to] of [[demoBegin + 60, demoBegin + 180], ['2026-02-05 20:01', '2026-02-05 20:03'], ['2026-02-05T12:01:00Z', '2026-02-05T12:03:00Z']] as const) {
        expect((await ask(from, to)).rows).toEqual([[within.length, sumOf(within, 'bytes')]])
      }
      expect((await ask('now-1h', 'now')).rows[0]?.[0]).toBe(0)
      await expect(ask('some day', 'now')).rejects.toThrow('some day')
    })

    await test.step('a refused statement rejects with what is wrong and where', async () => {
      await openDemo(page)
      const misspelt = '* | select sum(bites) as bytes'
      expect(await refusalOf(page, misspelt)).toMatchObject({ name: 'QueryRefused', problem: { position: { from: misspelt.indexOf('bites') } } })
      expect(await refusalOf(page, '* | select sum(bytes')).toMatchObject({ name: 'QueryRefused', problem: { kind: 'syntax' } })
      expect(await refusalOf(page, '* | select n from other')).toMatchObject({ name: 'QueryRefused', problem: { kind: 'unsupported', what: 'FROM other (another logstore)' } })
      expect(await refusalOf(page, 'action: (REJECT | select count(*)')).toMatchObject({ name: 'QueryRefused' })
      // The page has lost nothing by it.
      expect((await query(page, '* | select count(*) as records')).rows).toEqual([[records.length]])
    })

    await test.step('panels follow the view of the address, queries do not', async () => {
      await openDemo(page, { filters: ['action:in:REJECT', 'direction:in.off:in'], range: '2026-02-05T12:01Z..2026-02-05T12:03Z' })
      const asked = await page.evaluate(() => window.flowlog.panels())
      const refused = records.filter(({ action, time }) => action === 'REJECT' && time >= demoBegin + 60 && time < demoBegin + 180)
      expect(asked.find(({ id }) => id === 'records')).toMatchObject({ title: 'Records', statement: '* | select count(*) as records', answer: { rows: [[refused.length]], engine: 'kernel' } })
      expect((await query(page, '* | select count(*) as records')).rows).toEqual([[records.length]])
    })
  })

  await test.step('the plain interpreter gives what the kernel gives', async () => {
    await openDemo(page)
    for (const statement of statements) {
      const [kernel, twin] = await page.evaluate(
        async (text) => [await window.flowlog.query(text), await window.flowlog.query(text, { engine: 'twin' })] as const,
        statement,
      )
      expect([kernel.engine, twin.engine]).toEqual(['kernel', 'twin'])
      expect(kernel.rows.length, statement).toBeGreaterThan(0)
      expect(twin.rows, statement).toEqual(kernel.rows)
      expect(twin.columns, statement).toEqual(kernel.columns)
      expect(twin.coverage.matched, statement).toBe(kernel.coverage.matched)
    }
    const { rows } = await query(page, '* | select "eni-id", sum(bytes) as bytes, sum(packets) as packets group by "eni-id" order by bytes desc limit 3')
    expect(rows).toEqual(byBytes(records, ({ eni }) => eni).slice(0, 3))
  })
})

// What countries and domains an address has is the page's own data, and no matter of this test.
const documented = cases.filter(({ statement, expected }) => !/ip_to|security_check|current_|now\(/i.test(statement) && expected.lines === undefined)

test('opening files gives the report; integers are exact, and documented statements give the documented rows', async ({ page }) => {
  await test.step('opening files gives the report, and describe says at once what is held', async () => {
    await visit(page)
    const nothing = await page.evaluate(() => window.flowlog.describe())
    expect(nothing).toMatchObject({ records: 0, extent: null, fields: [] })
    const report = await openByConsole(page, [demoFile(smallDemo, 'day.csv'), madeFile('broken.log', 'nothing that could be read\n')])
    expect(report.files.map(({ name, records: read }) => [name, read])).toEqual([['day.csv', records.length], ['broken.log', 0]])
    expect(report.files[0]).toMatchObject({ format: 'alibaba-csv', skipped: 0, failure: null, noData: records.filter(({ status }) => status === 'NODATA').length })
    expect(report.files[1]?.failure).not.toBeNull()
    const isPlain = await page.evaluate(() => !(window.flowlog.describe() instanceof Promise))
    expect(isPlain).toBe(true)
    const held = await page.evaluate(() => window.flowlog.describe())
    expect(held).toMatchObject({ records: records.length, skipped: 0, captureInterval: 60, vpcs: 6, interfaces: 32, reading: false })
    expect(held.extent?.from).toBe(demoBegin)
    expect(held.fields).toEqual(expect.arrayContaining(['srcaddr', 'vpc-id', 'observation']))
    expect(held.memory).toBeGreaterThan(0)
    expect(new URL(page.url()).searchParams.get('s')).toMatch(/^files-/)
  })

  await test.step('integers above 2^53 are exact', async () => {
    const line = (bytes: bigint, at: number): string => `2 123456789012 eni-0a1b2c3d4e5f60718 10.0.0.1 10.0.1.9 40000 443 6 3 ${bytes} ${demoBegin + at} ${demoBegin + at + 60} ACCEPT OK\n`
    const each = [9_007_199_254_740_991n, 9_007_199_254_740_990n, 6n]
    await openByConsole(page, [madeFile('flow.log', each.map(line).join(''))])
    const total = await page.evaluate(async () => {
      const { rows } = await window.flowlog.query('* | select sum(bytes) as bytes, max(bytes) as most, count(*) as records')
      return rows.map((row) => row.map((value) => `${typeof value} ${value}`))
    })
    expect(total).toEqual([['bigint 18014398509481987', 'number 9007199254740991', 'number 3']])
  })

  await test.step('documented statements give the documented rows, from the kernel or from DuckDB', async () => {
    await openByConsole(page, [madeFile('records.jsonl', await conformanceRecords())])
    expect(documented.filter(({ id }) => id.startsWith('seed-'))).toHaveLength(8)
    for (const { id, statement, expected } of documented) {
      const { columns, rows, engine } = await query(page, statement)
      expect.soft(engine, id).toBe(refused[id] === undefined ? 'kernel' : 'duckdb')
      const read = rows.map((row) => row.map((value, at) => shown(value, columns[at]?.type === 'timestamp' ? 'timestamp' : null)))
      // A logstore names no columns of an answer without rows; the page does.
      if (expected.columns !== undefined && rows.length > 0) expect.soft(columns.map(({ name }) => name), id).toEqual(expected.columns)
      if (expected.rowCount !== undefined) expect.soft(rows, id).toHaveLength(expected.rowCount)
      // Some written rows name "-" or count it as a value, which the page reads as what it means: nothing was recorded.
      if (expected.rows === undefined || id === 'q-distinct' || expected.rows.some((row) => row.some((value) => String(value).split(',').includes('-')))) continue
      const wanted = expected.rows.map((row) => row.map((value) => (Array.isArray(value) ? JSON.stringify(value) : shown(value))))
      expect.soft(expected.ordered === false ? sorted(read) : read, id).toEqual(expected.ordered === false ? sorted(wanted) : wanted)
    }
  })
})

async function conformanceRecords(): Promise<string> {
  return readFile(new URL('../test/conformance/records.jsonl', import.meta.url), 'utf8')
}
