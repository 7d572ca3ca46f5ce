import type { MemoryAddressBook } from './address-book.ts';
import { AddressLabels, type LabelLookups } from './address-labels.ts';
import type { FieldAccess } from './table-view.ts';
import { TextBook } from './text-book.ts';

/** What addresses are labelled with. */
export type LabelKind = 'country' | 'domain' | 'threat';

const labelled = {
  srccountry: { kind: 'country', column: 'srcaddr' },
  dstcountry: { kind: 'country', column: 'dstaddr' },
  srctype: { kind: 'domain', column: 'srcaddr' },
  dsttype: { kind: 'domain', column: 'dstaddr' },
  srcthreat: { kind: 'threat', column: 'srcaddr' },
  dstthreat: { kind: 'threat', column: 'dstaddr' },
} as const;

export type LabelledField = keyof typeof labelled;

export function isLabelled(field: string): field is LabelledField {
  return Object.hasOwn(labelled, field);
}

/** The fields that say something of an address of either end, read over the dictionary of addresses. */
export class LabelledFields {
  private readonly addresses: MemoryAddressBook;
  private readonly kinds = new Map<LabelKind, AddressLabels>();
  private readonly nothing = new TextBook();

  constructor(addresses: MemoryAddressBook) {
    this.addresses = addresses;
  }

  set(kind: LabelKind, lookups: LabelLookups | null): void {
    if (lookups) this.kinds.set(kind, new AddressLabels(lookups));
    else this.kinds.delete(kind);
  }

  access(field: LabelledField): FieldAccess {
    const { kind, column } = labelled[field];
    const labels = this.kinds.get(kind);
    if (!labels) return { kind: 'label', column, codes: new Uint16Array(this.addresses.size + 1), book: this.nothing };
    return { kind: 'label', column, codes: labels.codes(this.addresses), book: labels.book };
  }

  /** True when some address has such a label; of threats, when lists are there at all: of each address it is known then. */
  any(field: LabelledField): boolean {
    const { kind } = labelled[field];
    const labels = this.kinds.get(kind);
    return labels !== undefined && (kind === 'threat' || labels.any);
  }

  /** New addresses have come. */
  meet(): void {
    for (const labels of this.kinds.values()) labels.codes(this.addresses);
  }

  /** How many addresses have each label of this kind. */
  counts(kind: LabelKind): ReadonlyMap<string, number> {
    return this.kinds.get(kind)?.counts(this.addresses) ?? new Map<string, number>();
  }
}
