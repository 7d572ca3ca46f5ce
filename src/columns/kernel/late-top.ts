import type { Frame } from '../../model/frame.ts';
import type { Aggregate, Expr, Output, Plan, Predicate } from '../../model/plan.ts';
import { noteAggregates } from './late-aggregates.ts';
import { asksForTop } from './top-groups.ts';

/** More groups than this are not asked for once more. */
const mostGroups = 200;

const counted: Aggregate = { fn: 'count', arg: null, distinct: false, type: 'bigint' };
const nameOf = (key: number): string => `key ${key}`;

/**
 * Of millions of groups the first ones can be told by counts and sums alone: the plan that asks for these, without the aggregates that
 * neither order nor choice depends on, and with its keys put out beside. Null where that is not all that keeps it from being asked so.
 */
export function plainTop(plan: Plan): Plan | null {
  if (plan.offset + plan.limit > mostGroups || asksForTop(plan)) return null;
  const decisive = new Set<number>();
  for (const by of plan.order) noteAggregates(by.expr, decisive);
  const aggregates = plan.aggregates.map((aggregate, index) => (isPlain(aggregate) || decisive.has(index) ? aggregate : counted));
  const keys = plan.keys.map((key, index): Output => ({ name: nameOf(index), unit: 'none', expr: { op: 'key', index, type: key.type } }));
  const plain: Plan = { ...plan, aggregates, outputs: [...plan.outputs, ...keys] };
  return asksForTop(plain) && plan.keys.some((key) => isText(key)) ? plain : null;
}

function isPlain({ fn, arg, distinct }: Aggregate): boolean {
  return !distinct && (arg === null || fn === 'count' || ((fn === 'sum' || fn === 'avg') && arg.type === 'bigint'));
}

function isText(key: Expr): key is Extract<Expr, { op: 'field' }> {
  return key.op === 'field' && key.type === 'varchar';
}

/** The plan over the records alone that share the texts of these groups' keys: its first groups are the same. Null where nothing is left out. */
export function narrowedTo(plan: Plan, top: Frame): Plan | null {
  const items: Predicate[] = [];
  for (const [index, key] of plan.keys.entries()) {
    if (!isText(key)) continue;
    const values = top.columns.find(({ name }) => name === nameOf(index))?.values ?? [];
    const texts = values.filter((value) => typeof value === 'string');
    // A text that is null is equal to none.
    if (texts.length === values.length) items.push({ kind: 'text', field: key.field, test: { kind: 'equals', values: [...new Set(texts)] } });
  }
  return items.length === 0 ? null : { ...plan, predicate: { kind: 'and', items: [plan.predicate, ...items] } };
}

/** The groups that were found among the narrowed records, as those of all; null where they are not the same ones. */
export function asOfAll(plan: Plan, top: Frame, narrowed: Frame): Frame | null {
  if (narrowed.rows !== top.rows) return null;
  const totals = top.whole?.totals.slice(0, plan.outputs.length).map((total, i): number | bigint | null => {
    const expr = plan.outputs[i]?.expr;
    const aggregate = expr?.op === 'aggregate' ? plan.aggregates[expr.index] : undefined;
    return aggregate && !aggregate.distinct && (aggregate.fn === 'count' || aggregate.fn === 'sum') ? total : null;
  });
  return { ...narrowed, coverage: top.coverage, ...(top.whole && totals ? { whole: { ...top.whole, totals } } : {}) };
}
