import type { Scope } from '../model/scope.ts';
import type { Statement } from './statement.ts';

/** A statement with everything it takes from its surroundings. Made only by `ask` (`statement/ask`). */
export interface Question {
  /** Cache key: the printed statement with filters in place, range, variables and zone. Equal questions have equal keys. */
  readonly key: string;
  /** The statement with the reader's filters AND-ed to its search half and its placeholders filled. */
  readonly statement: Statement;
  readonly range: Scope['range'];
  readonly projectZone: Scope['projectZone'];
  readonly counts: 'flows' | 'records';
}
