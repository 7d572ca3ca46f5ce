import { delivering } from '../../../model/cloud/coverage.ts';
import type { FlowLog } from '../../../model/cloud/flow-log.ts';
import type { CoverageNode } from './tree.ts';

/**
 * What can be done so that more of a row is recorded, the first that helps. A resource has one flow log at most, so where it has one
 * already, that one is looked at; what it takes cannot be changed after it was made.
 */
export type NodeDeed =
  | { readonly kind: 'repair' | 'start' | 'look'; readonly log: FlowLog }
  | { readonly kind: 'create' | 'widen' }
  /** The one that records it was made in SLS, and is changed there. */
  | { readonly kind: 'managed' };

/** @param above what can be done about the row that this one is within: what helps there is not said again here. */
export function deedOf(node: CoverageNode, above: NodeDeed | null = null): NodeDeed | null {
  const own = [...node.idle, ...node.by].find((log) => log.resourceType === node.type && log.resourceId === node.id);
  if (own !== undefined && node.counts.whole < node.enis) {
    switch (delivering(own)) {
      case 'failing':
        return { kind: 'repair', log: own };
      case 'stopped':
        return own.business === 'Normal' && own.status === 'Inactive' && !own.managed ? { kind: 'start', log: own } : { kind: 'look', log: own };
      case 'arrives':
      case 'starting':
        return own.managed ? { kind: 'managed' } : node.counts.part > 0 ? { kind: 'look', log: own } : null;
    }
  }
  if (above !== null && above.kind !== 'managed' && (above.kind !== 'create' || node.type === 'NetworkInterface')) return null;
  if (node.counts.none > 0) return { kind: 'create' };
  return node.counts.part > 0 ? { kind: 'widen' } : null;
}
