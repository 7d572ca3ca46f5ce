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

export function isFailing(log: FlowLog): boolean {
  return delivering(log) === 'failing';
}

export function trafficOf(node: CoverageNode, w: W): string | null {
  if (node.traffic === null) return null;
  return { all: w.trafficAll, allow: w.trafficAllow, drop: w.trafficDrop, mixed: w.differs }[node.traffic];
}

/** Counts in a sentence: `118 ENIs: 2 whole, 116 in part.` */
export function sentenceOf({ enis, counts }: Pick<CoverageNode, 'enis' | 'counts'>, w: W): string {
  if (enis === 0) return w.sentenceEmpty;
  const parts = [[counts.whole, w.partWhole], [counts.part, w.partPart], [counts.starting, w.partStarting], [counts.none, w.partNone]] as const;
  return w.sentence(enis, parts.flatMap(([count, say]) => (count === 0 ? [] : [say(count)])).join(w.comma));
}
