import { fieldNamed } from '../model/fields.ts';
import type { TimeRange } from '../model/time.ts';

/** What a plan takes from the data: the fields that are present, and where it begins and ends (null while there is none). */
export interface DataShape {
  readonly fields: readonly string[];
  readonly extent?: TimeRange | null;
}
import { meantField, resolveField } from './resolve.ts';

/** Fields that the data has, and how names lead to them. Columns of the reader's own are those outside the table of fields; they are text. */
export class Schema {
  /** In the order of the engine: stored, computed, the reader's own. */
  readonly present: readonly string[];
  readonly #extras: readonly string[];

  constructor(present: readonly string[]) {
    this.present = present;
    this.#extras = present.filter((name) => !fieldNamed(name));
  }

  /** Null when there is no such field. */
  resolve(name: string): string | null {
    return resolveField(name, this.#extras);
  }

  meant(name: string): string | undefined {
    return meantField(name, this.#extras);
  }

  type(field: string): 'bigint' | 'varchar' {
    return fieldNamed(field)?.index === 'long' ? 'bigint' : 'varchar';
  }
}
