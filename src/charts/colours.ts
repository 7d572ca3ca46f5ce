import { categoricalOrder, type Categorical, type Tokens } from '../model/theme.ts';

/**
 * One hue per entity: a registry per source and field gives values a slot in the order in which they are claimed, largest
 * first, and keeps it in every panel, filter and visit. From the ninth value on, and for "other", there is grey only.
 */
export class ColourRegistry {
  private readonly fields = new Map<string, Map<string, Categorical | 'other'>>();

  /** `kept` is what `toJSON` gave in an earlier visit. */
  constructor(kept: Readonly<Record<string, Readonly<Record<string, string>>>> = {}) {
    for (const [field, slots] of Object.entries(kept)) {
      const known = Object.entries(slots).flatMap(([value, slot]): [string, Categorical][] => {
        const named = categoricalOrder.find((one) => one === slot);
        return named ? [[value, named]] : [];
      });
      this.fields.set(field, new Map(known));
    }
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
    return this.fields.get(field)?.get(value) ?? 'other';
  }

  colour(field: string, value: string, tokens: Tokens): string {
    return tokens.categorical[this.slot(field, value)];
  }

  toJSON(): Record<string, Record<string, string>> {
    return Object.fromEntries([...this.fields].map(([field, slots]) => [field, Object.fromEntries(slots)]));
  }

  private slotsOf(field: string): Map<string, Categorical | 'other'> {
    const known = this.fields.get(field);
    if (known) return known;
    const made = new Map<string, Categorical | 'other'>();
    this.fields.set(field, made);
    return made;
  }
}
