/** A query read: its search as a test of records, its SQL as a plan. Refused as the service refuses. */

import { failed, ok, type Result } from '../../../src/base/result.ts';
import { passes } from '../../../src/columns/twin/predicate.ts';
import type { Plan } from '../../../src/model/plan.ts';
import type { Problem } from '../../../src/model/problem.ts';
import { caught, parse } from '../../../src/statement/parse.ts';
import { plan } from '../../../src/statement/plan.ts';
import { Schema } from '../../../src/statement/schema.ts';
import { parseSearch } from '../../../src/statement/search.ts';
import { searchPredicate } from '../../../src/statement/search-predicate.ts';
import type { Holding } from '../delivery/packet-source.ts';
import type { SearchAsk, SearchRefused } from './ask.ts';
import type { FoundRow } from './rows.ts';

export interface ReadQuery {
  readonly matches: (row: FoundRow) => boolean;
  /** Null for a search without SQL. */
  readonly plan: Plan | null;
  readonly where: string;
  readonly aggregation: string;
}

/** Times in SQL are those of +08:00, as in the service. */
export const zone = 8 * 3600;
const always = ['__time__', '__topic__', '__source__'];

export function readQuery({ logstore, now }: Holding, { from, to, query }: SearchAsk): Result<ReadQuery, SearchRefused> {
  const fields = [...always, ...Object.keys(logstore.index?.keys ?? {})];
  const searched = caught(query, () => {
    const { search, sqlFrom } = parseSearch(query);
    return { predicate: searchPredicate(search, new Schema(fields), new Set()), sqlFrom };
  });
  if (!searched.ok) return failed({ kind: 'refused', code: 'InvalidQueryString', message: 'query string is invalid.' });
  const { predicate, sqlFrom } = searched.value;
  const matches = (row: FoundRow): boolean =>
    passes(predicate, row, { evaluate: () => misplaced(), valuesOf: () => misplaced() });
  if (sqlFrom === null) return ok({ matches, plan: null, where: query.trim(), aggregation: '' });
  const parsed = parse(query);
  if (!parsed.ok) return failed(refusal(parsed.problem));
  const planned = plan({ key: query, statement: parsed.value, range: { from, to }, projectZone: zone, counts: 'records' }, { fields }, now);
  if (!planned.ok) return failed(refusal(planned.problem));
  return ok({ matches, plan: planned.value, where: query.slice(0, sqlFrom - 1).trim(), aggregation: query.slice(sqlFrom).trim() });
}

function misplaced(): never {
  throw new Error('A search has no expressions.');
}

export function refusal(problem: Problem): SearchRefused {
  return { kind: 'refused', code: 'ParameterInvalid', message: `ErrorType:OLSQueryParseError.ErrorMessage:${said(problem)}` };
}

function said(problem: Problem): string {
  switch (problem.kind) {
    case 'syntax':
    case 'type':
      return problem.message;
    case 'unsupported':
      return `${problem.what} is not answered by the demo cloud.`;
    case 'field-missing':
      return `Column '${problem.fields.join(', ')}' cannot be resolved`;
    case 'division-by-zero':
      return 'Division by zero';
    default:
      return problem.kind;
  }
}
