import { deedOf, type NodeDeed } from './node-deed.ts';
import type { CoverageNode } from './tree.ts';

/** A line of the tree as it stands on the page. */
export interface VisibleNode {
  readonly node: CoverageNode;
  /** From 1. */
  readonly level: number;
  /** Key of the row that it is within; null at the top. */
  readonly parent: string | null;
  /** Null for what has nothing within. */
  readonly isOpen: boolean | null;
  readonly deed: NodeDeed | null;
  /** How many of its parent's interfaces follow it and are not shown. */
  readonly more: number;
}

/** Interfaces of a vSwitch that are shown before one asks for more. */
const firstEnis = 20;

/** The rows of the tree that are open, in order. @param whole keys of vSwitches whose interfaces are all shown. */
export function visibleNodes(tree: readonly CoverageNode[], isOpen: (key: string) => boolean, whole: ReadonlySet<string>): readonly VisibleNode[] {
  const rows: VisibleNode[] = [];
  const add = (nodes: readonly CoverageNode[], level: number, parent: CoverageNode | null, above: NodeDeed | null): void => {
    const shown = level === 3 && parent !== null && !whole.has(parent.key) ? nodes.slice(0, firstEnis) : nodes;
    for (const [at, node] of shown.entries()) {
      const open = node.children.length === 0 ? null : isOpen(node.key);
      const deed = deedOf(node, above);
      rows.push({ node, level, parent: parent?.key ?? null, isOpen: open, deed, more: at === shown.length - 1 ? nodes.length - shown.length : 0 });
      if (open === true) add(node.children, level + 1, node, deed ?? above);
    }
  };
  add(tree, 1, null, null);
  return rows;
}

/** Keys of the rows that a row is within, nearest last. */
export function pathTo(tree: readonly CoverageNode[], key: string): readonly string[] {
  for (const node of tree) {
    if (node.key === key) return [];
    const below = pathTo(node.children, key);
    if (below.length > 0 || node.children.some((child) => child.key === key)) return [node.key, ...below];
  }
  return [];
}
