import type { Result } from '../../base/result.ts';
import type { Value } from '../../model/frame.ts';
import type { Expr, Plan } from '../../model/plan.ts';
import type { Problem } from '../../model/problem.ts';
import type { SqlPlan } from '../../model/sql-plan.ts';
import { evaluateExpr } from '../functions/expr.ts';
import { domainOf } from '../kernel/domain.ts';
import { fieldsOf } from '../kernel/expressions.ts';
import type { Kernel, SelectionTools, WorkOptions } from '../kernel/kernel.ts';
import { Refused } from '../kernel/refused.ts';
import type { Selection } from '../kernel/selection.ts';
import { MemoryExceeded } from '../memory.ts';
import type { PhysicalName } from '../segment.ts';
import { DictionaryWriter } from './dictionary.ts';
import { arrayOf, widthOf, type HandedBatch, type HandedColumnShape, type HandedDictionary, type HandedShape, type HandedVector, type HandedWidth } from './handed.ts';
import { addNumbers, clearNulls, markCodes, writeCodes, type RowRun } from './read-rows.ts';

/** Takes what is handed over. Awaited, so that it can slow the giver down; may throw. */
export interface HandoverSink {
  shape(shape: HandedShape): Promise<void>;
  batch(batch: HandedBatch): Promise<void>;
}

export interface HandoverOptions extends WorkOptions {
  readonly sink: HandoverSink;
  /** Bytes that the records may take where they go. */
  readonly budgetBytes: number;
  /** Bytes that so many rows of columns of these widths take there, with so many distinct texts. */
  bytesOf(rows: number, widths: readonly HandedWidth[], texts: number): number;
}

/** Rows between two looks at the clock. */
const stretch = 8192;

/** A column of whole numbers: the sum of these physical columns. */
interface NumberColumn {
  readonly kind: 'number';
  readonly columns: readonly PhysicalName[];
  readonly width: HandedWidth;
  readonly nullable: boolean;
}

/** A column whose values are a function of one physical column of codes. */
interface CodeColumn {
  readonly kind: 'code';
  readonly column: PhysicalName;
  readonly size: number;
  readonly evaluate: (code: number) => Value;
  /** Columns of equal keys share their dictionary. */
  readonly key: string;
  /** True when no two codes mean the same text. */
  readonly distinct: boolean;
}

interface Coding {
  readonly used: Uint8Array;
  /** Code of the dictionary by physical code. */
  map: Uint32Array;
  dictionary: number;
  width: HandedWidth;
}

/**
 * Hands over the records that a plan selects, in slices: first the shape with the texts that occur, then the rows. No text is
 * made per record. Problems: those of selecting, `memory` before any work when the records would not fit, `cancelled`.
 */
export async function handOver(kernel: Kernel, plan: SqlPlan, options: HandoverOptions): Promise<Result<HandedShape, Problem>> {
  const { handover, zone, statement, needs } = plan;
  const rowwise: Plan = {
    predicate: handover.predicate, range: handover.range, zone, statement, needs,
    keys: [], aggregates: [], rowwise: true, distinct: false, having: null, order: [], limit: 0, limitWritten: true, offset: 0,
    outputs: handover.columns.map(({ name, expr }) => ({ name, expr, unit: 'none' })),
  };
  return kernel.withSelection(rowwise, options, async (labelled, selection, tools) => {
    const columns = labelled.outputs.map(({ name, expr }) => ({ name, expr, from: columnOf(expr, zone, tools) }));
    const neededBytes = estimate(columns.map(({ from }) => from), selection.rows, options.bytesOf);
    if (neededBytes > options.budgetBytes) throw new MemoryExceeded(neededBytes, options.budgetBytes);
    const codings = await encodings(columns.map(({ from }) => from), selection, tools);
    const shape: HandedShape = {
      rows: selection.rows, scanned: selection.scanned, revision: tools.snapshot.revision,
      columns: columns.map(({ name, expr, from }): HandedColumnShape => {
        if (from.kind === 'number') return { name, type: 'bigint', width: from.width, dictionary: null };
        const coding = codings.of(from);
        return { name, type: expr.type, width: coding.width, dictionary: coding.dictionary };
      }),
      dictionaries: codings.dictionaries,
    };
    await options.sink.shape(shape);
    await batches(columns.map(({ from }) => from), codings.of, selection, tools, options.sink);
    return shape;
  });
}

/** @throws Refused for an expression over several columns, which a plan never holds. */
function columnOf(expr: Expr, zone: number, { table, snapshot, tables, lookup }: SelectionTools): NumberColumn | CodeColumn {
  if (expr.op === 'field') {
    const access = table.access(expr.field);
    if (access?.kind === 'number') {
      const bounds = snapshot.bounds(access.column);
      return { kind: 'number', columns: [access.column], width: widthOf(bounds.min, bounds.max), nullable: bounds.nullable };
    }
    if (access?.kind === 'start' || access?.kind === 'end') {
      const columns: readonly PhysicalName[] = ['time', access.kind === 'start' ? 'lag' : 'duration'];
      const bounds = columns.map((column) => snapshot.bounds(column));
      const sum = (of: 'min' | 'max'): number => bounds.reduce((total, one) => total + one[of], 0);
      return { kind: 'number', columns, width: widthOf(sum('min'), sum('max')), nullable: bounds.some((one) => one.nullable) };
    }
  }
  const fields = fieldsOf(expr);
  if (fields.length === 0) {
    // A field that the table does not have, or a constant: the same for every record.
    const value = evaluateExpr(expr, () => null, zone, lookup);
    return { kind: 'code', column: 'time', size: -1, evaluate: () => value, key: `${expr.type} ${String(value)}`, distinct: false };
  }
  const domain = domainOf(table, snapshot, tables, fields, false);
  if (!domain) throw new Refused({ kind: 'internal', message: `Cannot be handed over: ${JSON.stringify(expr)}` });
  const plain = expr.op === 'field' ? table.access(expr.field)?.kind : undefined;
  return {
    kind: 'code', column: domain.column, size: domain.size,
    evaluate: (code) => evaluateExpr(expr, domain.leaf(code), zone, lookup),
    key: `${plain === 'address' ? '' : domain.column} ${domain.keyOf(expr)}`,
    distinct: plain === 'address' || plain === 'code',
  };
}

/** Bytes that the rows take once stored, at most: before a look at them, any text of a dictionary may occur. */
function estimate(columns: readonly (NumberColumn | CodeColumn)[], rows: number, bytesOf: HandoverOptions['bytesOf']): number {
  const texts = new Map<string, number>();
  const widths = columns.map((column): HandedWidth => {
    if (column.kind === 'number') return column.width;
    const size = Math.min(Math.max(1, column.size), rows);
    texts.set(column.key, size);
    return widthOf(0, size);
  });
  return bytesOf(rows, widths, [...texts.values()].reduce((total, size) => total + size, 0));
}

/** Runs of rows, segment by segment; the lists are good until the next segment. */
async function eachRun(selection: Selection, tools: SelectionTools, take: (segment: number, rows: number, run: RowRun, done: number) => void, after?: () => Promise<void>): Promise<void> {
  const { table: { memory }, snapshot, natives, tick } = tools;
  const listBytes = 4 * Math.max(1, ...selection.parts.map((part) => (part.bits ? part.rows : 0)));
  const list = memory.allocate(listBytes);
  try {
    for (const [index, part] of selection.parts.entries()) {
      if (part.rows === 0) continue;
      const { rows } = snapshot.segment(index);
      if (part.bits) natives.list(part.bits.pointer, part.from, part.to, list, list + listBytes);
      for (let done = 0; done < part.rows; done += stretch) {
        const count = Math.min(stretch, part.rows - done);
        take(index, rows, part.bits ? { list, from: done, count } : { list: 0, from: part.from + done, count }, done);
        await tick();
      }
      await after?.();
    }
  } finally {
    memory.release(list, listBytes);
  }
}

/** Which codes occur, and what they become. */
async function encodings(
  columns: readonly (NumberColumn | CodeColumn)[], selection: Selection, tools: SelectionTools,
): Promise<{ readonly of: (column: CodeColumn) => Coding; readonly dictionaries: readonly HandedDictionary[] }> {
  const coded = columns.filter((column) => column.kind === 'code');
  const byKey = new Map<string, Coding>();
  // Codes of one physical column are noted once, for all that read it.
  const marks = new Map<PhysicalName, { readonly used: Uint8Array; readonly keys: CodeColumn[] }>();
  for (const column of coded) {
    if (column.size < 0) continue;
    const mark = marks.get(column.column) ?? { used: new Uint8Array(column.size + 1), keys: [] };
    mark.keys.push(column);
    marks.set(column.column, mark);
  }
  if (marks.size > 0) {
    await eachRun(selection, tools, (segment, rows, run) => {
      for (const [name, { used }] of marks) markCodes(tools.table.memory, tools.snapshot.chunk(segment, name), rows, run, used);
    });
  }
  const dictionaries: HandedDictionary[] = [];
  for (const column of coded) {
    if (byKey.has(column.key)) continue;
    const used = new Uint8Array(Math.max(0, column.size) + 1);
    for (const [name, mark] of marks) {
      if (mark.keys.some(({ key }) => key === column.key)) marks.get(name)?.used.forEach((bit, code) => bit && (used[code] = 1));
    }
    if (column.size < 0) used[0] = 1;
    const writer = new DictionaryWriter(column.distinct);
    const map = new Uint32Array(used.length);
    for (let code = 0; code < used.length; code++) {
      if (used[code] === 0) continue;
      const value = column.evaluate(code);
      if (value !== null) map[code] = writer.add(String(value));
      if ((code & 63) === 63) await tools.tick();
    }
    byKey.set(column.key, { used, map, dictionary: dictionaries.length, width: widthOf(0, writer.size) });
    dictionaries.push(writer.finish());
    await tools.tick();
  }
  const of = (column: CodeColumn): Coding => {
    const coding = byKey.get(column.key);
    if (!coding) throw new RangeError('No such dictionary');
    return coding;
  };
  return { of, dictionaries };
}

async function batches(
  columns: readonly (NumberColumn | CodeColumn)[], codingOf: (column: CodeColumn) => Coding, selection: Selection, tools: SelectionTools, sink: HandoverSink,
): Promise<void> {
  const { table: { memory }, snapshot } = tools;
  let batch: HandedBatch | null = null;
  await eachRun(
    selection, tools,
    (segment, rows, run, done) => {
      batch ??= emptyBatch(columns, codingOf, selection.parts[segment]?.rows ?? 0, memory.budgetBytes);
      columns.forEach((column, i) => {
        const vector = batch?.columns[i];
        if (!vector) return;
        if (column.kind === 'number') {
          for (const name of column.columns) {
            const chunk = snapshot.chunk(segment, name);
            addNumbers(memory, chunk, rows, run, vector.values, done);
            if (vector.validity) clearNulls(memory, chunk, rows, run, vector.validity, done);
          }
        } else if (column.size < 0) vector.values.fill(codingOf(column).map[0] ?? 0, done, done + run.count);
        else writeCodes(memory, snapshot.chunk(segment, column.column), rows, run, codingOf(column).map, vector.values, done);
      });
    },
    async () => {
      if (batch) await sink.batch(batch);
      batch = null;
    },
  );
}

/** @throws MemoryExceeded */
function emptyBatch(columns: readonly (NumberColumn | CodeColumn)[], codingOf: (column: CodeColumn) => Coding, rows: number, budgetBytes: number): HandedBatch {
  try {
    return {
      rows,
      columns: columns.map((column): HandedVector => {
        if (column.kind === 'code') return { values: arrayOf(codingOf(column).width, rows), validity: null };
        return { values: arrayOf(column.width, rows), validity: column.nullable ? new Uint8Array(Math.ceil(rows / 8)).fill(0xff) : null };
      }),
    };
  } catch {
    throw new MemoryExceeded(rows * columns.length * 8, budgetBytes);
  }
}
