import { unreachable } from '../../../base/assert.ts';
import { formatTime } from '../../../base/format/time.ts';
import type { Aggregate, Expr, Plan, Predicate } from '../../../model/plan.ts';

/** A kernel's plan as lines that a person can check against the statement. Pure. */
export interface PlanLine {
  readonly part: 'time' | 'records' | 'keys' | 'aggregates' | 'outputs' | 'having' | 'order' | 'limit';
  readonly text: string;
}

export function planLines(plan: Plan): readonly PlanLine[] {
  const names = { keys: plan.keys.map((key) => exprText(key)), aggregates: plan.aggregates.map(aggregateText) };
  const over = (expr: Expr): string => exprText(expr, names);
  const lines: (PlanLine | null)[] = [
    plan.range === null ? null : { part: 'time', text: `${formatTime(plan.range.from, plan.zone, 'full')} – ${formatTime(plan.range.to, plan.zone, 'full')}` },
    { part: 'records', text: predicateText(plan.predicate) },
    plan.keys.length === 0 ? null : { part: 'keys', text: names.keys.join(', ') },
    plan.aggregates.length === 0 ? null : { part: 'aggregates', text: names.aggregates.join(', ') },
    { part: 'outputs', text: `${plan.distinct ? 'distinct ' : ''}${plan.outputs.map(({ name, expr }) => { const text = over(expr); return text === name ? name : `${text} as ${name}`; }).join(', ')}` },
    plan.having === null ? null : { part: 'having', text: over(plan.having) },
    plan.order.length === 0 ? null : { part: 'order', text: plan.order.map(({ expr, descending }) => `${over(expr)}${descending ? ' desc' : ''}`).join(', ') },
    { part: 'limit', text: `${plan.limit}${plan.offset > 0 ? ` offset ${plan.offset}` : ''}` },
  ];
  return lines.flatMap((line) => line ?? []);
}

function aggregateText({ fn, arg, distinct }: Aggregate): string {
  return `${fn}(${distinct ? 'distinct ' : ''}${arg === null ? '*' : exprText(arg)})`;
}

const signs = { add: '+', sub: '-', mul: '*', div: '/', mod: '%', eq: '=', ne: '<>', lt: '<', le: '<=', gt: '>', ge: '>=' } as const;

interface Names {
  readonly keys: readonly string[];
  readonly aggregates: readonly string[];
}

function exprText(expr: Expr, names: Names = { keys: [], aggregates: [] }): string {
  const text = (one: Expr): string => exprText(one, names);
  /** Inside another operator. */
  const inner = (one: Expr): string => (one.op in signs || one.op === 'and' || one.op === 'or' ? `(${text(one)})` : text(one));
  switch (expr.op) {
    case 'field':
      return expr.field;
    case 'key':
      return names.keys[expr.index] ?? `key ${expr.index + 1}`;
    case 'aggregate':
      return names.aggregates[expr.index] ?? `aggregate ${expr.index + 1}`;
    case 'const':
      return typeof expr.value === 'string' ? `'${expr.value.replaceAll("'", "''")}'` : String(expr.value);
    case 'add': case 'sub': case 'mul': case 'div': case 'mod':
    case 'eq': case 'ne': case 'lt': case 'le': case 'gt': case 'ge':
      return `${inner(expr.a)} ${signs[expr.op]} ${inner(expr.b)}`;
    case 'neg':
      return `-${inner(expr.a)}`;
    case 'and': case 'or':
      return expr.items.map(inner).join(` ${expr.op} `);
    case 'not':
      return `not ${inner(expr.a)}`;
    case 'isnull':
      return `${inner(expr.a)} is null`;
    case 'in':
      return `${inner(expr.a)} in (${expr.items.map(text).join(', ')})`;
    case 'like':
      return `${inner(expr.a)} like '${expr.pattern.replaceAll("'", "''")}'`;
    case 'case':
      return `case ${expr.whens.map(({ when, then }) => `when ${text(when)} then ${text(then)}`).join(' ')} else ${text(expr.otherwise)} end`;
    case 'coalesce':
      return `coalesce(${expr.items.map(text).join(', ')})`;
    case 'cast':
      return `${expr.orNull ? 'try_cast' : 'cast'}(${text(expr.a)} as ${expr.type})`;
    case 'call':
      return `${expr.name}(${expr.args.map(text).join(', ')})`;
    default:
      return unreachable(expr);
  }
}

function predicateText(predicate: Predicate): string {
  const inner = (one: Predicate): string => (one.kind === 'and' || one.kind === 'or' ? `(${predicateText(one)})` : predicateText(one));
  switch (predicate.kind) {
    case 'all':
    case 'none':
      return predicate.kind;
    case 'and':
    case 'or':
      return predicate.items.map(inner).join(` ${predicate.kind} `);
    case 'not':
      return `not ${inner(predicate.item)}`;
    case 'exists':
      return `${predicate.field} exists`;
    case 'number': {
      const { field, min, max, openMin, openMax } = predicate;
      if (min !== null && min === max) return `${field} = ${min}`;
      const parts = [min === null ? '' : `${field} ${openMin ? '>' : '>='} ${min}`, max === null ? '' : `${field} ${openMax ? '<' : '<='} ${max}`];
      return parts.filter((part) => part !== '').join(' and ');
    }
    case 'text':
      return `${predicate.field} ${testText(predicate.test)}`;
    case 'address':
      return `${predicate.field} in ${predicate.ranges.length} address ${predicate.ranges.length === 1 ? 'range' : 'ranges'}`;
    case 'word':
      return `any field ${testText(predicate.test)}`;
    case 'row':
      return exprText(predicate.expr);
    case 'among':
      return `${exprText(predicate.a)} in (${planLines(predicate.plan).map((line) => line.text).join('; ')})`;
    default:
      return unreachable(predicate);
  }
}

function testText(test: Extract<Predicate, { kind: 'text' }>['test']): string {
  switch (test.kind) {
    case 'tokens':
      return `: ${test.tokens.map(({ text }) => text).join(test.phrase ? ' ' : ' & ')}`;
    case 'whole':
      return `= '${test.text}', case aside`;
    case 'equals':
      return `in (${test.values.map((one) => `'${one}'`).join(', ')})`;
    case 'empty':
      return 'is empty';
    default:
      return unreachable(test);
  }
}
