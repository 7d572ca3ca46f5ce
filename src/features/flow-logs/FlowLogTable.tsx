import type { KeyboardEvent } from 'react';
import { usePartWords } from '../../ui/reader.tsx';
import { FlowLogRow } from './FlowLogRow.tsx';
import type { Row } from './row.ts';
import { useColumns } from './use-columns.ts';
import type { Deeds } from './use-deeds.ts';
import type { Said } from '../../ui/use-said.ts';
import { words } from './words.ts';

interface FlowLogTableProps {
  readonly rows: readonly Row[];
  /** That they are locked is said above the table. */
  readonly lockedIsTold: boolean;
  readonly deeds: Deeds;
  readonly say: (said: Said | null) => void;
}

/** Up and down go from name to name; Enter on one opens it, as it is a link. */
export function FlowLogTable({ rows, lockedIsTold, deeds, say }: FlowLogTableProps) {
  const w = usePartWords(words);
  const columns = useColumns();
  return (
    // The keys only move the focus between the links within.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys stay within
    <table className="list cloud-table flow-log-table" onKeyDown={moveFocus}>
      <thead>
        <tr>
          <th scope="col" className="flow-log-name">{w.name}</th>
          <th scope="col" className="flow-log-kind">{w.kind}</th>
          <th scope="col" className="flow-log-resource">{w.resource}</th>
          <th scope="col" className="flow-log-traffic">{w.traffic}</th>
          <th scope="col" className="end flow-log-interval">{w.interval}</th>
          <th scope="col" className="flow-log-path">{w.path}</th>
          <th scope="col" className="flow-log-target">{w.delivers}</th>
          <th scope="col" className="flow-log-state">{w.state}</th>
          <th scope="col" className="end flow-log-last">{w.lastRecord}</th>
          <th scope="col" className="end flow-log-day" title={w.dayHelp}>{w.day}</th>
          <th scope="col" className="flow-log-deeds"><span className="unseen">{w.deeds}</span></th>
        </tr>
      </thead>
      <tbody>{rows.map((row) => <FlowLogRow key={row.key} row={row} columns={columns} lockedIsTold={lockedIsTold} deeds={deeds} say={say} />)}</tbody>
    </table>
  );
}

function moveFocus(event: KeyboardEvent<HTMLTableElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const links = [...event.currentTarget.querySelectorAll<HTMLAnchorElement>('tr[data-flow-log] > td:first-child a')];
  const at = links.findIndex((link) => link === document.activeElement);
  if (at < 0) return;
  event.preventDefault();
  links[at + (event.key === 'ArrowDown' ? 1 : -1)]?.focus();
}
