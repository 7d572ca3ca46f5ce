import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, valueOf, visit } from './support/console.ts'
import { awsLines, textOf } from './support/files.ts'
import { expect, idle, test } from './sealed.ts'

/** More than a browser lists of a folder at once, in folders within folders. */
const files = 130
const linesEach = 8

/** A folder as a sync of a bucket leaves it: a file per hour, some packed, and what systems put beside them. */
function madeFolder(at: string): string {
  const folder = join(at, 'flow logs')
  for (let i = 0; i < files; i++) {
    const inside = join(folder, i % 3 === 0 ? 'flat' : join('2026', '02'))
    mkdirSync(inside, { recursive: true })
    const text = textOf(awsLines(linesEach, { first: i * linesEach }))
    if (i % 2 === 0) writeFileSync(join(inside, `${i}.log`), text)
    else writeFileSync(join(inside, `${i}.log.gz`), gzipSync(text))
  }
  writeFileSync(join(folder, '.DS_Store'), Buffer.from([0, 0, 0, 1, 66, 117, 100, 49]))
  return folder
}

test('a folder that is chosen is read with all that is in it', async ({ page }) => {
  const folder = madeFolder(test.info().outputPath())
  await visit(page)
  await page.locator('input[type=file][webkitdirectory]').setInputFiles(folder)
  await page.waitForFunction((wanted) => window.flowlog.describe().records === wanted, files * linesEach)
  await idle(page)
  expect((await describe(page)).skipped).toBe(0)
  expect(await valueOf(page, '* | select count(distinct bytes) as n')).toBe(linesEach)
  expect(await valueOf(page, '* | select count(distinct start) as n')).toBe(files * linesEach)
})

test('a folder that is dropped anywhere on the page is read with all that is in it', async ({ page }) => {
  const folder = madeFolder(test.info().outputPath())
  await visit(page)
  const devtools = await page.context().newCDPSession(page)
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await devtools.send('Input.dispatchDragEvent', { type, x: 700, y: 500, data: { items: [], files: [folder], dragOperationsMask: 1 } })
  }
  await page.waitForFunction((wanted) => window.flowlog.describe().records === wanted, files * linesEach)
  await idle(page)
  expect((await describe(page)).skipped).toBe(0)
  expect(await valueOf(page, '* | select count(distinct start) as n')).toBe(files * linesEach)
})
