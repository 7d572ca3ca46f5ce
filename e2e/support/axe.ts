import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'

/** Serious and critical violations of accessibility, jumps between headings, and heads of tables without a text; by rule and place. */
export async function violations(page: Page): Promise<string[]> {
  // Nothing here stands in a frame of another origin, so there is no need for a second page that joins the results of frames;
  // and of what passes only the names are wanted.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] })
  const { violations: found } = await axe.analyze()
  const grave = found.filter(({ impact, id }) => impact === 'serious' || impact === 'critical' || id === 'heading-order' || id === 'empty-table-header')
  return grave.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary ?? ''}`))
}
