import { unreachable } from '../base/assert.ts';
import { formatBytes } from '../base/format/volume.ts';
import { formatRange } from '../base/format/time.ts';
import { joinedSentences, type Language, wordsOf } from '../base/words.ts';
import type { Problem } from '../model/problem.ts';
import type { ZoneOffsetSeconds } from '../model/time.ts';
import { words } from './problem-words.ts';

const keepFailure = { quota: 'keepQuota', locked: 'keepLocked', broken: 'keepBroken' } as const;

/** `error`: a fact with its place. `empty`: there is nothing to show, and that is an answer. */
export interface ProblemText {
  readonly tone: 'error' | 'empty';
  readonly title: string;
  readonly detail: string;
}

/** What went wrong, in the reader's language, with the advice that the fact itself does not carry. */
export function problemText(problem: Problem, language: Language, zone: ZoneOffsetSeconds): ProblemText {
  const w = wordsOf(words, language);
  const error = (title: string, detail: string): ProblemText => ({ tone: 'error', title, detail });
  const messageOf = ({ message, zh }: { readonly message: string; readonly zh?: string }): string => (language === 'zh' ? (zh ?? message) : message);
  const empty = (title: string, detail: string): ProblemText => ({ tone: 'empty', title, detail });
  switch (problem.kind) {
    case 'syntax': {
      const { line, column } = placeOf(problem.statement, problem.position.from);
      return error(w.syntax(line, column), problem.nearest === undefined ? messageOf(problem) : joinedSentences([messageOf(problem).replace(/[^.!?。？]$/, `$&${w.stop}`), w.nearest(problem.nearest)], language));
    }
    case 'type': {
      const { line, column } = placeOf(problem.statement, problem.position.from);
      return error(w.type(line, column), messageOf(problem));
    }
    case 'unsupported': {
      const at = problem.position && placeOf(problem.statement, problem.position.from);
      const detail = w.unsupportedWhat(problem.what);
      return error(at ? w.unsupportedAt(at.line, at.column) : w.unsupported, joinedSentences([detail, problem.instead === undefined ? null : w.instead(problem.instead)], language));
    }
    case 'field-missing':
      return empty(w.missing(problem.fields.join(', ')), w.missingDetail);
    case 'overflow':
      return error(w.overflow, w.overflowDetail(problem.what));
    case 'division-by-zero':
      return error(w.division, w.divisionDetail);
    case 'no-data':
      return empty(w.noData, w.noDataDetail);
    case 'no-match':
      return empty(w.noMatch, problem.extent === null ? '' : w.noMatchDetail(formatRange(problem.extent, zone, 0)));
    case 'memory':
      // While a query runs nobody knows how much more it would have taken.
      return error(w.memory, problem.neededBytes > problem.budgetBytes ? w.memoryDetail(formatBytes(problem.neededBytes), formatBytes(problem.budgetBytes)) : w.memoryMore(formatBytes(problem.budgetBytes)));
    case 'too-large': {
      const { rows, bytes, limitRows, limitBytes } = problem;
      const byRows = rows > limitRows;
      const count = (n: number): string => w.rows(n.toLocaleString('en-US'));
      return error(w.tooLarge, w.tooLargeDetail(byRows ? count(rows) : formatBytes(bytes), byRows ? count(limitRows) : formatBytes(limitBytes)));
    }
    case 'cancelled':
      return empty(w.cancelled, '');
    case 'not-kept':
      return error(w.notKept, problem.failure === null ? '' : w[keepFailure[problem.failure]]);
    case 'internal':
      return error(w.internal, problem.message);
    default:
      return unreachable(problem);
  }
}

/** Line and column, both from 1, of an offset in UTF-16 units. */
export function placeOf(statement: string, offset: number): { readonly line: number; readonly column: number } {
  const before = statement.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
