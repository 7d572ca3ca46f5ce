import type { Page } from '@playwright/test'
import axe, { type AxeResults } from 'axe-core'
import { idle } from '../sealed.ts'

type Axe = typeof axe

/** As axe has it of each rule: its types leave out how grave a finding is, which is as grave as its rule. */
interface Rule {
  readonly id: string
  readonly impact: string
  readonly enabled: boolean
  readonly tags: readonly string[]
}

/** Axe with what its types leave out. */
interface WholeAxe {
  readonly _audit: { readonly rules: readonly Rule[]; readonly tagExclude: readonly string[] }
}

/** A colour as axe reads it of a style. */
interface ReadColor {
  r: number
  g: number
  b: number
  alpha: number
  parseString(text: string): ReadColor
}

const { rules: all, tagExclude } = (axe as unknown as WholeAxe)._audit // Typed above.
/** The rules whose findings are told. What the others find would be left out again, and they took a fifth of the time. */
const told = all
  .filter(({ enabled, tags }) => enabled && !tags.some((tag) => tagExclude.includes(tag)))
  .filter(({ id, impact }) => impact === 'serious' || impact === 'critical' || id === 'heading-order' || id === 'empty-table-header')
  .map(({ id }) => id)

/** Has axe remember each colour that it has read: a screen has a dozen, and axe reads them thousands of times, a third of its time. */
function prepare(): void {
  const ready = Reflect.get(window, 'axe') as Axe // Given to the page just before.
  // Findings are told by their place.
  ready.configure({ noHtml: true })
  const color = (ready as unknown as { readonly commons: { readonly color: { readonly Color: { readonly prototype: ReadColor } } } }).commons.color.Color.prototype // For checks of one's own, but untyped.
  const parse = color.parseString
  const known = new Map<string, ReadColor>()
  color.parseString = function (this: ReadColor, text: string): ReadColor {
    const found = known.get(text)
    if (found !== undefined) return Object.assign(this, found)
    parse.call(this, text)
    const { r, g, b, alpha } = this
    known.set(text, { r, g, b, alpha } as ReadColor) // Its fields alone are copied.
    return this
  }
}

/**
 * Waits until nothing is asked and nothing fades in or out: what is half there has colours for a moment that fit nothing, and on a busy
 * machine that moment is long enough to be looked at.
 */
async function settled(page: Page): Promise<void> {
  await idle(page)
  await page.evaluate(async () => {
    const turn = (): Promise<unknown> => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))
    // What goes on for ever, as the bar of a panel that is being asked, is no such moment.
    const fading = (): Animation[] => document.getAnimations().filter(({ playState, effect }) => playState === 'running' && effect?.getComputedTiming().endTime !== Infinity)
    // A part that has been told to go begins to fade a frame later.
    for (let quiet = 0; quiet < 3; quiet++) {
      await turn()
      const now = fading()
      if (now.length > 0) quiet = -1
      await Promise.allSettled(now.map(({ finished }) => finished))
    }
  })
}

/**
 * Violations of accessibility, by rule and place: of a whole page the serious and critical ones, jumps between headings, and heads of
 * tables without a text; of one part, named by its selector, whatever axe finds there.
 */
export async function violations(page: Page, part?: string): Promise<string[]> {
  await settled(page)
  // Half a megabyte of script, once for each document.
  if (!(await page.evaluate(() => 'axe' in window))) {
    await page.evaluate(axe.source)
    await page.evaluate(prepare)
  }
  return page.evaluate(async ({ rules, within }) => {
    const there = Reflect.get(window, 'axe') as Axe // Given to the page above.
    // Of what passes only the names are wanted.
    const answer: Promise<AxeResults> = there.run(within ?? document, { resultTypes: ['violations'], ...(within === undefined ? { runOnly: [...rules] } : {}) })
    const { violations: found } = await answer
    return found.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary ?? ''}`))
  }, { rules: told, within: part })
}
