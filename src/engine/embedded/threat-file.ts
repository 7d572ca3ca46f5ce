import { errorText } from '../../base/error-text.ts';
import { failed, ok, type Result } from '../../base/result.ts';
import { mostEntries, type ThreatListRead } from '../../ingest/threats/list-read.ts';
import { readThreatList } from '../../ingest/threats/read-list.ts';
import type { ThreatListFault } from './threat-lists.ts';

const sliceMilliseconds = 4;
/** A list of the most entries there may be, with a long line for each. */
const mostBytes = 400_000_000;

/** Reads a threat list, plain or gzip, in slices. Refused when it is no text, or nothing in it is an address. */
export async function readThreatFile(file: Blob, pause: () => Promise<void>): Promise<Result<ThreatListRead, ThreatListFault>> {
  let text: string;
  try {
    const head = new Uint8Array(await file.slice(0, 4096).arrayBuffer());
    const isGzip = head[0] === 0x1f && head[1] === 0x8b;
    const looksLike = isGzip ? null : otherThanText(head);
    if (looksLike) return failed({ kind: 'not-text', looksLike });
    if (file.size > mostBytes) return failed({ kind: 'too-many', most: mostEntries });
    const stream = isGzip ? file.stream().pipeThrough(new DecompressionStream('gzip')) : file.stream();
    text = await new Response(stream).text();
  } catch (error) {
    return failed({ kind: 'unreadable', message: errorText(error) });
  }
  const steps = readThreatList(text, Date.now() / 1000);
  let step = steps.next();
  for (let began = performance.now(); !step.done; step = steps.next()) {
    if (performance.now() - began < sliceMilliseconds) continue;
    await pause();
    began = performance.now();
  }
  const { entries, faults } = step.value;
  if (entries.length > mostEntries) return failed({ kind: 'too-many', most: mostEntries });
  return entries.length === 0 ? failed({ kind: 'no-address', faults }) : ok(step.value);
}

function otherThanText(head: Uint8Array): 'pdf' | 'zip' | 'binary' | null {
  const begins = String.fromCharCode(...head.subarray(0, 5));
  if (begins === '%PDF-') return 'pdf';
  // Word and OpenDocument files are archives.
  if (begins.startsWith('PK\u0003\u0004')) return 'zip';
  return head.includes(0) ? 'binary' : null;
}
