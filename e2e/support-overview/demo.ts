import type { Page } from '@playwright/test'
import { chosen, smallDemo } from '../../mocks/demo-choice.ts'
import { turnTo } from '../sealed.ts'

/** Where the small demo begins, in Unix seconds: 20:00 at +08:00. It lasts five minutes. */
export const demoBegin = chosen(smallDemo).startSeconds
export const minute = 60

interface Link {
  readonly filters?: readonly string[]
  readonly range?: string
  readonly panel?: string
}

export function linkTo({ filters = [], range, panel }: Link = {}): string {
  const search = new URLSearchParams({ v: '1', s: 'demo-small' })
  if (range !== undefined) search.set('t', range)
  for (const filter of filters) search.append('f', filter)
  if (panel !== undefined) search.set('p', panel)
  return `/overview?${search}`
}

/** The Overview of the small demo by its link, with all answers on screen. */
export async function openDemo(page: Page, link: Link = {}): Promise<void> {
  await turnTo(page, linkTo(link))
}

export function filtersOf(page: Page): string[] {
  return new URL(page.url()).searchParams.getAll('f')
}

export function rangeOf(page: Page): string | null {
  return new URL(page.url()).searchParams.get('t')
}

export function panelOf(page: Page): string | null {
  return new URL(page.url()).searchParams.get('p')
}
