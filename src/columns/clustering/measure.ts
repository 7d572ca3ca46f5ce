import type { MayVary } from '../../model/clusters.ts';
import type { Selection } from '../kernel/selection.ts';
import type { TableView } from '../table-view.ts';
import { AddressTree } from './address-tree.ts';
import { leastShare } from './candidates.ts';
import { hasPorts, sideOf } from './service-port.ts';
import { shapeColumns, type Dimensions } from './shapes.ts';
import { Columns, walk, wideColumns, type WalkTools } from './stretches.ts';
import { Values } from './values.ts';

/**
 * Which values are told apart: those that as many records have as a pattern holds at least. That is decided from a sample of about
 * a million records, every so many-th stretch; all that is counted afterwards is counted exactly.
 */
const sampled = 1_000_000;
const numbers = 65_537;
const protocols = 257;

/** @param coarser how many times more records a value must have; for records of too many shapes */
export async function measure(selection: Selection, mayVary: MayVary, coarser: number, table: TableView, tools: WalkTools): Promise<Dimensions> {
  const ends = table.access('srcaddr');
  const action = table.access('action');
  const own = table.access('eni-id');
  const book = ends?.kind === 'address' ? ends.book : null;
  const codes = own?.kind === 'interface' ? own.codes : new Uint32Array(table.interfaceTuples + 1);
  const count = {
    source: new Uint32Array((book?.size ?? 0) + 1), destination: new Uint32Array((book?.size ?? 0) + 1), port: new Uint32Array(numbers), protocol: new Uint32Array(protocols),
    flags: new Uint32Array(numbers), action: new Uint32Array((action?.kind === 'code' ? action.book.size : 0) + 2), interface: new Uint32Array((own?.kind === 'interface' ? own.book.size : 0) + 2),
  };
  const columns = new Columns(shapeColumns, wideColumns);
  const every = Math.max(1, Math.floor(selection.rows / sampled));
  let seen = 0;
  await walk(selection, columns, tools, ({ count: n }) => {
    seen += n;
    const [source, destination] = [columns.ints('srcaddr'), columns.ints('dstaddr')];
    const [from, to] = [columns.ints('srcport'), columns.ints('dstport')];
    const [protocol, flags, actions, tuples] = [columns.ints('protocol'), columns.ints('tcp-flags'), columns.ints('action'), columns.ints('interface')];
    for (let i = 0; i < n; i++) {
      const proto = protocol[i] ?? -1;
      const flag = flags[i] ?? -1;
      more(count.source, source[i] ?? 0);
      more(count.destination, destination[i] ?? 0);
      more(count.protocol, proto + 1);
      more(count.flags, flag + 1);
      more(count.action, (actions[i] ?? 0) + 1);
      if (!mayVary.interface) more(count.interface, (codes[tuples[i] ?? 0] ?? 0) + 1);
      if (!hasPorts(proto)) continue;
      const [a, b] = [from[i] ?? -1, to[i] ?? -1];
      more(count.port, (sideOf(a, b, proto, flag) === 1 ? a : b) + 1);
    }
  }, every);
  const least = Math.max(1, Math.floor(seen / leastShare)) * coarser;
  const values = (counts: Uint32Array): Values => new Values(counts, least);
  return {
    source: await AddressTree.of(book, count.source, least, tools.tick),
    destination: await AddressTree.of(book, count.destination, least, tools.tick),
    port: values(count.port), protocol: values(count.protocol), flags: values(count.flags), action: values(count.action),
    interface: mayVary.interface ? null : { values: values(count.interface), codes },
  };
}

function more(counts: Uint32Array, at: number): void {
  if (at < counts.length) counts[at] = (counts[at] ?? 0) + 1;
}
