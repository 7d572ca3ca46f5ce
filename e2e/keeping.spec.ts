import { demoFile, awsLines, madeFile, textOf } from './support/files.ts'
import { describe, heldRecords, panelsById, query, visit } from './support/console.ts'
import { keepSwitched } from './support/screens.ts'
import { allowStorage, keptFiles, keptNames, usedStorage } from './support/storage.ts'
import { expect, idle, openFiles, test } from './sealed.ts'

const first = madeFile('first.log', textOf(awsLines(2000)))
const second = madeFile('second.log', textOf(awsLines(3000, { first: 10_000 })))
const lock = 'flowlog-kept'

type Page = Parameters<typeof openFiles>[0]

async function replaced(page: Page, file: typeof first): Promise<void> {
  await openFiles(page, [file])
  await page.getByRole('alertdialog').getByRole('button', { name: 'Replace' }).click()
  await idle(page)
}

/** Holds the lock under which the page writes, as another tab does that is writing; resolves with how to let it go. */
async function writingElsewhere(page: Page): Promise<() => Promise<void>> {
  await page.evaluate(
    (name) =>
      new Promise<void>((held) => {
        void navigator.locks.request(name, () => new Promise<void>((letGo) => {
          Object.assign(window, { letGo })
          held()
        }))
      }),
    lock,
  )
  return () => page.evaluate('window.letGo()')
}

test('nothing is kept unasked', async ({ page }) => {
  await visit(page)
  await openFiles(page, [first])
  expect(await keptFiles(page)).toEqual([])
  await page.reload()
  await idle(page)
  await expect(page.getByRole('heading', { name: 'The files of this link are not here' })).toBeVisible()
})

test('what is kept comes back after a reload, record for record', async ({ page }) => {
  await visit(page)
  await openFiles(page, [demoFile({ records: 20_000, hours: 1 })])
  await keepSwitched(page)
  expect((await keptFiles(page)).length).toBeGreaterThan(1)
  const before = await heldRecords(page)
  const panels = await panelsById(page)
  expect((await describe(page)).records).toBeGreaterThan(15_000)
  await page.reload()
  await idle(page)
  expect(await heldRecords(page)).toBe(before)
  const after = await panelsById(page)
  for (const [id, panel] of panels) {
    const now = after.get(id)
    expect(now !== undefined && 'answer' in now ? now.answer.rows : now, id).toEqual('answer' in panel ? panel.answer.rows : panel)
  }
})

test('files opened later are kept in place of the earlier ones, and come back by their own link', async ({ page }) => {
  await visit(page)
  await openFiles(page, [first])
  await keepSwitched(page)
  await replaced(page, second)
  const before = await heldRecords(page)
  expect((await describe(page)).records).toBe(3000)
  await page.reload()
  await idle(page)
  expect(await heldRecords(page)).toBe(before)
})

test('while one tab writes, another says so and breaks nothing', async ({ page, context }) => {
  await visit(page)
  await openFiles(page, [first])
  await keepSwitched(page)
  const kept = await keptFiles(page)

  const other = await context.newPage()
  await visit(other)
  const done = await writingElsewhere(other)
  await replaced(page, second)
  expect((await describe(page)).records).toBe(3000)
  expect(await keptFiles(page)).toEqual(kept)
  await page.getByRole('link', { name: 'Settings', exact: true }).click()
  await expect(page.getByRole('main')).toContainText(/Another tab .*(writes|writing)/)
  await done()
  await other.close()

  await replaced(page, first)
  await page.reload()
  await idle(page)
  expect((await describe(page)).records).toBe(2000)
})

test('two tabs that keep different files leave two whole sources, or one, and no broken one', async ({ page, context }) => {
  await visit(page)
  await openFiles(page, [first])
  await keepSwitched(page)
  const other = await context.newPage()
  await visit(other)
  await Promise.all([openFiles(other, [second]), replaced(page, demoFile({ records: 20_000, hours: 1 }))])
  const [mine, theirs] = [await describe(page), await describe(other)]
  let whole = 0
  for (const [tab, held] of [[page, mine], [other, theirs]] as const) {
    // Reading leads back to the screen that it was begun on; what is missing is said where records are shown.
    await tab.goto(tab.url().replace('/settings', '/overview'))
    await idle(tab)
    const again = await describe(tab)
    if (again.records === 0) await expect(tab.getByRole('heading', { name: 'The files of this link are not here' })).toBeVisible()
    else {
      expect(again.records).toBe(held.records)
      whole++
    }
  }
  // Whoever wrote last, something is kept.
  expect(whole).toBeGreaterThanOrEqual(1)
  await other.close()
})

test('a reload in mid-write leaves the previous state or the new one', async ({ page }) => {
  await visit(page)
  await openFiles(page, [first])
  await keepSwitched(page)
  const link = page.url().replace('/settings', '/overview')
  const large = demoFile({ records: 80_000, hours: 2 })
  for (let turn = 0; turn < 2; turn++) {
    await openFiles(page, [large]) // Waits for the reader to say what it means.
    await page.getByRole('alertdialog').getByRole('button', { name: 'Replace' }).click()
    // The writing has begun as soon as there is a second folder beside the kept one.
    await page.waitForFunction(async (wanted) => {
      const root = await navigator.storage.getDirectory().then((top) => top.getDirectoryHandle('flowlog'))
      let folders = 0
      for await (const handle of root.values()) if (handle.kind === 'directory') folders++
      return folders >= wanted
    }, 2)
    await page.goto('about:blank')
    await page.goto(link)
    await idle(page)
    expect((await query(page, '* | select count(*) as records, sum(bytes) as bytes')).rows).toEqual([[2000, 2_199_000]])
  }
})

test('a full disk is told in a sentence, and what was kept before comes back', async ({ page }) => {
  await visit(page)
  await openFiles(page, [first])
  await keepSwitched(page)
  const link = page.url().replace('/settings', '/overview')
  const kept = await keptFiles(page)
  await allowStorage(page, (await usedStorage(page)) + 100_000)
  await replaced(page, demoFile({ records: 50_000, hours: 2 }))
  expect((await describe(page)).records).toBeGreaterThan(40_000)
  await page.getByRole('link', { name: 'Settings', exact: true }).click()
  await expect(page.getByRole('main')).toContainText('storage for this page is full')
  expect(await keptFiles(page)).toEqual(kept)
  await allowStorage(page, undefined)
  await page.goto('about:blank')
  await page.goto(link)
  await idle(page)
  expect((await query(page, '* | select count(*) as records, sum(bytes) as bytes')).rows).toEqual([[2000, 2_199_000]])
})

test('forgetting everything leaves nothing on the device and nothing open', async ({ page }) => {
  await visit(page)
  await openFiles(page, [first])
  await keepSwitched(page)
  expect(await keptFiles(page)).not.toEqual([])
  expect(await keptNames(page)).not.toEqual([])
  await page.getByRole('button', { name: 'Forget everything…' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Forget everything', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Drop flow-log files here' })).toBeVisible()
  await idle(page)
  expect(await keptFiles(page)).toEqual([])
  expect(await keptNames(page)).toEqual([])
  expect((await describe(page)).records).toBe(0)
  await page.reload()
  await idle(page)
  expect((await describe(page)).records).toBe(0)
  await expect(page.getByRole('heading', { name: 'Drop flow-log files here' })).toBeVisible()
})
