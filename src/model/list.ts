import type { Text } from './panel.ts';

/**
 * A table of a result: which of its columns stands for what, in the order in which they are read. Everything that is printed comes
 * from the result, so a saved panel can be one.
 */
export interface ListPicture {
  readonly kind: 'list';
  readonly columns: readonly ListColumn[];
  /** The order that the statement gives. */
  readonly sorted: ListOrder;
  /**
   * Name of a placeholder that stands in the statement's ORDER BY (`order by "${{eni-order|bytes}}" desc`). With it another column
   * is asked for, so the order is right also where LIMIT cuts; without it, rows are put in another order only when all are here.
   */
  readonly orderedBy?: string;
  /** Names many of the entities, after the count of those that are not listed: "other · 204 ENIs". */
  readonly what?: Text;
  /** 23 pixels in a panel among others, 26 where the table is what the screen is about. */
  readonly rowHeight: 23 | 26;
}

/** A result column by name, and which way. */
export interface ListOrder {
  readonly column: string;
  readonly up: boolean;
}

interface Common {
  /** In place of the column's own name. */
  readonly label?: Text;
  /** The field whose values a computed column holds: they are printed as that field's are. */
  readonly as?: string;
  /** Left out where the window is narrow. */
  readonly further?: boolean;
  /** Left out where no row has a value in it: what only a loaded database or an inventory tells. Of zones, and of a column named by `column`. */
  readonly whereKnown?: boolean;
  /** Takes what the others leave, and has its width at least: what stands beside its value is the longest of the row. */
  readonly grows?: boolean;
  /** Pixels; each role has a usual width, and names share what is left. */
  readonly width?: number;
}

export type ListColumn =
  /** Who the row is about. `beside` is a column whose text stands after it in tertiary: country, service, name of an instance. */
  | (Common & { readonly role: 'name'; readonly column: string; readonly beside?: string; readonly absent?: Text })
  /** `arrow` puts an arrow before it: the end to which the ones before it go. `bare` leaves out the service beside a port. */
  | (Common & { readonly role: 'text'; readonly column: string; readonly arrow?: boolean; readonly bare?: boolean })
  /** Two ends with an arrow between them. */
  | (Common & { readonly role: 'ends'; readonly from: string; readonly to: string })
  /** Whether two instances stand in different zones, as the inventory has them: a mark, nothing for one zone, a dash where that is not known. */
  | (Common & { readonly role: 'zones'; readonly from: string; readonly to: string })
  /** `in` or `out` with its arrow. */
  | (Common & { readonly role: 'direction'; readonly column: string })
  /** `ACCEPT` or `REJECT` with its mark. */
  | (Common & { readonly role: 'verdict'; readonly column: string })
  | (Common & { readonly role: 'time'; readonly column: string })
  /** A number by its unit. `strong` is the one that the table is for; `warns` prints it as what calls for a look wherever it is not zero. */
  | (Common & { readonly role: 'amount'; readonly column: string; readonly strong?: boolean; readonly warns?: boolean })
  /** A share that the statement computed, 0…1; `warns` prints it as what was refused from a twentieth on. */
  | (Common & { readonly role: 'ratio'; readonly column: string; readonly warns?: boolean })
  /** Share of an amount in the total: of all groups, or what the column `total` says in the same row. */
  | (Common & { readonly role: 'share'; readonly of: string; readonly total?: string })
  /** The same as a bar, or as part of the largest row. `by` is a column of directions or verdicts that gives the hue. */
  | (Common & { readonly role: 'bar'; readonly of: string; readonly scale: 'total' | 'largest'; readonly total?: string; readonly by?: string })
  /** A course over time from the panel's companion statement, each row on its own scale; with `series` out above and in below. */
  | (Common & { readonly role: 'spark'; readonly of: string; readonly key: string; readonly x: string; readonly y: string; readonly series?: string });
