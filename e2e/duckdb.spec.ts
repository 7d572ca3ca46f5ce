import { expect, test } from './sealed.ts'
import { openByConsole, query, visit } from './support/console.ts'
import { awsLines, madeFile, textOf } from './support/files.ts'

test('DuckDB is loaded with the first statement that needs it, from the page’s own server, and answers under its policy', async ({ page, address }) => {
  const files: string[] = []
  page.on('request', (request) => files.push(request.url()))
  await visit(page)
  await openByConsole(page, [madeFile('records.log', textOf(awsLines(5000)))])

  const plain = await query(page, '* | SELECT count(*) AS n')
  expect([plain.engine, plain.rows]).toEqual(['kernel', [[5000]]])
  expect(files.filter((url) => /duckdb/.test(url))).toEqual([])

  const ranked = await query(page, '* | SELECT n, rank() OVER (ORDER BY n DESC) AS r FROM (SELECT action, count(*) AS n FROM log GROUP BY action) ORDER BY r')
  expect(ranked.engine).toBe('duckdb')
  expect(ranked.rows.reduce((total, [n]) => total + Number(n), 0)).toBe(5000)
  expect(ranked.coverage).toMatchObject({ scanned: 5000, matched: 5000 })
  expect(files.filter((url) => !url.startsWith('blob:') && !url.startsWith(address))).toEqual([])

  // Functions of ours are called by SQL, in a worker that may not make code from text.
  const called = await query(page, "* | SELECT max_by(regexp_replace(srcaddr, '\\.\\d+$', '.x'), bytes) AS a, array_join(array_agg(DISTINCT ip_prefix(srcaddr, 8)), ',') AS b")
  expect(called.rows[0]?.[0]).toMatch(/^\d+\.\d+\.\d+\.x$/)
})
