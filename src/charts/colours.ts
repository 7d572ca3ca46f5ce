import { fieldNamed } from '../model/fields.ts';
import { categoricalOrder, type Categorical, type Tokens } from '../model/theme.ts';

type Slots = Map<string, Categorical | 'other'>;

/** How many entities of a field have a hue. */
export const mostHues = categoricalOrder.length;

/** Both ends of a record, and the interface that saw it, name the same instances and networks: one set of hues for them. */
export function kindOf(field: string): string {
  const known = fieldNamed(field);
  if (known?.role === 'end-instance') return 'vm-id';
  if (known?.role === 'end-vpc') return 'vpc-id';
  return field.startsWith('dst') ? (known?.mirror ?? field) : field;
}

/**
 * One hue per entity: a registry per source and field gives values a slot and keeps it in every panel, filter and visit. From the
 * ninth value on, and for "other", there is grey only. The order is that by bytes over the whole source (`rank`); values that
 * nobody could rank, as a statement made them, take what is free as they are drawn (`claim`). A hue that was shown never changes
 * on the screen: where the order comes only after something was drawn, as while files are read, what has a hue keeps it, the rest
 * follows in that order, and the order itself is what the next visit begins with.
 */
export class ColourRegistry {
  private readonly fields = new Map<string, Slots>();
  /** The hues by the order over the whole source, for the next visit. */
  private readonly whole = new Map<string, Slots>();

  /** `kept` is what `toJSON` gave in an earlier visit. */
  constructor(kept: Readonly<Record<string, Readonly<Record<string, string>>>> = {}) {
    for (const [field, slots] of Object.entries(kept)) {
      const known = Object.entries(slots).flatMap(([value, slot]): [string, Categorical][] => {
        const named = categoricalOrder.find((one) => one === slot);
        return named ? [[value, named]] : [];
      });
      this.fields.set(field, new Map(known));
      this.whole.set(field, new Map(known));
    }
  }

  /** Whether something of this field may be drawn: its order is known, or hues were given out already. */
  knows(field: string): boolean {
    return this.fields.has(kindOf(field));
  }

  /** Whether the order of this field over the whole source is known. */
  isRanked(field: string): boolean {
    return this.whole.has(kindOf(field));
  }

  /** The order of a field's values, largest first; `whole` when it is that of all the source's records. */
  rank(field: string, values: readonly string[], whole: boolean): void {
    this.claim(field, values);
    if (whole) this.whole.set(kindOf(field), new Map(values.slice(0, mostHues).map((value, i) => [value, categoricalOrder[i] ?? 'other'])));
  }

  /** Gives slots to values that have none yet, in this order; those that hold one keep it. */
  claim(field: string, values: readonly string[]): void {
    const slots = this.slotsOf(field);
    for (const value of values) {
      if (slots.has(value)) continue;
      const used = new Set(slots.values());
      const free = categoricalOrder.find((slot) => !used.has(slot));
      if (!free) return;
      slots.set(value, free);
    }
  }

  slot(field: string, value: string): Categorical | 'other' {
    return this.fields.get(kindOf(field))?.get(value) ?? 'other';
  }

  colour(field: string, value: string, tokens: Tokens): string {
    return tokens.categorical[this.slot(field, value)];
  }

  /** What the next visit begins with: the order over the whole source with what else was given out, or what was given out alone. */
  toJSON(): Record<string, Record<string, string>> {
    return Object.fromEntries([...this.fields].map(([field, slots]) => {
      const ranked = this.whole.get(field);
      return [field, Object.fromEntries(ranked === undefined ? slots : completed(ranked, slots))];
    }));
  }

  private slotsOf(field: string): Slots {
    const kind = kindOf(field);
    const known = this.fields.get(kind);
    if (known) return known;
    const made: Slots = new Map();
    this.fields.set(kind, made);
    return made;
  }
}

/** The ranked slots, and those of others whose hue is free among them. */
function completed(ranked: Slots, given: Slots): Slots {
  const used = new Set(ranked.values());
  return new Map([...ranked, ...[...given].filter(([value, slot]) => !ranked.has(value) && !used.has(slot))]);
}
