import type { ByteSource } from '../bytes/byte-source.ts';
import type { ColumnMapping, FileFailure } from '../../model/source.ts';
import type { IngestModule } from '../module.ts';
import type { Output } from '../output.ts';
import type { Pace } from '../pace.ts';
export function readParquet(_blob: Blob | null, _source: ByteSource, _output: Output, _module: IngestModule, _pace: Pace, _mapping: ColumnMapping | undefined): Promise<FileFailure | null> {
  return Promise.resolve({ kind: 'internal', message: 'later' });
}
