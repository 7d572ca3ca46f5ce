import { present } from '../../../base/assert.ts';
import type { Scope } from '../../../model/scope.ts';
import { ask } from '../../../statement/ask.ts';
import { parse } from '../../../statement/parse.ts';
import type { Question } from '../../../statement/question.ts';
import type { Query, Search } from '../../../statement/statement.ts';

function selectOf(text: string): Query | null {
  const parsed = parse(text);
  return parsed.ok ? parsed.value.select : null;
}

const time = '__time__ - __time__ % ${{interval|60}} as time';
const end = 'group by time order by time limit 100000';
const byVerdict = selectOf(`* | select ${time}, count(*) as records, count_if(action = 'ACCEPT') as accept, count_if(action = 'REJECT') as reject ${end}`);
const plain = selectOf(`* | select ${time}, count(*) as records ${end}`);

/** The records of a search half per bucket, by verdict where the log has one. Null where it cannot be asked. */
export function histogramQuestion(search: Search, source: string, scope: Scope, fields: readonly string[]): Question | null {
  const select = present(fields.includes('action') ? byVerdict : plain, 'a statement that counts records');
  const asked = ask({ search, select, source }, scope, { counts: 'records', present: fields });
  return asked.ok ? asked.value : null;
}
