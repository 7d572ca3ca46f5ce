import type { View } from '../model/view.ts';
import { viewNames, type LabelNames } from './view-names.ts';

const threats: LabelNames = { fields: new Set(['srcthreat', 'dstthreat']), named: /\b(?:(?:src|dst)threat|security_check_ip)\b/, screens: new Set(['/threats', '/threats/lists']) };

/** Whether what a view shows depends on which threat lists are on. */
export function namesThreats(view: View, path: string): boolean {
  return viewNames(view, path, threats);
}
