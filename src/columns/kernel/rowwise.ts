import type { Coverage, Frame, Value } from '../../model/frame.ts';
import type { Plan } from '../../model/plan.ts';
import { compareNullsLast } from '../functions/compare.ts';
import { evaluateExpr } from '../functions/expr.ts';
import type { IpLookup } from '../functions/ip-lookup.ts';
import { readColumn, rowLeaf } from './reader.ts';
import type { Selection } from './selection.ts';
import type { Snapshot } from './snapshot.ts';
import type { TableView } from '../table-view.ts';
import { BestRows } from './best-rows.ts';

interface Tools {
  readonly table: TableView;
  readonly snapshot: Snapshot;
  readonly lookup: IpLookup;
  readonly tick: () => Promise<void>;
}

/** A segment's rows have numbers from here on: the table holds fewer than 2^32 rows, a segment fewer than this. */
const segmentStep = 2 ** 20;

/** Records as they are, oldest first unless ordered; ties in the order of the table. @throws EvaluationError */
export async function rowwiseFrame(plan: Plan, selection: Selection, coverage: Omit<Coverage, 'cut'>, tools: Tools): Promise<Frame> {
  const { table, snapshot, lookup, tick } = tools;
  const { memory } = table;
  const wanted = plan.offset + plan.limit;
  const timeOf = (id: number): number => readColumn(memory, snapshot, Math.floor(id / segmentStep), 'time', id % segmentStep) ?? 0;
  // The place decides between equal times; `order` holds the time where the plan orders by nothing else.
  const best = new BestRows(wanted, [...plan.order.map((by) => by.descending), false], (a, b) => a - b);
  const inTimeOnly = plan.order.length === 0;
  const order = selection.parts.map((_, i) => i);
  if (inTimeOnly) order.sort((a, b) => snapshot.segment(a).minTime - snapshot.segment(b).minTime);

  for (const index of order) {
    const part = selection.parts[index];
    if (!part || part.rows === 0) continue;
    const segment = snapshot.segment(index);
    const { last } = best;
    // All of this segment comes later than what is kept.
    if (inTimeOnly && last && segment.minTime > Number(last.order.at(-1))) break;
    const bits = part.bits ? memory.u8(part.bits.pointer, Math.ceil(segment.rows / 8)).slice() : null;
    for (let row = part.from; row < part.to; row++) {
      if (bits && (((bits[row >> 3] ?? 0) >> (row & 7)) & 1) === 0) continue;
      const id = index * segmentStep + row;
      const leaf = rowLeaf(table, snapshot, index, row);
      const values: Value[] = [];
      let lost = false;
      for (const [i, by] of plan.order.entries()) {
        const value = evaluateExpr(by.expr, leaf, plan.zone, lookup);
        values.push(value);
        const least = best.last;
        if (i === 0 && least && compareNullsLast(value, least.order[0] ?? null, by.descending) > 0) {
          lost = true;
          break;
        }
      }
      if (!lost) {
        const time = timeOf(id);
        const least = best.last;
        if (inTimeOnly && segment.sorted && least && time > Number(least.order.at(-1))) break;
        best.offer({ id, order: [...values, time] });
      }
      if ((row & 63) === 63) await tick();
    }
  }

  const rows = best.sorted().slice(plan.offset).map(({ id }) => {
    const leaf = rowLeaf(table, snapshot, Math.floor(id / segmentStep), id % segmentStep);
    return plan.outputs.map((output) => evaluateExpr(output.expr, leaf, plan.zone, lookup));
  });
  const cut = rows.length < selection.rows;
  return {
    columns: plan.outputs.map((output, i) => ({
      name: output.name, type: output.expr.type, unit: output.unit,
      ...(output.field === undefined ? {} : { field: output.field }),
      values: rows.map((row) => row[i] ?? null),
    })),
    rows: rows.length,
    coverage: { ...coverage, ...(cut ? { cut: { groups: selection.rows, limit: plan.limit } } : {}) },
  };
}
