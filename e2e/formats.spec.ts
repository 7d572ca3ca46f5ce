import { gzipSync } from 'node:zlib'
import { smallDemo } from '../mocks/demo-choice.ts'
import type { FlowFact } from '../mocks/fixtures/facts.ts'
import { type FormatName, formatNames, formats, printAs } from '../mocks/fixtures/formats.ts'
import { factsOfDemo } from '../mocks/fixtures/from-demo.ts'
import type { Value } from '../src/model/frame.ts'
import { type ConsolePanel, describe, openByConsole, panelsById, query, visit } from './support/console.ts'
import { madeFile } from './support/files.ts'
import { expect, test, type openFiles } from './sealed.ts'

type Page = Parameters<typeof openFiles>[0]

/** The fields that each panel of the Overview cannot do without, apart from time, as a reader would expect them. */
const needs: Readonly<Record<string, readonly string[]>> = {
  records: [], bytes: ['bytes'], packets: ['packets'], accepted: ['action'], rejected: ['action'], 'reject-share': ['action'],
  enis: ['eni-id'], vpcs: ['vpc-id'], verdicts: ['action'], directions: ['direction', 'bytes'], 'vpc-rate': ['vpc-id', 'bytes'],
  'protocol-rate': ['protocol', 'bytes'], 'source-heat': ['srcaddr', 'bytes'], 'per-eni': ['eni-id', 'bytes', 'packets'],
  'per-vpc': ['vpc-id', 'bytes', 'packets'], protocols: ['protocol', 'bytes'], paths: ['traffic_path', 'bytes'], status: ['log-status'],
  'source-map': ['srcaddr', 'bytes'], 'destination-map': ['dstaddr', 'bytes'], ports: ['dstport', 'action', 'bytes'],
}
/** Panels that count a flow once do so where both of these are recorded; elsewhere they count every record. */
const onceCounted = new Set(['bytes', 'packets', 'vpc-rate', 'protocol-rate', 'source-heat', 'per-vpc', 'protocols', 'paths', 'source-map', 'destination-map'])
const countingOnce = ['direction', 'vpc-id', 'eni-id']
const overTime = new Set(['verdicts', 'directions', 'vpc-rate', 'protocol-rate', 'source-heat'])

// An account of twelve digits is one in every cloud: by it the default format of AWS, which has no header, is known.
const facts = factsOfDemo(smallDemo).map((fact) => ({ ...fact, account: '121012345678' }))
// AWS names network and instance only where there was traffic.
const onlyWithTraffic = new Set(['vpc-id', 'vswitch-id', 'vm-id', 'type', 'direction'])

function orderless(rows: readonly (readonly Value[])[]): string[] {
  return rows.map((row) => row.map(String).join(' | ')).toSorted()
}

/** The facts as one format tells them, opened, with the same facts (those that it can tell) as SLS records for measure. */
async function openAs(page: Page, format: FormatName, told: readonly FlowFact[]): Promise<void> {
  const { files } = await openByConsole(page, [madeFile(formats[format].file, printAs(format, told))])
  expect(files.map(({ failure, skipped }) => ({ failure, skipped }))).toEqual([{ failure: null, skipped: 0 }])
}

interface Measure {
  readonly records: number
  readonly byField: ReadonlyMap<string, readonly string[]>
  readonly panels: ReadonlyMap<string, ConsolePanel>
  /** The same statements over all records, counting none as a repeat. */
  readonly plain: ReadonlyMap<string, readonly string[]>
  readonly captureInterval: number
}

async function valuesOf(page: Page, field: string): Promise<readonly string[]> {
  const only = onlyWithTraffic.has(field) ? ' where bytes is not null' : ''
  const { rows } = await query(page, `* | select "${field}", count(*) as records, sum(bytes) as bytes, sum(packets) as packets from log${only} group by "${field}" limit 100000`)
  return orderless(rows)
}

async function measure(page: Page, fields: readonly string[]): Promise<Measure> {
  const { records, captureInterval } = await describe(page)
  const byField = new Map<string, readonly string[]>()
  for (const field of fields) byField.set(field, await valuesOf(page, field))
  const panels = await panelsById(page)
  const plain = new Map<string, readonly string[]>()
  for (const { id, statement } of panels.values()) plain.set(id, orderless((await query(page, statement)).rows))
  return { records, captureInterval, byField, panels, plain }
}

/** What SLS records of the same facts give, asked once of each choice of facts: several formats tell the same. */
const measured = new Map<string, Measure>()
const anywhere = [...new Set(formatNames.flatMap((format) => formats[format].same))]

async function measureOf(page: Page, told: readonly FlowFact[]): Promise<Measure> {
  const chosen = new Set(told)
  const name = facts.map((fact) => (chosen.has(fact) ? 1 : 0)).join('')
  const known = measured.get(name)
  if (known !== undefined) return known
  await openAs(page, 'alibaba-jsonl', told)
  const found = await measure(page, anywhere)
  measured.set(name, found)
  return found
}

// Two walks, so that both cores have one.
for (const half of [0, 1]) {
  test(`the same records as the formats of ${half === 0 ? 'even' : 'odd'} place give the panels that SLS records give, or name the field that is missing`, async ({ page }) => {
    await visit(page)
    for (const format of formatNames.filter((_, place) => place % 2 === half)) {
      await test.step(format, async () => {
        const { same, expresses } = formats[format]
        const told = facts.filter(expresses)
        const expected = await measureOf(page, told)
        await openAs(page, format, told)
        const { records, captureInterval, fields } = await describe(page)
        expect(records).toBe(expected.records)
        expect(records).toBe(told.length)

        for (const field of same) expect.soft(await valuesOf(page, field), field).toEqual(expected.byField.get(field))

        const panels = await panelsById(page)
        expect([...panels.keys()].toSorted()).toEqual(Object.keys(needs).toSorted())
        for (const [id, panel] of panels) {
          const needed = needs[id] ?? []
          const missing = needed.filter((field) => !fields.includes(field))
          if ('problem' in panel) {
            expect.soft(missing.length, `${id} refused without a missing field: ${JSON.stringify(panel.problem)}`).toBeGreaterThan(0)
            expect.soft(panel.problem, id).toMatchObject({ kind: 'field-missing', fields: missing.filter((field) => panel.problem.kind === 'field-missing' && panel.problem.fields.includes(field)) })
            continue
          }
          expect.soft(missing, `${id} answered without its fields`).toEqual([])
          if (!needed.every((field) => same.includes(field))) continue
          if (overTime.has(id) && captureInterval !== expected.captureInterval) continue
          const once = onceCounted.has(id)
          const known = expected.panels.get(id)
          if (known === undefined || !('answer' in known)) throw new Error(`The SLS records have no panel ${id}.`)
          if (!once || countingOnce.every((field) => same.includes(field))) expect.soft(orderless(panel.answer.rows), id).toEqual(orderless(known.answer.rows))
          else if (!countingOnce.every((field) => fields.includes(field))) expect.soft(orderless(panel.answer.rows), `${id}, every record`).toEqual(expected.plain.get(id))
        }
      })
    }
  })
}

test('the page itself says which field a format lacks, and its other panels are drawn', async ({ page }) => {
  await visit(page)
  await openAs(page, 'gcp', facts.filter(formats.gcp.expresses))
  const main = page.getByRole('main')
  await expect(main.getByText(/\baction\b/).first()).toBeVisible()
  await expect(main.getByText(/traffic_path/).first()).toBeVisible()
  // A screen that these records cannot feed stays, and says why once one comes to it.
  const screens = page.getByRole('navigation')
  const policy = screens.getByRole('link', { name: 'Policy Statistics' })
  await expect(policy).toHaveAccessibleDescription('The open records carry no verdict (action).')
  const reason = policy.getByRole('tooltip', { includeHidden: true })
  await expect(reason).toBeHidden()
  await policy.hover()
  await expect(reason).toBeVisible()
  await expect(screens.getByRole('link', { name: 'Custom Query', exact: true })).toHaveAccessibleDescription('')
  await expect(main.locator('canvas, svg[role=img]').first()).toBeVisible()
})

const packed: readonly (readonly [string, (text: Uint8Array) => Uint8Array])[] = [
  ['one member', (text) => gzipSync(text)],
  ['three members, one of them empty', (text) => Buffer.concat([gzipSync(text.subarray(0, 70_001)), gzipSync(''), gzipSync(text.subarray(70_001))])],
  ['members, then zero padding', (text) => Buffer.concat([gzipSync(text.subarray(0, 12_345)), gzipSync(text.subarray(12_345)), Buffer.alloc(512)])],
]
test('gzip is read whole, whatever it is called', async ({ page }) => {
  await visit(page)
  for (const [how, pack] of packed) {
    await test.step(how, async () => {
      const plain = printAs('aws-v5', facts)
      const { files } = await openByConsole(page, [madeFile('flow.txt', pack(plain))])
      expect(files).toMatchObject([{ format: 'aws-text', records: facts.length, skipped: 0, notes: [], failure: null }])
      const bytes = facts.reduce((sum, fact) => sum + (fact.status === 'OK' ? fact.bytes : 0), 0)
      expect((await query(page, '* | select count(*) as records, sum(bytes) as bytes')).rows).toEqual([[facts.length, bytes]])
    })
  }
})

test('files of several clouds at once are one source', async ({ page }) => {
  const mixed: readonly FormatName[] = ['alibaba-jsonl', 'alibaba-csv', 'aws-v5', 'huawei-v2', 'gcp', 'azure-vnet', 'azure-nsg']
  const files = mixed.map((format, i) => madeFile(`${i}-${formats[format].file}`, printAs(format, facts)))
  await visit(page)
  const report = await openByConsole(page, files)
  expect(report.files.map(({ failure, skipped }) => ({ failure, skipped }))).toEqual(mixed.map(() => ({ failure: null, skipped: 0 })))
  expect(report.files.map(({ records }) => records)).toEqual(mixed.map((format) => facts.filter(formats[format].expresses).length))
  const told = mixed.flatMap((format) => facts.filter(formats[format].expresses))
  const bytes = told.reduce((sum, fact) => sum + (fact.status === 'OK' ? fact.bytes : 0), 0)
  expect((await query(page, '* | select count(*) as records, sum(bytes) as bytes')).rows).toEqual([[told.length, bytes]])
  const problems = [...(await panelsById(page)).values()].filter((panel) => 'problem' in panel)
  expect(problems).toEqual([])
})
