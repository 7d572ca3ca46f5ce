import type { FileFailure, Format, ReadNote } from '../../model/source.ts';
import type { AzureKind } from '../formats/azure-records.ts';
import type { ElementRules } from '../json/elements.ts';
import type { Target } from '../target.ts';

/** The kinds of record that a JSON text can hold. */
export type JsonRecords =
  | { readonly kind: 'flat'; readonly dialect: 'alibaba' | 'aws' | 'huawei' | 'huawei-er' }
  | { readonly kind: 'mapped' }
  | { readonly kind: 'gcp' }
  | { readonly kind: 'azure'; readonly of: AzureKind }
  | { readonly kind: 'message'; readonly key: string; readonly lines: TextLines };

export type TextLines =
  | { readonly kind: 'aws' }
  | { readonly kind: 'huawei'; readonly of: 'vpc' | 'router' | 'router-swapped' }
  | { readonly kind: 'csv'; readonly delimiter: string; readonly targets: readonly Target[]; readonly header: readonly string[] | null; readonly linesToPass: number };

/** How a text is read, found out from its beginning. */
export type Detected =
  | { readonly how: 'lines'; readonly format: Format; readonly lines: TextLines; readonly note?: ReadNote; readonly shifts?: boolean }
  | { readonly how: 'json-lines'; readonly format: Format; readonly records: JsonRecords }
  | { readonly how: 'json-elements'; readonly format: Format; readonly records: JsonRecords; readonly rules: ElementRules }
  | { readonly how: 'failure'; readonly failure: FileFailure };

const mostPreviewLines = 20;
const mostPreviewText = 400;

/** The first lines, for the column mapper. */
export function unknownColumns(text: string): Detected {
  const preview = text
    .split(/\r?\n/, mostPreviewLines + 1)
    .slice(0, mostPreviewLines)
    .map((line) => line.slice(0, mostPreviewText));
  while (preview.at(-1) === '') preview.pop();
  return { how: 'failure', failure: { kind: 'unknown-columns', preview } };
}
