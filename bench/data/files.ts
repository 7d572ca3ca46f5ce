import { factsOfDemo } from '../../mocks/fixtures/from-demo.ts';
import type { FlowFact } from '../../mocks/fixtures/facts.ts';
import { formats, type FormatName } from '../../mocks/fixtures/formats.ts';

/** Facts per printed piece: a piece is one string, and strings end at half a gigabyte. */
const pieceFacts = 20_000;

/** A file of about `records` records in one of the text formats, as that cloud would write it. */
export function textFile(format: FormatName, records: number): { readonly blob: Blob; readonly records: number } {
  const { print, expresses } = formats[format];
  const facts: FlowFact[] = factsOfDemo({ records }).filter(expresses);
  const parts: string[] = [];
  for (let from = 0; from < facts.length; from += pieceFacts) {
    const text = print(facts.slice(from, from + pieceFacts));
    // Formats with a header line print it with every piece; a file has it once.
    const hasHeader = format === 'aws-v5' || format === 'aws-default' || format === 'alibaba-csv';
    parts.push(hasHeader && from > 0 ? text.slice(text.indexOf('\n') + 1) : text);
  }
  return { blob: new Blob(parts), records: facts.length };
}

export async function gzipped(blob: Blob): Promise<Blob> {
  return new Response(blob.stream().pipeThrough(new CompressionStream('gzip'))).blob();
}
