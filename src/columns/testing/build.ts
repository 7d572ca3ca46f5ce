import { parseIpv4, parseIpv6 } from '../../base/ip.ts';
import { fieldNamed } from '../../model/fields.ts';
import { batchAddresses, batchCapacity, batchCounters, batchNumbers, batchTexts, type Batch } from '../batch.ts';
import { Memory } from '../memory.ts';
import type { TableSink } from '../batch-block.ts';
import { Table } from '../table.ts';
import { generatedModule } from './wasm.ts';

/** One record by field name, as the log spells it; an absent field is null. Names outside the table are extra columns. */
export type TestRecord = Partial<Record<string, string | number | null>>;

const modules = new Map<boolean, WebAssembly.Module>();

/** Rows of a segment in tests: far fewer than usual, so that several are soon full. */
export const testSegmentRows = 32_768;

/** An empty table in Node. Everything static of other modules fits below `reservedBytes` (1 MiB). */
export function emptyTable(memory: Memory = new Memory({ reservedBytes: 1024 * 1024 }), rowsEach = testSegmentRows): Table {
  const module = modules.get(memory.shared) ?? generatedModule('table', memory.shared);
  modules.set(memory.shared, module);
  return new Table(memory, module, rowsEach);
}

/**
 * A table of hand-made records, sealed and labelled unless `sealed` is false. A record without `__time__` stands at its
 * `start`, one without both at 0. Texts are taken as they are: `-` would be a value.
 */
export function tableOf(records: readonly TestRecord[], options: { sealed?: boolean; table?: Table } = {}): Table {
  const table = options.table ?? emptyTable();
  const sink = table.sink();
  for (const record of records) {
    put(sink, record);
    if (sink.batch.rows === batchCapacity) sink.flush();
  }
  sink.flush();
  if (options.sealed !== false) table.finishNow();
  return table;
}

/** Writes one record to the next row of the batch. @throws for an address that is none. */
export function put(sink: TableSink, record: TestRecord): void {
  const { batch } = sink;
  const row = batch.rows++;
  const { numbers, counters, texts }: Batch = batch;
  for (const [name, value] of Object.entries(record)) {
    if (value === null || value === undefined) continue;
    if (isOneOf(batchNumbers, name)) numbers[name][row] = Number(value);
    else if (isOneOf(batchCounters, name)) counters[name][row] = Number(value);
    else if (isOneOf(batchAddresses, name)) putAddress(batch, name, row, String(value));
    else if (isOneOf(batchTexts, name)) texts[name][row] = sink.dictionary(name).code(String(value));
    else {
      if (fieldNamed(name)) throw new Error(`${name} is computed and cannot be given.`);
      sink.extra(name)[row] = sink.dictionary(name).code(String(value));
    }
  }
  if (record['__time__'] === undefined && record['start'] === undefined) batch.numbers.__time__[row] = 0;
}

const sets = new Map<readonly string[], ReadonlySet<string>>();

function isOneOf<K extends string>(names: readonly K[], name: string): name is K {
  let set = sets.get(names);
  if (!set) sets.set(names, (set = new Set(names)));
  return set.has(name);
}

function putAddress(batch: Batch, end: (typeof batchAddresses)[number], row: number, text: string): void {
  const column = batch.addresses[end];
  const v4 = parseIpv4(text);
  const v6 = v4 === null ? parseIpv6(text) : null;
  if (v4 !== null) column.v4[row] = v4;
  else if (v6) column.v6.set(v6, row * 4);
  else throw new Error(`Not an address: ${text}`);
  column.family[row] = v4 === null ? 6 : 4;
}
