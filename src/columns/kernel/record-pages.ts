import type { FrameColumn, Value } from '../../model/frame.ts';
import type { Plan } from '../../model/plan.ts';
import type { RecordsAsked, RecordsPage } from '../../model/records-page.ts';
import { evaluateExpr } from '../functions/expr.ts';
import type { IpLookup } from '../functions/ip-lookup.ts';
import type { TableView } from '../table-view.ts';
import type { Natives } from './natives.ts';
import { rowLeaf } from './reader.ts';
import { recordList, type RecordList } from './record-list.ts';
import { selectionKey } from './plan-keys.ts';
import type { Session } from './session.ts';
import type { Snapshot } from './snapshot.ts';

/** Records read between two looks at the clock. */
const stretch = 16;

interface Held {
  readonly key: string;
  readonly revision: number;
  readonly list: RecordList;
  readonly scanned: number;
}

interface Tools {
  readonly table: TableView;
  readonly snapshot: Snapshot;
  readonly natives: Natives;
  readonly lookup: IpLookup;
  readonly tick: () => Promise<void>;
}

/** Pages of the records that a plan selects. The ordered list of the last selection asked is held, and only that one. */
export class RecordPages {
  private held: Held | null = null;

  /** Bytes of the list held. */
  get bytes(): number {
    return this.held ? 4 * this.held.list.length : 0;
  }

  /** Lets go of a list over records as they were before. */
  begin(revision: number): void {
    if (this.held?.revision !== revision) this.held = null;
  }

  forget(): void {
    this.held = null;
  }

  /** @throws Refused, EvaluationError, MemoryExceeded */
  async page(plan: Plan, asked: RecordsAsked, session: () => Session, tools: Tools): Promise<RecordsPage> {
    this.begin(tools.snapshot.revision);
    const { list, scanned } = await this.list(plan, session, tools);
    const total = list.length;
    const offset = Math.min(beginning(list, asked, tools), Math.max(0, total - 1));
    const rows = Math.max(0, Math.min(asked.count, total - offset));
    const { table, snapshot, lookup, tick } = tools;
    const values = plan.outputs.map((): Value[] => []);
    const rowNumbers: number[] = [];
    const firsts = firstRows(snapshot);
    for (let i = 0; i < rows; i++) {
      const place = asked.newestFirst ? total - 1 - offset - i : offset + i;
      const { segment, row } = list.at(place);
      const leaf = rowLeaf(table, snapshot, segment, row);
      plan.outputs.forEach((output, k) => values[k]?.push(evaluateExpr(output.expr, leaf, plan.zone, lookup)));
      rowNumbers.push((firsts[segment] ?? 0) + row);
      if (i % stretch === stretch - 1) await tick();
    }
    const columns = plan.outputs.map((output, k): FrameColumn => ({
      name: output.name, type: output.expr.type, unit: output.unit,
      ...(output.field === undefined ? {} : { field: output.field }),
      values: values[k] ?? [],
    }));
    return { total, offset, rows, columns, rowNumbers, coverage: { scanned, matched: total, skipped: 0, partial: false, revision: snapshot.revision } };
  }

  private async list(plan: Plan, session: () => Session, tools: Tools): Promise<Held> {
    const { revision } = tools.snapshot;
    const key = selectionKey(plan);
    if (this.held?.key === key) return this.held;
    // Before the next one is made: two of them need not fit.
    this.held = null;
    const selection = await session().selected(plan);
    const made = { key, revision, list: await recordList(selection, tools), scanned: selection.scanned };
    this.held = made;
    return made;
  }
}

/** Place of the first record wanted, as they are shown. */
function beginning(list: RecordList, { start, newestFirst }: RecordsAsked, tools: Tools): number {
  if ('offset' in start) return Math.max(0, start.offset);
  return newestFirst ? list.length - list.before(start.time + 1, tools) : list.before(start.time, tools);
}

/** Number of the first row of each segment. */
function firstRows(snapshot: Snapshot): readonly number[] {
  let next = 0;
  return snapshot.segments.map((segment) => {
    const first = next;
    next += segment.rows;
    return first;
  });
}
