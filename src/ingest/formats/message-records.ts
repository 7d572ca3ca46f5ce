import type { SkipReason } from '../../model/source.ts';
import type { DelimitedReader } from '../lines/delimited-reader.ts';
import { ownText, type RecordReader } from './record-reader.ts';

/** JSON objects that carry a whole log line as text: CloudWatch's `message`, Huawei LTS's `content` when not structured. */
export class MessageRecords implements RecordReader {
  private readonly lines: DelimitedReader;
  private readonly key: string;

  constructor(lines: DelimitedReader, key: string) {
    this.lines = lines;
    this.key = key;
  }

  read(value: unknown, line: number): SkipReason | null {
    const message = ownText(value, this.key);
    if (message === null) return { kind: 'not-a-record', detail: `no ${this.key}` };
    for (const text of message.split('\n')) {
      const trimmed = text.trim();
      if (trimmed === '') continue;
      this.lines.line = line;
      this.lines.text(trimmed.split(/[ \t]+/), trimmed);
    }
    return null;
  }
}
