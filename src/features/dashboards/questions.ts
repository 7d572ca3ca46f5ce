import type { Result } from '../../base/result.ts';
import type { Panel } from '../../model/panel.ts';
import type { Problem } from '../../model/problem.ts';
import type { Scope } from '../../model/scope.ts';
import { ask } from '../../statement/ask.ts';
import type { Question } from '../../statement/question.ts';

/** What of a panel makes its question; `statement` may be its companion. */
export type Asked = Pick<Panel, 'statement' | 'counts' | 'ownFilter'>;

/** What a dashboard asks for itself: how many records a stretch of its axis has. */
export const recordsByTime: Asked = { statement: '* | select __time__ - __time__ % ${{interval|60}} as time, count(*) as records group by time order by time limit 10000', counts: 'records' };

/** The question of a panel in a scope. */
export function questionOf({ statement, counts, ownFilter }: Asked, scope: Scope, present: readonly string[]): Result<Question, Problem> {
  return ask(statement, scope, { counts, present, ...(ownFilter ? { ownFilter } : {}) });
}

/** What a panel asks beside its own question; null for nothing. */
export function companionOf({ companion, counts, ownFilter }: Pick<Panel, 'companion' | 'counts' | 'ownFilter'>): Asked | null {
  return companion === undefined ? null : { statement: companion, counts, ownFilter };
}
