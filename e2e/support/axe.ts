import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'

/** Serious and critical violations of accessibility, jumps between headings, and heads of tables without a text; by rule and place. */
export async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page }).analyze()
  const grave = found.filter(({ impact, id }) => impact === 'serious' || impact === 'critical' || id === 'heading-order' || id === 'empty-table-header')
  return grave.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary ?? ''}`))
}
