import { unreachable } from '../../base/assert.ts';
import { formatExact } from '../../base/format/number.ts';
import { formatDuration } from '../../base/format/time.ts';
import { formatBytes } from '../../base/format/volume.ts';
import { wordsOf, type Language, type Words } from '../../base/words.ts';
import type { FileFailure, ReadNote, SkipReason } from '../../model/source.ts';
import { reportWords } from './report-words.ts';

type ReportWords = Words<typeof reportWords>;

/** What a reader says of a part that is no record: its own few phrases in the language of the page, names and figures as they are. */
function partSaid(detail: string, w: ReportWords): string {
  const said: Readonly<Record<string, string>> = { 'cut off': w.cutOff, 'no connection': w.noConnection, 'no flow tuples': w.noTuples, 'not a JSON object': w.noObject, 'a quote that is not closed': w.openQuote };
  const [, most] = /^more than (\d+) columns$/.exec(detail) ?? [];
  if (most !== undefined) return w.tooManyColumns(most);
  const [, key] = /^no (\S+)$/.exec(detail) ?? [];
  return said[detail] ?? (key === undefined ? detail : w.noKey(key));
}

/** Why a line was skipped, as a sentence without its full stop. */
export function reasonText(reason: SkipReason, language: Language): string {
  const w = wordsOf(reportWords, language);
  switch (reason.kind) {
    case 'field-count':
      return w.fieldCount(reason.found, reason.expected);
    case 'not-a-number':
      return w.notANumber(reason.field, reason.value);
    case 'out-of-range':
      return w.outOfRange(reason.field, reason.value);
    case 'not-an-address':
      return w.notAnAddress(reason.field, reason.value);
    case 'json':
      return w.json(reason.detail);
    case 'no-time':
      return w.noTime;
    case 'not-a-record':
      return w.notARecord(partSaid(reason.detail, w));
    case 'too-long':
      return w.tooLong(formatBytes(reason.bytes));
    case 'packet': {
      const said = { length: w.packetLength, tag: w.packetTag, number: w.packetNumber, inflate: w.packetInflate };
      return w.packet(said[reason.detail], formatExact(reason.offset), reason.shard, reason.cursor);
    }
    default:
      return unreachable(reason);
  }
}

/** A doubt about what was read, as sentences. */
export function noteText(note: ReadNote, language: Language): string {
  const w = wordsOf(reportWords, language);
  switch (note.kind) {
    case 'shifted-columns':
      return w.shifted(formatExact(note.records), formatExact(note.firstLine));
    case 'er-order-assumed':
      return note.swapped ? w.erInstanceFirst : w.erResourceFirst;
    case 'gzip-damaged': {
      const said = { checksum: w.gzipChecksum, length: w.gzipLength, cut: w.gzipCut, corrupt: w.gzipCorrupt, trailing: w.gzipTrailing };
      return said[note.detail](formatExact(note.offset));
    }
    case 'sampled':
      return w.sampled;
    case 'odd-duration':
      return w.oddDuration(formatExact(note.records), formatDuration(note.longestSeconds, language));
    default:
      return unreachable(note);
  }
}

/** Why a file was not read: in a word or two, and as sentences with the way out. */
export function failureText(failure: FileFailure, language: Language): { readonly short: string; readonly detail: string } {
  const w = wordsOf(reportWords, language);
  switch (failure.kind) {
    case 'empty':
      return { short: w.empty, detail: w.emptyDetail };
    case 'not-a-log': {
      const { looksLike } = failure;
      const details = { picture: w.pictureDetail, pdf: w.pdfDetail, zip: w.zipDetail, spreadsheet: w.spreadsheetDetail, binary: w.binaryDetail, text: w.textDetail };
      return { short: w[looksLike], detail: details[looksLike] };
    }
    case 'zstd':
      return { short: w.zstd, detail: w.zstdDetail };
    case 'snappy':
      return { short: w.snappy, detail: w.snappyDetail };
    case 'orc':
      return { short: w.orc, detail: w.orcDetail };
    case 'unknown-columns':
      return { short: w.unknownColumns, detail: w.unknownColumnsDetail };
    case 'vanished':
      return { short: w.vanished, detail: w.vanishedDetail(failure.message) };
    case 'not-made':
      return { short: w.notMade, detail: w.notMadeDetail(failure.message) };
    case 'memory':
      return { short: w.memory, detail: w.memoryDetail(formatBytes(failure.neededBytes), formatBytes(failure.budgetBytes)) };
    case 'already-read':
      return { short: w.alreadyRead, detail: w.alreadyReadDetail };
    case 'cancelled':
      return { short: w.cancelled, detail: w.cancelledDetail };
    case 'internal':
      return { short: w.internal, detail: w.internalDetail(failure.message) };
    default:
      return unreachable(failure);
  }
}
