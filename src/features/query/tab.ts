import type { EngineName } from '../../engine/engine.ts';
import type { Filter } from '../../model/filter.ts';
import type { Frame } from '../../model/frame.ts';
import type { Problem } from '../../model/problem.ts';
import type { Scope } from '../../model/scope.ts';
import type { TimeRange } from '../../model/time.ts';
import type { Gesture } from '../../state/picked.ts';
import type { Question } from '../../statement/question.ts';
import type { Statement } from '../../statement/statement.ts';

/** The answer of the whole statement, and how it stands with asking. */
export interface TabAnswer {
  /** The frame that is shown, perhaps an older one; null before the first. */
  readonly frame: Frame | null;
  readonly problem: Problem | null;
  /** `first`: nothing to show yet. `again`: an older answer stands there, at 45 %. */
  readonly asking: 'first' | 'again' | null;
  /** What the engine worked on the shown frame. */
  readonly milliseconds: number;
  readonly engine: EngineName | null;
  stop(): void;
  again(): void;
}

/**
 * What the page gives each of its tabs. A tab draws itself into a box that it fills and scrolls inside; what stands at the right
 * of the row of tabs, and an aside beside the whole page, it puts into `slots` with `createPortal` (null while they are not there).
 */
export interface TabProps {
  /** The statement that was asked (`View.query.text`), parsed; null when it cannot be. */
  readonly statement: Statement | null;
  /** Its search half alone, with filters and range: the records that the histogram counts. */
  readonly search: Question | null;
  /** The whole of it; null when it cannot be asked. */
  readonly question: Question | null;
  readonly answer: TabAnswer;
  /** Records that the search half, filters and range keep; null while that is being counted. */
  readonly matched: number | null;
  /** What is asked with: the range is never null while there are records. */
  readonly scope: Scope;
  /** The opaque parts of the link that belong to a tab, and how to write them. Null stands for what is usual. */
  readonly chart: string | null;
  readonly columns: string | null;
  readonly table: string | null;
  readonly patterns: string | null;
  onChart(text: string | null, history?: 'push' | 'replace'): void;
  onColumns(text: string | null, history?: 'push' | 'replace'): void;
  onTable(text: string | null): void;
  onPatterns(text: string | null): void;
  /** Puts a statement into the editor, and asks it if `run`. */
  onStatement(text: string, run: boolean): void;
  /** ANDs a condition, as text of the search half, to the search half and asks. */
  onSearch(text: string): void;
  onRange(range: TimeRange | null): void;
  onFilter(filter: Filter, gesture: Gesture): void;
  readonly slots: { readonly tools: HTMLElement | null; readonly aside: HTMLElement | null };
}
