import type { ByteSource } from '../bytes/byte-source.ts';
import type { RecordReader } from '../formats/record-reader.ts';
import { readJson } from '../lines/json-reader.ts';
import type { Output } from '../output.ts';
import type { Pace } from '../pace.ts';
import { JsonElements, type ElementRules } from './elements.ts';

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const stepBytes = 64 * 1024;

/** Reads the records of a JSON text that is not one value per line. Records are counted from 1 in place of lines. */
export async function readElements(source: ByteSource, rules: ElementRules, records: RecordReader, output: Output, pace: Pace): Promise<void> {
  const elements = new JsonElements(rules);
  let count = 0;
  while (true) {
    const chunk = await source.next();
    if (!chunk) break;
    const bytes = chunk().slice(); // It is cut up over several turns.
    if (pace.due()) await pace.rest();
    for (let at = 0; at < bytes.length; at += stepBytes) {
      for (const { bytes: element, tooLong } of elements.push(bytes.subarray(at, at + stepBytes))) {
        count++;
        const text = decoder.decode(element);
        if (tooLong > 0) output.account.skip(count, { kind: 'too-long', bytes: tooLong }, text);
        else readJson(text, count, records, output);
        if (pace.due()) await pace.rest();
      }
      if (pace.due()) await pace.rest();
    }
  }
  const rest = elements.rest();
  if (rest !== null) output.account.skip(count + 1, { kind: 'not-a-record', detail: 'cut off' }, rest);
}
