import type { AddressRange } from '../../base/cidr.ts';
import { longestText } from '../../model/threat-entries.ts';
import type { ThreatEntry } from '../../model/threats.ts';
import type { LeftOut, ThreatForm, ThreatLineFault, ThreatListRead } from './list-read.ts';

/** Faults kept, to be shown. */
const mostFaults = 20;

/** Entries as they come: each address, block or range once, by its first line. */
export class Collected {
  readonly #entries: ThreatEntry[] = [];
  readonly #faults: ThreatLineFault[] = [];
  /** IPv4 addresses alone are most of nearly every list. */
  readonly #addresses = new Set<number>();
  readonly #ranges = new Set<string>();
  #repeated = 0;
  #skipped = 0;

  get count(): number {
    return this.#entries.length;
  }

  add(range: AddressRange, line: number, text: string, note: string | null): void {
    if (!this.isNew(range)) {
      this.#repeated++;
      return;
    }
    this.#entries.push({ range, line, text: cut(text), note: note === null || note === '' ? null : cut(note) });
  }

  leaveOut(line: number, text: string, reason: LeftOut): void {
    this.#skipped++;
    if (this.#faults.length < mostFaults) this.#faults.push({ line, text: cut(text), reason });
  }

  /** Adds what is one, else says why not. */
  take(found: AddressRange | LeftOut, line: number, text: string, note: string | null): void {
    if (typeof found === 'string') this.leaveOut(line, text, found);
    else this.add(found, line, text, note);
  }

  read(form: ThreatForm, about: { readonly title: string | null; readonly date: string | null }): ThreatListRead {
    return { form, title: about.title, date: about.date, entries: this.#entries, repeated: this.#repeated, skipped: this.#skipped, faults: this.#faults };
  }

  private isNew(range: AddressRange): boolean {
    if (range.family === 4 && range.first === range.last) {
      if (this.#addresses.has(range.first)) return false;
      this.#addresses.add(range.first);
      return true;
    }
    const key = `${String(range.first)} ${String(range.last)}`;
    if (this.#ranges.has(key)) return false;
    this.#ranges.add(key);
    return true;
  }
}

function cut(text: string): string {
  return text.length > longestText ? `${text.slice(0, longestText - 1)}…` : text;
}
