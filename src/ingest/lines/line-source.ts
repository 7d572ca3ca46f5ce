import type { Account } from '../account.ts';
import type { Pace } from '../pace.ts';
import type { ByteSource } from '../bytes/byte-source.ts';
import { longestLine, type TextBlock } from './text-block.ts';

/** Something that reads lines. It counts lines itself, in `line` (the number of the next one). */
export interface LineReader {
  line: number;
  /**
   * Reads some of the lines in [from, to) of the block, in a few milliseconds at most, and says how far it came. The same
   * position as `from` means that a record goes on behind `to`.
   */
  read(block: TextBlock, from: number, to: number): number;
  /** Skips the line at `from` of a record that never ends; says where the next one begins. */
  giveUp(block: TextBlock, from: number, to: number): number;
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Feeds a reader with whole lines until the bytes end. */
export async function readLines(source: ByteSource, block: TextBlock, reader: LineReader, account: Account, pace: Pace): Promise<void> {
  let tooLong = 0;
  let tooLongStart = '';
  while (true) {
    const chunk = await source.next();
    if (pace.due()) await pace.rest();
    if (!chunk) break;
    for (let at = 0, length = chunk().length; at < length; ) {
      if (tooLong > 0) {
        const rest = chunk().subarray(at);
        const end = rest.indexOf(10);
        tooLong += end < 0 ? rest.length : end;
        at += end < 0 ? rest.length : end + 1;
        if (end >= 0) {
          account.skip(reader.line++, { kind: 'too-long', bytes: tooLong }, tooLongStart);
          tooLong = 0;
        }
        continue;
      }
      at += block.append(chunk().subarray(at));
      await readWhole(block, reader, pace, false);
      if (!block.full) continue;
      if (block.wholeLines() > block.start) {
        block.start = reader.giveUp(block, block.start, block.wholeLines());
        await readWhole(block, reader, pace, false);
      } else {
        tooLong = block.end - block.start;
        tooLongStart = decoder.decode(block.bytes(block.start, block.start + 320));
        block.start = block.end;
      }
    }
  }
  if (tooLong > 0) account.skip(reader.line++, { kind: 'too-long', bytes: tooLong }, tooLongStart);
  if (source.cut && block.end > block.wholeLines()) {
    // The end is missing, so the last line cannot be trusted: `12` may have been `1234`.
    const from = block.wholeLines();
    await readWhole(block, reader, pace, false);
    const text = decoder.decode(block.bytes(from, Math.min(block.end, from + longestLine)));
    block.end = from;
    await readWhole(block, reader, pace, true);
    account.skip(reader.line++, { kind: 'not-a-record', detail: 'cut off' }, text);
    return;
  }
  block.close();
  await readWhole(block, reader, pace, true);
}

async function readWhole(block: TextBlock, reader: LineReader, pace: Pace, last: boolean): Promise<void> {
  const to = block.wholeLines();
  while (block.start < to) {
    const reached = reader.read(block, block.start, to);
    if (reached === block.start) {
      if (!last) return;
      block.start = reader.giveUp(block, block.start, to);
    } else block.start = reached;
    if (pace.due()) await pace.rest();
  }
}
