import type { Download, Locator, Page } from '@playwright/test'
import { readFile } from 'node:fs/promises'
import { expect, idle } from '../sealed.ts'

export function panel(page: Page, id: string): Locator {
  return page.locator(`#panel-${id}`)
}

/** A panel asks once it is seen, so it has an answer only a while after it was scrolled to. */
async function focus(page: Page, id: string): Promise<void> {
  await panel(page, id).focus()
  await idle(page)
}

/** Presses a key of a panel (`?`, `T`, `S`, `M`, Escape) and waits for what follows. */
export async function pressIn(page: Page, id: string, key: string): Promise<void> {
  await focus(page, id)
  await page.keyboard.press(key)
  await idle(page)
}

/** Names of the columns and the cells of a table, as they are read. */
export async function tableOf(table: Locator): Promise<{ readonly head: string[]; readonly rows: string[][] }> {
  const head = await table.locator('thead th').allInnerTexts()
  const rows = await table.locator('tbody tr').evaluateAll((all) => all.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.innerText)))
  return { head: head.map((text) => text.trim()), rows }
}

/** Saves what a panel shows by its menu. */
export async function saved(page: Page, id: string, kind: string): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  await focus(page, id)
  await page.keyboard.press('s')
  const waiting = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: kind, exact: true }).click()
  const download: Download = await waiting
  const file = await download.path()
  await expect(page.getByRole('menu')).toHaveCount(0)
  return { name: download.suggestedFilename(), bytes: await readFile(file) }
}

/** The place of a part of a panel's picture, scrolled into view and drawn; the part by its role `application` or by a selector. */
export async function placeOf(page: Page, id: string, part = 'application'): Promise<{ x: number; y: number; width: number; height: number }> {
  await focus(page, id)
  const layer = part === 'application' ? panel(page, id).getByRole('application') : panel(page, id).locator(part).first()
  await layer.scrollIntoViewIfNeeded()
  const box = await layer.boundingBox()
  if (box === null) throw new Error('The layer is not on screen.')
  return box
}
