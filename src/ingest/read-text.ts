import { fieldSpelled } from '../model/fields.ts';
import type { ColumnMapping, FileFailure } from '../model/source.ts';
import type { ByteSource } from './bytes/byte-source.ts';
import { AwsLines } from './formats/aws-lines.ts';
import { AzureRecords } from './formats/azure-records.ts';
import { CsvLines } from './formats/csv-lines.ts';
import { FlatRecords } from './formats/flat-records.ts';
import { GcpRecords } from './formats/gcp-records.ts';
import { HuaweiLines } from './formats/huawei-lines.ts';
import { MessageRecords } from './formats/message-records.ts';
import type { RecordReader } from './formats/record-reader.ts';
import { ElementLines } from './json/element-lines.ts';
import { readElements } from './json/read-elements.ts';
import { DelimitedReader, type Delimited } from './lines/delimited-reader.ts';
import { JsonLinesReader } from './lines/json-reader.ts';
import { readLines } from './lines/line-source.ts';
import { TextBlock } from './lines/text-block.ts';
import type { IngestModule } from './module.ts';
import type { Output } from './output.ts';
import type { Pace } from './pace.ts';
import { RowWriter } from './row-writer.ts';
import type { JsonRecords, TextLines } from './sniff/detected.ts';
import { sniffJson } from './sniff/json.ts';
import { isBinary } from './sniff/magic.ts';
import { sniffLines, type RouterOrder } from './sniff/text.ts';
import { targetNamed, targetOf } from './target.ts';

export interface TextChoices {
  readonly mapping: ColumnMapping | undefined;
  readonly order: RouterOrder;
  readonly fast: boolean;
}

/** Reads a text: finds out from its beginning what it is, then reads all of it. Null when it was read to its end. */
export async function readText(
  head: Uint8Array,
  ended: boolean,
  source: ByteSource,
  output: Output,
  module: IngestModule,
  pace: Pace,
  choices: TextChoices,
): Promise<FileFailure | null> {
  if (isBinary(head)) return { kind: 'not-a-log', looksLike: 'binary' };
  const text = new TextDecoder().decode(head, { stream: !ended }).trimStart();
  const detected = /^[{[]/.test(text) ? sniffJson(text, choices.mapping) : sniffLines(text, ended, choices.order, choices.mapping);
  if (detected.how === 'failure') return detected.failure;
  const { account } = output;
  account.format = detected.format;
  const writer = new RowWriter(output);
  if (detected.format === 'alibaba-json' || (detected.how === 'lines' && detected.shifts)) output.lookForShift();
  if (detected.format === 'gcp-json') account.note({ kind: 'sampled' });
  const flat = detected.how === 'json-elements' && (detected.records.kind === 'flat' || detected.records.kind === 'mapped');
  if (detected.how === 'json-elements' && !flat) {
    await readElements(source, detected.rules, recordsOf(detected.records, writer, output, choices), output, pace);
    return null;
  }
  if (detected.how === 'lines' && detected.note) account.note(detected.note);
  const fast = choices.fast ? module : null;
  const reader =
    detected.how === 'lines'
      ? new DelimitedReader(linesOf(detected.lines), output, writer, fast)
      : new JsonLinesReader(recordsOf(detected.records, writer, output, choices), output, fast);
  const block = new TextBlock(output.memory);
  const lines = detected.how === 'json-elements' ? new ElementLines(source, detected.rules, account) : source;
  try {
    await readLines(lines, block, reader, account, pace);
  } finally {
    reader.release();
    block.release();
  }
  return null;
}

function linesOf(lines: TextLines): Delimited {
  switch (lines.kind) {
    case 'aws':
      return new AwsLines();
    case 'huawei':
      return new HuaweiLines(lines.of);
    case 'csv':
      return new CsvLines(lines.delimiter, lines.targets, lines.header, lines.linesToPass);
  }
}

function recordsOf(records: JsonRecords, writer: RowWriter, output: Output, choices: TextChoices): RecordReader {
  switch (records.kind) {
    case 'flat': {
      const dialect = records.dialect === 'huawei-er' && choices.order === 'instance-first' ? 'huawei-er-swapped' : records.dialect;
      return new FlatRecords(writer, (key) => targetOf(key, dialect));
    }
    case 'mapped': {
      const fields = new Map(choices.mapping?.columns.map(({ source, field }) => [source, field]));
      // Keys that the mapper was not shown are kept under their own names.
      return new FlatRecords(writer, (key) => {
        const field = fields.get(key);
        if (field === null) return { kind: 'none' };
        return targetNamed(field ?? fieldSpelled(key)?.name ?? key);
      });
    }
    case 'gcp':
      return new GcpRecords(writer);
    case 'azure':
      return new AzureRecords(writer, output.account);
    case 'message':
      return new MessageRecords(new DelimitedReader(linesOf(records.lines), output, writer, null), records.key);
  }
}
