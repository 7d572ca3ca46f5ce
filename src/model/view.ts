import type { CompareWith } from './compare.ts';
import type { Condition } from './filter.ts';
import type { SourceKey } from './source.ts';
import type { RangeChoice } from './time.ts';

/** The faces of an answer on the Custom Query page. */
export const queryTabs = ['raw', 'table', 'chart', 'patterns', 'statement'] as const;
export type QueryTab = (typeof queryTabs)[number];

/** What a link to the Custom Query page says beside range and filters. */
export interface QueryView {
  /** The statement that is asked, as typed. */
  readonly text: string;
  /** Null: the tab that suits the statement. */
  readonly tab: QueryTab | null;
  /** Settings of the chart, as the chart's own codec writes them; null for the usual ones. */
  readonly chart: string | null;
  /** Columns of the raw logs, as their own codec writes them; null for the usual ones. */
  readonly columns: string | null;
  /** Widths and order of the rows of an answer, likewise. */
  readonly table: string | null;
  /** How the records are clustered and which pattern is open, likewise. */
  readonly patterns: string | null;
}

export const emptyQuery: QueryView = { text: '', tab: null, chart: null, columns: null, table: null, patterns: null };

/** What stands in the editor on a first visit: who sends most, to where. It has rows in every log that has records. */
export const usualStatement = `*
| select srcaddr, dstaddr, dstport, count(*) as records, sum(bytes) as bytes
  group by srcaddr, dstaddr, dstport
  order by bytes desc limit 100`;

/** Values of placeholders that the reader chose: a measure, a group, the order of a list. */
export type Choices = Readonly<Record<string, string>>;

/** Everything that a link says: what is looked at, when, and which records. The screen is the path of the link. */
export interface View {
  readonly source: SourceKey;
  readonly range: RangeChoice;
  /** What the range is compared with; null for nothing. */
  readonly compare: CompareWith | null;
  readonly filters: readonly Condition[];
  /** What panels let be chosen, by the name of the placeholder in their statements; what is usual is absent. */
  readonly choices: Choices;
  /** Hash of the domains with which the link was made, where it names any and they were not the presets; null otherwise. */
  readonly domains: string | null;
  /** Hash of the threat lists with which the link was made, where it names any and there were some of the reader's own; null otherwise. */
  readonly threats: string | null;
  /** Id of the panel that fills the sheet, if one does. */
  readonly focus: string | null;
  /** Null on every screen but Custom Query, and there until something was asked. */
  readonly query: QueryView | null;
}

export const emptyView: View = { source: { kind: 'none' }, range: { kind: 'extent' }, compare: null, filters: [], choices: {}, domains: null, threats: null, focus: null, query: null };
