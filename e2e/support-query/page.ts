import { readFile } from 'node:fs/promises'
import type { Locator, Page } from '@playwright/test'
import { type Language, wordsOf } from '../../src/base/words.ts'
import { tableWords } from '../../src/features/query/table/words.ts'
import { words } from '../../src/features/query/words.ts'
import { expect, idle, turnTo } from '../sealed.ts'

interface QueryLink {
  readonly q?: string
  readonly tab?: string
  readonly filters?: readonly string[]
  readonly range?: string
}

export function linkToQuery({ q, tab, filters = [], range }: QueryLink = {}): string {
  const search = new URLSearchParams({ v: '1', s: 'demo-small' })
  if (range !== undefined) search.set('t', range)
  for (const filter of filters) search.append('f', filter)
  if (q !== undefined) search.set('q', q)
  if (tab !== undefined) search.set('tab', tab)
  return `/query?${search}`
}

/** The page over the small demo, with all answers on screen. */
export async function openQuery(page: Page, link: QueryLink = {}): Promise<void> {
  await turnTo(page, linkToQuery(link))
  await expect(page.getByRole('heading', { level: 1, name: 'Custom Query' })).toBeVisible()
  await expect(editor(page)).toBeVisible()
  await idle(page)
}

export function editor(page: Page, language: Language = 'en'): Locator {
  return page.getByRole('textbox', { name: wordsOf(words, language).statement })
}

/** Replaces the statement as a reader does and runs it by its key. */
export async function runTyped(page: Page, statement: string, language: Language = 'en'): Promise<void> {
  await typed(page, statement, language)
  await page.keyboard.press('ControlOrMeta+Enter')
  await idle(page)
}

export async function typed(page: Page, statement: string, language: Language = 'en'): Promise<void> {
  await editor(page, language).click()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.insertText(statement)
}

/** Names of the columns and the cells in view, what stands beside a value left out. */
export async function rowsOf(page: Page, language: Language = 'en'): Promise<{ readonly head: string[]; readonly rows: string[][] }> {
  const grid = page.getByRole('grid', { name: wordsOf(tableWords, language).rows })
  const head = await grid.locator('thead th button').allInnerTexts()
  const rows = await grid.locator('tbody tr').evaluateAll((all) => all.map((row) => [...row.querySelectorAll('.result-value')].map((cell) => cell.textContent ?? '')))
  return { head: head.map((text) => text.trim()), rows }
}

export function statementOf(page: Page): string | null {
  return new URL(page.url()).searchParams.get('q')
}

interface SavedAnswer {
  readonly columns: readonly { readonly name: string; readonly type: 'bigint' | 'double' | 'varchar' | 'boolean' | 'timestamp' }[]
  readonly rows: readonly (readonly unknown[])[]
}

/** The whole answer, as the page saves it as JSON. */
export async function savedAnswer(page: Page): Promise<SavedAnswer> {
  const waiting = page.waitForEvent('download')
  await page.locator('.query-tools').getByRole('button', { name: 'JSON', exact: true }).click()
  // Written by the page itself; its shape is held by what is compared.
  return JSON.parse((await readFile(await (await waiting).path())).toString()) as SavedAnswer
}
