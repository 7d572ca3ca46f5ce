import type { Page } from '@playwright/test'
import type { ConsolePanel, QueryResult } from '../../src/app/console.ts'
import type { Value } from '../../src/model/frame.ts'
import type { Description, ReadReport } from '../../src/model/source.ts'
import type { FileToOpen } from '../sealed.ts'

export type { ConsolePanel, QueryResult } from '../../src/app/console.ts'

/** What the console says to a statement over all the data, without the page's filters. */
export function query(page: Page, statement: string): Promise<QueryResult> {
  return page.evaluate((text) => window.flowlog.query(text), statement)
}

/** The only value of a statement that gives one row of one column. */
export async function valueOf(page: Page, statement: string): Promise<Value> {
  const { rows } = await query(page, statement)
  return rows[0]?.[0] ?? null
}

/** The problem that a statement is refused with, and the name of the error that carries it. */
export function refusalOf(page: Page, statement: string): Promise<unknown> {
  return page.evaluate(
    (text) =>
      window.flowlog.query(text).then(
        () => 'answered',
        (error: unknown) => (error instanceof Error ? { name: error.name, problem: 'problem' in error ? error.problem : null } : 'no error'),
      ),
    statement,
  )
}

/** The Overview in the view of the address, by panel id. */
export async function panelsById(page: Page): Promise<ReadonlyMap<string, ConsolePanel>> {
  const panels = await page.evaluate(() => window.flowlog.panels())
  return new Map(panels.map((panel) => [panel.id, panel]))
}

export function describe(page: Page): Promise<Description> {
  return page.evaluate(() => window.flowlog.describe())
}

/** A description as text, without what differs from one holder of the same records to the next. */
export async function heldRecords(page: Page): Promise<string> {
  const held = Object.entries(await describe(page)).filter(([name]) => !['revision', 'memoryBytes', 'memory', 'reading'].includes(name))
  return JSON.stringify(held.toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

/** Goes to the page and waits until its console is there. */
export async function visit(page: Page, address = '/'): Promise<void> {
  await page.goto(address)
  await page.waitForFunction(() => 'flowlog' in window)
}

/** Opens made files by the console and resolves with the report, when everything that follows is on screen. */
export async function openByConsole(page: Page, files: readonly Exclude<FileToOpen, string>[], mode: 'add' | 'replace' = 'replace'): Promise<ReadReport> {
  const plain = files.map(({ name, buffer }) => ({ name, text: buffer.toString('base64') }))
  const report = await page.evaluate(
    async ([given, how]) => {
      const opened = await Promise.all(given.map(async ({ name, text }) => new File([Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0))], name)))
      return window.flowlog.open(opened, { mode: how })
    },
    [plain, mode] as const,
  )
  await page.evaluate(() => window.flowlog.idle())
  return report
}
