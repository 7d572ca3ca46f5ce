import type { Chart, ChartKind } from './chart.ts';
import type { Side } from './filter.ts';
import type { Unit } from './frame.ts';
import type { ListPicture } from './list.ts';
import type { PanelChoice } from './panel-choice.ts';
import type { Choices } from './view.ts';

/**
 * A panel is a question, a picture and a consequence, as plain data: parsed once, versioned, printable. Built-in panels
 * and panels that a reader saves are the same thing. No callbacks here: a need for one is a new chart kind, field or function.
 */

/** A text of the product in both languages. */
export interface Text {
  readonly en: string;
  readonly zh: string;
}

/** A title is the product's in both languages, or what a reader wrote, which is the same in each. */
export type Title = Text | string;

export function titleIn(title: Title, language: keyof Text): string {
  return typeof title === 'string' ? title : title[language];
}

/** The same as a text of both languages, for what takes no other. */
export function textOf(title: Title): Text {
  return typeof title === 'string' ? { en: title, zh: title } : title;
}

export const panelVersion = 1;

export interface Panel {
  readonly version: typeof panelVersion;
  readonly id: string;
  readonly title: Title;
  /** What the numbers are, for the panel's header: "bits/s, seen from the ENI". `{bin}` stands for the length of a bucket, `{rows}` for "10 of 214",
   * and the name of a result column in braces for its value in the first row. */
  readonly unit: Text;
  /** `search | SQL`. `${{interval|60}}` is the bucket in seconds, chosen from range and capture interval. */
  readonly statement: string;
  /** A second statement for the same picture: the spark line of a value, the courses in a list, what a finding names. */
  readonly companion?: string;
  /** `flows`: each flow once ("Counting a flow once"). `records`: everything that was recorded. */
  readonly counts: 'flows' | 'records';
  /** What of the panel can be chosen, in its header. */
  readonly choice?: PanelChoice;
  /** What shows several things beside one another may leave out filters on its own key, so that the others stay, dimmed. */
  readonly ownFilter?: OwnFilter;
  /** How the numbers come about, where the statement does not say it in words: thresholds, what is folded, how records are classed. */
  readonly about?: Text;
  /** What cannot be told without a field: said in place of silence where the log has none of it. */
  readonly caveats?: readonly { readonly field: string; readonly says: Text }[];
  /** What a column's numbers count, where the statement's types cannot tell: `sum(bytes) * 8.0 / 60` is bits per second. */
  readonly units?: Readonly<Record<string, Unit>>;
  readonly picture: Picture;
  readonly consequence: Consequence;
  readonly finding: Finding;
}

/** `also`: further fields of the key, where it has several (both ends of a pair). */
export interface OwnFilter {
  readonly field: string;
  readonly also?: readonly string[];
  readonly mode: 'ignore';
}

/** The fields of a panel's own key. */
export function ownFields({ ownFilter }: Pick<Panel, 'ownFilter'>): readonly string[] {
  return ownFilter === undefined ? [] : [ownFilter.field, ...(ownFilter.also ?? [])];
}

/** Names result columns by role. What each kind needs of them is in `charts/<kind>/needs`. */
export type Picture =
  /** `compare` says what stands beneath: a rate over the range, a share of another column, or nothing. */
  | { readonly kind: 'value'; readonly value: string; readonly spark?: { readonly x: string; readonly y: string }; readonly compare?: ValueCompare }
  /** Accepted and rejected on one time axis, two plots with their own scales. */
  | { readonly kind: 'verdicts'; readonly x: string; readonly accept: string; readonly reject: string }
  /** One verdict over time in its own plot: accepted as a line over a light area, rejected as bars. */
  | { readonly kind: 'verdict'; readonly x: string; readonly y: string; readonly verdict: 'accept' | 'reject' }
  /** In and out mirrored around zero; `series` holds `in` and `out`. */
  | { readonly kind: 'mirror'; readonly x: string; readonly y: string; readonly series: string; readonly levels?: MirrorLevels }
  | { readonly kind: 'lines'; readonly x: string; readonly y: string; readonly series?: string; readonly area: boolean; readonly top: number }
  /** HTML table with a bar per row. `value` is what is ranked; `absent` names the row of records without a name. */
  | { readonly kind: 'rank'; readonly name: string; readonly value: string; readonly further: readonly string[]; readonly absent?: Text }
  /** HTML table by columns with roles: names, amounts, shares, bars, courses. */
  | ListPicture
  /** One bar of shares with its legend beneath. */
  | { readonly kind: 'share'; readonly name: string; readonly value: string }
  | { readonly kind: 'map'; readonly country: string; readonly value: string }
  /** A mark per source, hosts by ports, both by powers of ten; `scan` says which way a source scans and is null for the others. */
  | { readonly kind: 'scans'; readonly name: string; readonly hosts: string; readonly ports: string; readonly size: string; readonly scan: string }
  | { readonly kind: 'heat'; readonly x: string; readonly y: string; readonly value: string }
  /** A distribution: `y` per `step` of `x`, which is where a step begins. */
  | { readonly kind: 'bins'; readonly x: string; readonly y: string; readonly step: number }
  /** Any of the kinds of charts, as a reader may put together too; drawn by a part of its own, which the Overview never loads. */
  | { readonly kind: 'chart'; readonly chart: Chart; /** Kinds between which the reader may switch. */ readonly or?: readonly ChartKind[] }
  | { readonly kind: 'table' };

/** A level to compare each direction with, from the companion: a row per direction, named on its line. */
export interface MirrorLevels {
  readonly y: string;
  readonly series: string;
  readonly label: Text;
}

/** Beneath a single value while no filter is set. `rate` divides by the length of the range; `share` by another column. */
export type ValueCompare =
  | { readonly kind: 'rate'; readonly unit: 'bits-per-second' | 'packets-per-second' | 'records-per-minute' }
  | { readonly kind: 'share'; readonly of: string; readonly what: Text }
  /** Further columns with what they count: "38 of them inside". */
  | { readonly kind: 'counts'; readonly of: readonly { readonly column: string; readonly what: Text }[] }
  /** What the value is, where its name is too short to say it. */
  | { readonly kind: 'note'; readonly says: Text };

/** What a click on a mark means. Time marks always zoom; `none` for single values. */
export type Consequence =
  | { readonly kind: 'none' }
  | { readonly kind: 'filter'; readonly column: string; readonly field: string; /** Whichever end of a flow has the value; absent, the field's own. */ readonly side?: Side }
  /** The values that a mark of a chart stands for, by column. */
  | { readonly kind: 'each'; readonly of: readonly ColumnFields[]; /** Values of placeholders that the same click chooses: the next finer group of a drill. */ readonly chooses?: Choices };

/**
 * A column whose text is made of fields: one, or several with a text between each two (`concat(srcaddr, '->', dstaddr)`).
 * `between` is shorter than `fields` by one.
 */
export interface ColumnFields {
  readonly column: string;
  readonly fields: readonly string[];
  readonly between: readonly string[];
  /** A value of the column that stands for all values of its one field from a number on: ports of clients that a statement folds. */
  readonly folded?: { readonly value: string; readonly from: number };
  /** The values are CIDR blocks of addresses of its one field. */
  readonly blocks?: boolean;
}

/** Which computed sentence sums the panel up (`charts/finding`). */
export type Finding =
  | { readonly kind: 'peak'; readonly x: string; readonly y: string; readonly what: Text }
  /** A peak as above; the companion ranks ports, of which the first is named with its share. */
  | { readonly kind: 'verdict-peak'; readonly x: string; readonly y: string; readonly what: Text; readonly port: string; readonly amount: string }
  /** How many sources scan which way, and from how many ports or hosts on they are taken to. */
  | { readonly kind: 'scans'; readonly scan: string; readonly ports: number; readonly hosts: number }
  /** What most rejects are, and how many tell of rules between hosts of one's own. */
  | { readonly kind: 'reasons'; readonly reason: string; readonly value: string }
  /** "TCP carries 85.2 %." */
  | { readonly kind: 'top-share'; readonly name: string; readonly value: string; readonly what: Text }
  /** "10 of 214 ENIs carry 87.3 %; the other 204 carry 110 GB." `what` names many of the entities;
   * `swing` adds which of those listed is highest above its own average: "eni-a swings most, its p95 is 2.9 times its average."
   * `endsOf` is the field whose values stand at both ends of a name that is made of two. */
  | { readonly kind: 'rank-cover'; readonly name: string; readonly value: string; readonly what: Text; readonly endsOf?: string; readonly swing?: { readonly high: string; readonly low: string } }
  /** `addresses` counts the distinct addresses of a country, so that those without one can be told. */
  | { readonly kind: 'country-share'; readonly country: string; readonly value: string; readonly verb: 'sent' | 'received' | 'has'; readonly addresses?: string }
  | { readonly kind: 'mirror-peak'; readonly x: string; readonly y: string; readonly series: string }
  | { readonly kind: 'heat-spread'; readonly x: string; readonly y: string; readonly value: string }
  /** What the collector says of itself: windows without data, and windows that it had to skip (a warning). */
  | { readonly kind: 'status'; readonly name: string; readonly value: string }
  /** What most of a pair's amount is: "web-1 → db-1: 99.6 % of 21.4 GB is port 5432." */
  | { readonly kind: 'pair-top'; readonly from: string; readonly to: string; readonly name: string; readonly value: string }
  /** How far what one end sent and the other received agree. */
  | { readonly kind: 'both-ends'; readonly direction: string; readonly value: string }
  /** Which sizes most packets have. */
  | { readonly kind: 'humps'; readonly x: string; readonly y: string; readonly step: number }
  /** How many records carry SYN and nothing else, of those that carry flags: both of the companion. */
  | { readonly kind: 'syn-only'; readonly alone: string; readonly of: string }
  /** Which of the listed addresses inside hosts turned to: `value` counts such records. */
  | { readonly kind: 'contacted'; readonly name: string; readonly value: string; readonly accepted: string }
  | { readonly kind: 'total'; readonly value: string }
  /** What stands out in a chart that a reader put together; computed where it is drawn. */
  | { readonly kind: 'chart' };
