import { csvOf } from '../../../charts/table/csv.ts';
import type { Frame } from '../../../model/frame.ts';
import { nameOf } from './texts.ts';
import type { CoverageNode } from './tree.ts';

/** One line for each interface, names of columns as the log spells fields. */
export function coverageCsv(tree: readonly CoverageNode[]): string {
  const lines = tree.flatMap((vpc) => vpc.children.flatMap((vswitch) => vswitch.children.map((eni) => ({ vpc, vswitch, eni }))));
  const column = (name: string, value: (line: (typeof lines)[number]) => string | null): Frame['columns'][number] => ({ name, type: 'varchar', unit: 'none', values: lines.map(value) });
  const columns = [
    column('vpc-id', ({ vpc }) => vpc.id),
    column('vpc-name', ({ vpc }) => vpc.name),
    column('vswitch-id', ({ vswitch }) => vswitch.id),
    column('vswitch-name', ({ vswitch }) => vswitch.name),
    column('eni-id', ({ eni }) => eni.id),
    column('eni-name', ({ eni }) => eni.name),
    column('address', ({ eni }) => eni.place),
    column('coverage', ({ eni }) => (eni.counts.whole > 0 ? 'whole' : eni.counts.part > 0 ? 'part' : eni.counts.starting > 0 ? 'starting' : 'none')),
    column('flow-logs', ({ eni }) => [...eni.by, ...eni.starting].map(nameOf).join(' ')),
    column('interval-minutes', ({ eni }) => (eni.interval === null ? null : String(eni.interval))),
    column('traffic', ({ eni }) => eni.traffic),
    column('path', ({ eni }) => (eni.paths === 'mixed' ? null : eni.paths.join(' '))),
  ];
  return csvOf({ columns, rows: lines.length, coverage: { scanned: 0, matched: lines.length, skipped: 0, partial: false, revision: 0 } });
}
