import { Fragment, useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { usePartWords } from '../../../ui/reader.tsx';
import type { Deeds } from '../use-deeds.ts';
import { CoverageRow } from './CoverageRow.tsx';
import type { CoverageNode } from './tree.ts';
import { pathTo, visibleNodes, type VisibleNode } from './visible.ts';
import { coverageWords } from './words.ts';

interface CoverageTreeProps {
  readonly tree: readonly CoverageNode[];
  /** Only what was looked for is left: all of it is open. */
  readonly isSearch: boolean;
  readonly chosen: string | null;
  readonly region: string;
  readonly deeds: Deeds;
  readonly onChosen: (node: CoverageNode) => void;
}

/** VPCs, their vSwitches, their interfaces. Arrows move and open as in any tree; one row is reached by Tab. */
export function CoverageTree({ tree, isSearch, chosen, region, deeds, onChosen }: CoverageTreeProps) {
  const w = usePartWords(coverageWords);
  const table = useRef<HTMLTableElement>(null);
  const follows = useRef(false);
  const [opened, setOpened] = useState<ReadonlySet<string>>(() => new Set(chosen === null ? [] : [...pathTo(tree, chosen), chosen]));
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [whole, setWhole] = useState<ReadonlySet<string>>(new Set());
  const isOpen = (key: string): boolean => (isSearch ? !closed.has(key) : opened.has(key));
  const rows = visibleNodes(tree, isOpen, whole);
  const current = rows.some(({ node }) => node.key === chosen) ? chosen : (rows[0]?.node.key ?? null);
  useEffect(() => {
    if (follows.current) table.current?.querySelector<HTMLTableRowElement>('tr.chosen')?.focus();
    follows.current = false;
  }, [chosen]);
  // The row that a link names may stand far down.
  useEffect(() => {
    table.current?.querySelector('tr.chosen')?.scrollIntoView({ block: 'nearest' });
  }, []);
  const toggle = (key: string): void => {
    const [change, keys] = isSearch ? [setClosed, closed] as const : [setOpened, opened] as const;
    change(toggled(keys, key));
  };
  const go = (row: VisibleNode | undefined): void => {
    if (row === undefined) return;
    follows.current = true;
    onChosen(row.node);
  };
  /** The line that was pressed is gone then: on to the first row that it brought. */
  const showAll = ({ node, parent }: VisibleNode): void => {
    if (parent === null) return;
    const next = toggled(whole, parent);
    setWhole(next);
    const then = visibleNodes(tree, isOpen, next);
    go(then[then.findIndex((row) => row.node.key === node.key) + 1]);
  };
  const onKey = (event: KeyboardEvent<HTMLTableElement>): void => {
    // Links and buttons within a row keep their keys.
    if (!(event.target instanceof HTMLTableRowElement)) return;
    const at = rows.findIndex(({ node }) => node.key === current);
    const row = rows[at];
    if (row === undefined) return;
    const { key } = event;
    if (key === 'ArrowDown') go(rows[at + 1]);
    else if (key === 'ArrowUp') go(rows[at - 1]);
    else if (key === 'Home') go(rows[0]);
    else if (key === 'End') go(rows.at(-1));
    else if (key === 'ArrowRight') {
      if (row.isOpen === false) toggle(row.node.key);
      else if (row.isOpen === true) go(rows[at + 1]);
    } else if (key === 'ArrowLeft') {
      if (row.isOpen === true) toggle(row.node.key);
      else go(rows.find(({ node }) => node.key === row.parent));
    } else if (key === 'Enter' || key === ' ') {
      if (row.isOpen !== null) toggle(row.node.key);
    } else return;
    event.preventDefault();
  };
  return (
    // A tree in columns has no element of its own.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- a treegrid is a table that opens
    <table ref={table} className="list cover-tree" role="treegrid" aria-label={w.tree} onKeyDown={onKey}>
      <thead>
        <tr>
          <th scope="col">{w.columnTree}</th>
          <th scope="col" className="end cover-enis">{w.columnEnis}</th>
          <th scope="col" className="cover-covered">{w.columnCovered}</th>
          <th scope="col" className="cover-by">{w.columnBy}</th>
          <th scope="col" className="end cover-interval">{w.columnInterval}</th>
          <th scope="col" className="cover-traffic">{w.columnTraffic}</th>
          <th scope="col" className="cover-path">{w.columnPath}</th>
          <th scope="col" className="cover-deed"><span className="unseen">{w.columnDeed}</span></th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Fragment key={row.node.key}>
            <CoverageRow
              row={row} isChosen={row.node.key === chosen} isCurrent={row.node.key === current} region={region} deeds={deeds}
              onChosen={() => onChosen(row.node)} onToggle={() => toggle(row.node.key)}
            />
            {row.more > 0 && <More count={row.more} level={row.level} onAll={() => showAll(row)} />}
          </Fragment>
        ))}
      </tbody>
    </table>
  );
}

function toggled(keys: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(keys);
  if (!next.delete(key)) next.add(key);
  return next;
}

/** The interfaces of a vSwitch that are not shown yet. */
function More({ count, level, onAll }: { readonly count: number; readonly level: number; readonly onAll: () => void }) {
  const w = usePartWords(coverageWords);
  return (
    <tr aria-level={level}>
      <td colSpan={8} style={{ paddingInlineStart: 12 + (level - 1) * 20 + 18 }}><button type="button" className="link" onClick={onAll}>{w.more(count)}</button></td>
    </tr>
  );
}
