import type { Expr, Plan } from '../../model/plan.ts';
import { noLookup, type IpLookup } from '../functions/ip-lookup.ts';
import type { TableView } from '../table-view.ts';
import { mapped } from './expressions.ts';
import { mappedPredicate } from './plan-keys.ts';

const countryCode: ReadonlySet<string> = new Set(['ip_to_country_code', 'ipv6_to_country_code']);
const labels: Readonly<Record<string, string>> = { srcaddr: 'srccountry', dstaddr: 'dstcountry' };

/**
 * The plan with the country of an address read from the table's own labels, where it has them: they were worked out as
 * addresses came, from the tables that `lookup` asks one address at a time. A field that the table does not know is null.
 */
export function withLabels(plan: Plan, table: TableView, lookup: IpLookup): Plan {
  const labelled = lookup !== noLookup && (table.has('srccountry') || table.has('dstcountry'));
  const change = (e: Expr): Expr => {
    if (e.op === 'field' && !table.access(e.field)) return { op: 'const', value: null, type: e.type };
    if (!labelled) return e;
    if (e.op !== 'call' || !countryCode.has(e.name)) return e;
    const [address] = e.args;
    const field = address?.op === 'field' ? labels[address.field] : undefined;
    return field && e.args.length === 1 && table.access(field)?.kind === 'label' ? { op: 'field', field, type: 'varchar' } : e;
  };
  const go = (e: Expr): Expr => mapped(e, change);
  return {
    ...plan,
    predicate: mappedPredicate(plan.predicate, { expr: go, plan: (inner) => withLabels(inner, table, lookup) }),
    keys: plan.keys.map(go),
    aggregates: plan.aggregates.map((aggregate) => ({ ...aggregate, arg: aggregate.arg && go(aggregate.arg) })),
    outputs: plan.outputs.map((output) => ({ ...output, expr: go(output.expr) })),
    order: plan.order.map((by) => ({ ...by, expr: go(by.expr) })),
    having: plan.having && go(plan.having),
  };
}
