import { compressors } from 'hyparquet-compressors';
import type { Memory } from '../../columns/memory.ts';
import { chunkOf } from '../bytes/chunk.ts';
import { Gunzip } from '../gunzip/gunzip.ts';
import type { IngestModule } from '../module.ts';

export type Compressors = typeof compressors;

/** hyparquet's decompressors, with our own inflate for gzip. */
export function pageCompressors(memory: Memory, module: IngestModule): Compressors {
  return { ...compressors, GZIP: (input, length) => gunzipPage(input, length, memory, module) };
}

function gunzipPage(input: Uint8Array, length: number, memory: Memory, module: IngestModule): Uint8Array {
  const out = new Uint8Array(length);
  const gunzip = new Gunzip(memory, module);
  let at = 0;
  for (const chunk of gunzip.push(chunkOf(input))) {
    const span = chunk();
    if (at + span.length > length) break;
    out.set(span, at);
    at += span.length;
  }
  gunzip.finish();
  gunzip.release();
  const [defect] = gunzip.defects;
  if (defect) throw new Error(`A gzip page is damaged (${defect.detail})`);
  return out;
}
