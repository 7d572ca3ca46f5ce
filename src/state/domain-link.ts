import type { View } from '../model/view.ts';
import { useActiveThreats } from './active-threats.ts';
import { presetsHash, useActiveDomains } from './domain-owner.ts';
import { namesThreats } from './threat-link.ts';
import { viewNames, type LabelNames } from './view-names.ts';

const domains: LabelNames = { fields: new Set(['srctype', 'dsttype']), named: /\b(?:src|dst)type\b/, screens: new Set(['/domains', '/ecs-domains', '/cidr-blocks']) };

/** Whether what a view shows depends on which domains there are. */
export function namesDomains(view: View, path: string): boolean {
  return viewNames(view, path, domains);
}

/** The view as a link says it: with the domains and threat lists that it was looked at with, where that is not what every reader has. */
export function viewToLink(view: View, path: string): View {
  const { hash } = useActiveDomains.getState();
  const lists = useActiveThreats.getState().hash;
  return { ...view, domains: hash !== presetsHash && namesDomains(view, path) ? hash : null, threats: lists !== null && namesThreats(view, path) ? lists : null };
}
