import { filtersIn } from '../model/filter.ts';
import type { View } from '../model/view.ts';
import { useActiveThreats } from './active-threats.ts';
import { presetsHash, useActiveDomains } from './domain-owner.ts';
import { namesThreats } from './threat-link.ts';

/** Fields whose values are names of domains. */
const domainFields: ReadonlySet<string> = new Set(['srctype', 'dsttype']);
const named = /\b(?:src|dst)type\b/;
/** Screens that show domains whatever their filters are. */
const domainScreens: ReadonlySet<string> = new Set(['/domains', '/ecs-domains', '/cidr-blocks']);

/** Whether what a view shows depends on which domains there are. */
export function namesDomains({ filters, query, choices }: View, path: string): boolean {
  return domainScreens.has(path) || filters.some((condition) => filtersIn(condition).some(({ field }) => domainFields.has(field)))
    || (query !== null && [query.text, query.chart, query.columns].some((text) => text !== null && named.test(text)))
    || Object.values(choices).some((choice) => named.test(choice));
}

/** The view as a link says it: with the domains and threat lists that it was looked at with, where that is not what every reader has. */
export function viewToLink(view: View, path: string): View {
  const { hash } = useActiveDomains.getState();
  const lists = useActiveThreats.getState().hash;
  return { ...view, domains: hash !== presetsHash && namesDomains(view, path) ? hash : null, threats: lists !== null && namesThreats(view, path) ? lists : null };
}
