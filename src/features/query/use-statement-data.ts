import { useMemo } from 'react';
import type { Scope } from '../../model/scope.ts';
import { askOnce } from '../../state/answers.ts';
import { useDescription, useEngine } from '../../state/engine.tsx';
import { ask } from '../../statement/ask.ts';
import { parse } from '../../statement/parse.ts';
import { joined } from '../../statement/filter-search.ts';
import { nowhere, type Search, type Statement } from '../../statement/statement.ts';
import { fieldNamed } from '../../model/fields.ts';
import type { FieldValue, StatementData } from './editor/data.ts';
import type { Frame } from '../../model/frame.ts';

const most = 12;

/** What the editor completes from: the fields of the data, and their values over range and filters, with counts. */
export function useStatementData(scope: Scope): StatementData {
  const engine = useEngine();
  const { fields, revision } = useDescription();
  return useMemo(() => {
    const asked = async (statement: Statement, signal: AbortSignal): Promise<Frame | null> => {
      const question = ask(statement, scope, { counts: 'records', present: fields });
      if (!question.ok) return null;
      const answer = await askOnce(engine, question.value, signal);
      return answer.result.ok ? answer.result.value : null;
    };
    return {
      fields,
      valuesOf: async (field, prefix, signal) => {
        const statement = topOf(field, prefix);
        const frame = statement === null ? null : await asked(statement, signal);
        return frame === null ? [] : valuesIn(frame).filter(({ value }) => value.toLowerCase().startsWith(prefix.toLowerCase())).slice(0, most);
      },
      factsOf: async (field, signal) => {
        const parsed = parse(`* | select count(distinct ${quoted(field)}) as "values", count_if(${quoted(field)} is null) as empty`);
        const frame = parsed.ok ? await asked(parsed.value, signal) : null;
        const number = (column: number): number => Number(frame?.columns[column]?.values[0] ?? 0);
        return { distinct: number(0), empty: number(1) };
      },
    };
      // oxlint-disable-next-line react/exhaustive-deps -- other data is another object, though its fields may be the same
  }, [engine, fields, revision, scope]);
}

/** The most frequent values of a field that begin with a prefix. The prefix goes in as a tree, never as text. */
function topOf(field: string, prefix: string): Statement | null {
  const parsed = parse(`* | select ${quoted(field)} as "value", count(*) as records where ${quoted(field)} is not null group by ${quoted(field)} order by records desc limit ${prefix === '' || fieldNamed(field)?.index !== 'long' ? most : 400}`);
  if (!parsed.ok) return null;
  const isText = fieldNamed(field)?.index !== 'long';
  const begins: readonly Search[] = prefix === '' || !isText ? [] : [{ kind: 'match', field: { name: field, at: nowhere }, value: { kind: 'pattern', pattern: `${prefix.replace(/[*?\\]/g, '\\$&')}*` }, at: nowhere }];
  return { ...parsed.value, search: begins.length === 0 ? parsed.value.search : joined('and', begins) };
}

function valuesIn(frame: Frame): readonly FieldValue[] {
  const [values, counts] = frame.columns;
  const all = Math.max(1, frame.coverage.scanned);
  return Array.from({ length: frame.rows }, (_, row) => {
    const count = Number(counts?.values[row] ?? 0);
    return { value: String(values?.values[row] ?? ''), count, share: count / all };
  });
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
