import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { idle } from '../sealed.ts'

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

/** Serious and critical violations of accessibility, jumps between headings, and heads of tables without a text; by rule and place. */
export async function violations(page: Page): Promise<string[]> {
  await settled(page)
  // Half a megabyte of script, which a page that has it already would be given twice more.
  const isThere = await page.evaluate(() => 'axe' in window)
  // Nothing here stands in a frame of another origin, so there is no need for a second page that joins the results of frames;
  // and of what passes only the names are wanted.
  const axe = new AxeBuilder({ page, ...(isThere ? { axeSource: 'void 0' } : {}) }).setLegacyMode().options({ resultTypes: ['violations'] })
  const { violations: found } = await axe.analyze()
  const grave = found.filter(({ impact, id }) => impact === 'serious' || impact === 'critical' || id === 'heading-order' || id === 'empty-table-header')
  return grave.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary ?? ''}`))
}
