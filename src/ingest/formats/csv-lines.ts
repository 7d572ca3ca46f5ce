import type { SkipReason } from '../../model/source.ts';
import type { Delimited, Layout } from '../lines/delimited-reader.ts';
import type { Target } from '../target.ts';

/** CSV with columns known from a header or from the reader. The header line may come again: files get concatenated. */
export class CsvLines implements Delimited {
  readonly delimiter: number;
  readonly quoted = true;
  readonly layout: Layout;
  private readonly header: string | null;
  private linesToPass: number;

  /** `header`: the names as they stand, or null; `linesToPass`: lines before the first record. */
  constructor(delimiter: string, targets: readonly Target[], header: readonly string[] | null, linesToPass: number) {
    this.delimiter = delimiter.charCodeAt(0);
    this.layout = { targets };
    this.header = header ? header.join('\n') : null;
    this.linesToPass = linesToPass;
  }

  get exactOnly(): boolean {
    return this.linesToPass > 0;
  }

  judge(values: readonly string[]): { readonly layout: Layout } | 'no-record' | SkipReason {
    if (this.linesToPass > 0) {
      this.linesToPass--;
      return 'no-record';
    }
    if (this.header !== null && values.join('\n') === this.header) return 'no-record';
    const expected = this.layout.targets.length;
    return values.length === expected ? { layout: this.layout } : { kind: 'field-count', expected, found: values.length };
  }
}
