import { readFile } from 'node:fs/promises'
import { cases } from '../test/conformance/cases.ts'
import { shown, sorted } from '../test/conformance/rows.ts'
import { expect, idle, test } from './sealed.ts'
import { describe as held, openByConsole, query, refusalOf, valueOf, visit } from './support/console.ts'
import { madeFile } from './support/files.ts'
import { runTyped, savedAnswer } from './support-query/page.ts'

/** The records that the documented statements were written down with, dropped on the page. */
async function openRecords(page: Parameters<typeof visit>[0]): Promise<void> {
  await visit(page)
  await openByConsole(page, [madeFile('records.jsonl', await readFile(new URL('../test/conformance/records.jsonl', import.meta.url), 'utf8'))])
  await page.getByRole('link', { name: 'Custom Query', exact: true }).click()
  await page.waitForURL(/\/query/)
  await idle(page)
}

test('the statements of the documentation, pasted into the page, give the documented rows', async ({ page }) => {
  test.setTimeout(180_000)
  await openRecords(page)
  const seeds = cases.filter(({ id }) => id.startsWith('seed-'))
  expect(seeds).toHaveLength(8)
  for (const { id, statement, expected } of seeds) {
    await runTyped(page, statement)
    await expect.soft(page.getByRole('alert'), id).toHaveCount(0)
    if ((expected.rows ?? []).length === 0 && expected.rowCount === undefined) {
      await expect.soft(page.getByRole('tab', { name: /^Table 0/ }), id).toBeVisible()
      continue
    }
    const saved = await savedAnswer(page)
    if (expected.columns && expected.columns.length > 0) expect.soft(saved.columns.map(({ name }) => name), id).toEqual(expected.columns)
    if (expected.rowCount !== undefined) {
      expect.soft(saved.rows.map(([eni]) => eni), id).toEqual(expected.eniIdsInOrder)
      continue
    }
    const rows = saved.rows.map((row) => row.map((value, at) => shown(value, saved.columns[at]?.type ?? null)))
    const wanted = (expected.rows ?? []).map((row) => row.map((value) => shown(value)))
    expect.soft(expected.ordered === false ? sorted(rows) : rows, id).toEqual(expected.ordered === false ? sorted(wanted) : wanted)
  }
})

test('an answer of too many rows ends with a sentence, its memory is given back, and the page goes on', async ({ page }) => {
  await openRecords(page)
  const fifty = '* | select a.srcaddr from log a cross join log b cross join log c cross join log d cross join log e limit 50000000'
  expect(await refusalOf(page, fifty)).toMatchObject({ problem: { kind: 'syntax', message: 'LIMIT is at most 1000000', position: { from: fifty.indexOf('50000000') } } })
  // As many rows as may be asked for, each so long that a page cannot hold them.
  const long = "* | select concat(a.srcaddr, rpad('x', 2000, 'y'), cast(e.bytes as varchar)) as t from log a cross join log b cross join log c cross join log d cross join log e limit 1000000"
  expect(await refusalOf(page, long)).toMatchObject({ problem: { kind: expect.stringMatching(/^(too-large|memory)$/) } })
  expect((await held(page)).records).toBe(54)
  expect(await valueOf(page, '* | select count(*) as n')).toBe(54)
  expect((await query(page, '* | select max(n) from (select count(*) as n from log group by srcaddr)')).engine).toBe('duckdb')
  // And on the page, where the reader sees it.
  await runTyped(page, long)
  await expect(page.getByRole('alert')).toContainText(/too large|memory budget/i)
  await expect(page.getByRole('button', { name: /^Run/ })).toBeEnabled()
})
