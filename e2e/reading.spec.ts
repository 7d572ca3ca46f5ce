import { readFileSync } from 'node:fs'
import { deflateSync, gzipSync } from 'node:zlib'
import { describe, openByConsole, query, valueOf, visit } from './support/console.ts'
import { awsLines, madeFile, textOf, type MadeFile } from './support/files.ts'
import { showReport } from './support/screens.ts'
import { expect, idle, openFiles, test } from './sealed.ts'

const whole = madeFile('whole.log', textOf(awsLines(500)))
const wholeBytes = Array.from({ length: 500 }, (_, i) => 100 + i).reduce((sum, bytes) => sum + bytes, 0)

/** A picture of one dot, as any painter writes it. */
function picture(): Buffer {
  const chunk = (name: string, body: Buffer): Buffer => Buffer.concat([Buffer.from([0, 0, 0, body.length]), Buffer.from(name), body, Buffer.alloc(4)])
  const head = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0])
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), chunk('IHDR', head), chunk('IDAT', deflateSync(Buffer.from([0, 1, 2, 3]))), chunk('IEND', Buffer.alloc(0))])
}

function noise(bytes: number): Buffer {
  const made = Buffer.alloc(bytes)
  let state = 0x9e3779b9
  for (let i = 0; i < bytes; i++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    made[i] = state >>> 24
  }
  return made
}

const unreadable: readonly (readonly [string, MadeFile, RegExp])[] = [
  ['an empty file', madeFile('nothing.log', ''), /There is nothing in this file/],
  ['a gzip of nothing', madeFile('nothing.log.gz', gzipSync('')), /There is nothing in this file/],
  ['a file of 0 bytes that is called gzip', madeFile('zero.gz', ''), /There is nothing in this file/],
  ['a picture', madeFile('picture.log', picture()), /Pictures hold no log lines/],
  ['binary noise', madeFile('noise.log', noise(3_000_000)), /holds no line that any known format could be/],
  ['a zip archive', madeFile('logs.zip', Buffer.concat([Buffer.from('PK\u0003\u0004'), noise(2000)])), /Zip archives are not opened/],
  ['zstd', madeFile('logs.zst', Buffer.concat([Buffer.from([0x28, 0xb5, 0x2f, 0xfd]), noise(2000)])), /zstd files are not read here/],
]

test('what is no log is told in a sentence, and what was open is open still; a second file is added or replaces', async ({ page }) => {
  await test.step('with nothing open, a picture leaves a sentence and a page that reads the next file', async () => {
    await visit(page)
    await openFiles(page, [madeFile('a.png', picture())])
    await expect(page.getByRole('main')).toContainText(/Pictures hold no log lines/)
    expect((await describe(page)).records).toBe(0)
  })

  await test.step('text that is no log is told, or asked about, and never shown as an empty dashboard', async () => {
    await openFiles(page, [madeFile('letter.txt', 'Dear reader,\n\nthis is a letter, and no log.\nIt has a few lines.\n\nYours\n')])
    expect((await describe(page)).records).toBe(0)
    await expect(page).not.toHaveURL(/\/overview/)
    await expect(page.getByRole('main')).toContainText(/none of its first lines is a record|Name the columns/)
  })

  await test.step('two gigabytes of noise are told in a sentence, and what was open is open still', async () => {
    await openFiles(page, [whole])
    expect((await describe(page)).records).toBe(500)
    const { bytes, failure } = await page.evaluate(async () => {
      const part = new Uint8Array(2 ** 26)
      for (let at = 0; at < part.length; at += 65_536) crypto.getRandomValues(part.subarray(at, at + 65_536))
      // Parts of a file that are one blob take its bytes once.
      const piece = new Blob([part])
      const report = await window.flowlog.open(new File(Array.from({ length: 32 }, () => piece), 'noise.bin'), { mode: 'add' })
      return { bytes: report.files[0]?.bytes, failure: report.files[0]?.failure }
    })
    expect(bytes).toBe(2 ** 31)
    expect(failure).toEqual({ kind: 'not-a-log', looksLike: 'binary' })
    await idle(page)
    expect((await describe(page)).records).toBe(500)
    expect(await valueOf(page, '* | select sum(bytes) as bytes')).toBe(wholeBytes)
  })

  await test.step('what is no log is told in a sentence, and what was open is open still', async () => {
    for (const [what, file, sentence] of unreadable) {
      await test.step(what, async () => {
        await openFiles(page, [file])
        await page.getByRole('alertdialog').getByRole('button', { name: 'Replace' }).click()
        await idle(page)
        await expect(page.getByRole('main'), what).toContainText(sentence)
        expect((await describe(page)).records, what).toBe(500)
        expect(await valueOf(page, '* | select sum(bytes) as bytes'), what).toBe(wholeBytes)
        // The page is alive: it goes back to what was open.
        await page.getByRole('button', { name: 'Open the Overview' }).click()
        await idle(page)
        await expect(page.getByRole('main'), what).toContainText('500')
        await expect(page.getByRole('main'), what).not.toContainText(sentence)
      })
    }
  })

  await test.step('a second file is added or replaces as the reader says, and the same file twice is noticed', async () => {
    const other = madeFile('other.log', textOf(awsLines(300, { first: 1000 })))
    await openFiles(page, [other])
    const dialog = page.getByRole('alertdialog')
    await expect(dialog).toContainText('whole.log')
    await dialog.getByRole('button', { name: 'Add' }).click()
    await idle(page)
    expect((await describe(page)).records).toBe(800)

    await openFiles(page, [whole])
    await dialog.getByRole('button', { name: 'Add' }).click()
    await idle(page)
    expect((await describe(page)).records).toBe(800)
    await expect(page.getByRole('main')).toContainText(/is among the records already|read already/)

    await openFiles(page, [other])
    await dialog.getByRole('button', { name: 'Replace' }).click()
    await idle(page)
    expect((await describe(page)).records).toBe(300)

    await openFiles(page, [whole])
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    await expect(dialog).toBeHidden()
    expect((await describe(page)).records).toBe(300)
  })
})

test('what is no log among logs, not whole or of a wrong checksum, is told, and what can be read is', async ({ page }) => {
  await test.step('what is no log among logs, or not whole, is told, and what can be read is', async () => {
    await visit(page)
    await test.step('a directory of pictures among logs: the logs are read, each picture is told', async () => {
      const report = await openByConsole(page, [madeFile('a.png', picture()), whole, madeFile('b.png', picture())])
      expect(report.files.map(({ name, records, failure }) => [name, records, failure])).toEqual([
        ['a.png', 0, { kind: 'not-a-log', looksLike: 'picture' }],
        ['whole.log', 500, null],
        ['b.png', 0, { kind: 'not-a-log', looksLike: 'picture' }],
      ])
      expect(report.records).toBe(500)
    })

    await test.step('the same file twice in one go is read once', async () => {
      const report = await openByConsole(page, [whole, whole])
      expect(report.files.map(({ failure }) => failure)).toEqual([null, { kind: 'already-read' }])
      expect(report.records).toBe(500)
    })

    await test.step('a gzip that is cut off keeps what stands before the cut, and says where', async () => {
      const packed = gzipSync(textOf(awsLines(20_000)))
      const cut = packed.subarray(0, Math.floor(packed.length / 2))
      const { files, records } = await openByConsole(page, [madeFile('cut.log.gz', cut)])
      expect(files[0]?.notes).toEqual([{ kind: 'gzip-damaged', offset: cut.length, detail: 'cut' }])
      expect(records).toBeGreaterThan(5000)
      expect(records).toBeLessThan(20_000)
      // What was kept are the first lines, whole.
      const bytes = Array.from({ length: records }, (_, i) => 100 + i).reduce((sum, one) => sum + one, 0)
      expect((await query(page, '* | select count(*) as records, sum(bytes) as bytes')).rows).toEqual([[records, bytes]])
      await page.evaluate(() => window.flowlog.idle())
    })

    await test.step('bytes after the gzip that are no gzip are left out and told', async () => {
      const packed = gzipSync(textOf(awsLines(3000)))
      const { files } = await openByConsole(page, [madeFile('more.log.gz', Buffer.concat([packed, Buffer.from('trailing words')]))])
      expect(files).toMatchObject([{ records: 3000, skipped: 0, notes: [{ kind: 'gzip-damaged', offset: packed.length, detail: 'trailing' }] }])
    })
  })

  await test.step('a wrong checksum keeps every record and is told with its place', async () => {
    const packed = gzipSync(textOf(awsLines(3000)))
    const wrong = Buffer.from(packed)
    wrong.writeUInt32LE((wrong.readUInt32LE(wrong.length - 8) ^ 1) >>> 0, wrong.length - 8)
    const { files } = await openByConsole(page, [madeFile('wrong.log.gz', Buffer.concat([wrong, gzipSync(textOf(awsLines(1000, { first: 5000 })))]))])
    expect(files).toMatchObject([{ failure: null, skipped: 0 }])
    expect(files[0]?.notes).toMatchObject([{ kind: 'gzip-damaged', detail: 'checksum' }])
    expect(files[0]?.records).toBeGreaterThanOrEqual(3000)
    await showReport(page)
    // What is not whole is open from the start.
    await expect(page.getByRole('main')).toContainText(/checksum does not match at byte/)
  })
})

test('bad lines are counted by reason, shown with number and text, and downloaded', async ({ page }) => {
  const good = awsLines(1000)
  const lines = [...good]
  lines.splice(10, 0, 'this is no record at all')
  lines.splice(20, 0, (good[20] ?? '').replace(' 443 ', ' https '))
  lines.splice(30, 0, (good[30] ?? '').replace(' 443 ', ' 70000 '))
  lines.splice(40, 0, (good[40] ?? '').replace(' 10.0.1.9 ', ' 10.0.1.900 '))
  lines.splice(50, 0, (good[50] ?? '').replace(' 443 ', ' https '))
  lines.splice(60, 0, `${good[60]} and more`)
  await visit(page)
  await openFiles(page, [madeFile('bad.log', textOf(lines))])
  expect((await query(page, '* | select count(*) as records, sum(bytes) as bytes')).rows).toEqual([[1000, 599_500]])
  expect((await describe(page)).skipped).toBe(6)

  await showReport(page)
  const show = page.getByRole('button', { name: 'Show the report of bad.log' })
  if ((await show.getAttribute('aria-expanded')) !== 'true') await show.click()
  const main = page.getByRole('main')
  await expect(main).toContainText('6 of 1,006 lines were skipped')
  await expect(main).toContainText('this is no record at all')
  await expect(main.getByRole('row', { name: /^dstport is “https”/ })).toContainText('21')

  const saved = page.waitForEvent('download')
  await main.getByRole('button', { name: 'as JSON' }).click()
  const report: unknown = JSON.parse(readFileSync(await (await saved).path(), 'utf8'))
  expect(report).toMatchObject({ records: 1000, skipped: 6, files: [{ name: 'bad.log', records: 1000, skipped: 6 }] })
  const savedLines = page.waitForEvent('download')
  await main.getByRole('button', { name: 'skipped lines as CSV' }).click()
  const table = readFileSync(await (await savedLines).path(), 'utf8').trimEnd().split('\r\n')
  expect(table.map((row) => row.split(',')[1])).toEqual(['line', '11', '21', '31', '41', '51', '61'])
})

test('a table of no known format asks for its columns, is read as they are named, and they are remembered', async ({ page }) => {
  const rows = Array.from({ length: 200 }, (_, i) => `${1_770_220_800 + i};x;10.0.0.${i % 20};10.0.1.1;${1000 + i}`)
  const table = (name: string, count: number): MadeFile => madeFile(name, textOf(['zeit,quelle,ziel,menge', ...rows.slice(0, count).map((row) => row.split(';').filter((_, i) => i !== 1).join(','))]))
  await visit(page)
  await openFiles(page, [table('own.csv', 200)])
  expect((await describe(page)).records).toBe(0)
  await page.getByRole('button', { name: 'Name the columns' }).click()
  const read = page.getByRole('button', { name: 'Read the file' })
  for (const [column, field] of [['zeit', 'start'], ['quelle', 'srcaddr'], ['ziel', 'dstaddr'], ['menge', 'bytes']] as const) {
    await page.getByRole('combobox', { name: `Field of column ${column}` }).selectOption(field)
  }
  await read.click()
  await idle(page)
  const bytes = Array.from({ length: 200 }, (_, i) => 1000 + i).reduce((sum, one) => sum + one, 0)
  expect((await query(page, '* | select count(*) as records, sum(bytes) as bytes, count(distinct srcaddr) as sources')).rows).toEqual([[200, bytes, 20]])
  await expect(page).toHaveURL(/\/overview/)

  await visit(page)
  await openFiles(page, [table('next.csv', 100)])
  if ((await describe(page)).records === 0) {
    await page.getByRole('button', { name: 'Name the columns' }).click()
    await expect(page.getByRole('combobox', { name: 'Field of column menge' })).toHaveValue('bytes')
    await page.getByRole('button', { name: 'Read the file' }).click()
    await idle(page)
  }
  expect((await query(page, '* | select count(*) as records, sum(bytes) as bytes')).rows).toEqual([[100, 104_950]])
})

test('files dropped on any screen are read, a folder with all that is in it', async ({ page }) => {
  await visit(page)
  const dropped = await page.evaluateHandle((text) => {
    const transfer = new DataTransfer()
    transfer.items.add(new File([text], 'dropped.log'))
    return transfer
  }, textOf(awsLines(50)))
  for (const type of ['dragenter', 'dragover', 'drop']) await page.locator('body').dispatchEvent(type, { dataTransfer: dropped })
  await page.waitForFunction(() => window.flowlog.describe().records === 50)
  await idle(page)
  await expect(page).toHaveURL(/\/overview/)
})

test('lines that are pasted are read', async ({ page }) => {
  await visit(page)
  await page.evaluate((text) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', text)
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, textOf(awsLines(20)))
  await page.waitForFunction(() => window.flowlog.describe().records === 20)
  await idle(page)
})
