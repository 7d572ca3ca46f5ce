import { delivering } from '../../../model/cloud/coverage.ts';
import type { FlowLog } from '../../../model/cloud/flow-log.ts';
import type { Words } from '../../../base/words.ts';
import type { CoverageNode } from './tree.ts';
import type { coverageWords } from './words.ts';

type W = Words<typeof coverageWords>;

export function nameOf({ name, id }: Pick<FlowLog, 'name' | 'id'>): string {
  return name === '' ? id : name;
}

/** How a flow log that delivers nothing is said beside a row. */
export function idleText(log: FlowLog, w: W): string {
  if (log.business === 'FinancialLocked') return w.lockedLog(nameOf(log));
  return delivering(log) === 'failing' ? w.failedLog(nameOf(log)) : w.stoppedLog(nameOf(log));
}

export function trafficOf(node: CoverageNode, w: W): string | null {
  if (node.traffic === null) return null;
  return { all: w.trafficAll, allow: w.trafficAllow, drop: w.trafficDrop, mixed: w.differs }[node.traffic];
}

/** Counts in a sentence: `118 ENIs: 2 whole, 116 in part.` */
export function sentenceOf({ enis, counts }: CoverageNode, w: W): string {
  if (enis === 0) return w.sentenceEmpty;
  const parts = [[counts.whole, w.partWhole], [counts.part, w.partPart], [counts.starting, w.partStarting], [counts.none, w.partNone]] as const;
  return w.sentence(enis, parts.flatMap(([count, say]) => (count === 0 ? [] : [say(count)])).join(w.comma));
}

/** What can be done about a row, if anything: the first that helps. */
export type NodeDeed =
  | { readonly kind: 'repair' | 'start'; readonly log: FlowLog }
  | { readonly kind: 'create' | 'widen' };

export function deedOf(node: CoverageNode): NodeDeed | null {
  const failing = node.idle.find((log) => delivering(log) === 'failing');
  if (failing !== undefined && node.counts.whole < node.enis) return { kind: 'repair', log: failing };
  if (node.counts.none > 0) {
    const own = node.idle.find((log) => log.resourceId === node.id && delivering(log) === 'stopped' && log.business === 'Normal' && log.status === 'Inactive' && !log.managed);
    return own === undefined ? { kind: 'create' } : { kind: 'start', log: own };
  }
  return node.counts.part > 0 && node.type !== 'NetworkInterface' && node.traffic !== 'all' ? { kind: 'widen' } : node.counts.part > 0 && node.paths !== 'mixed' && !node.paths.includes('all') ? { kind: 'widen' } : null;
}
