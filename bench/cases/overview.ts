import { filterIs } from '../../src/model/filter.ts';
import type { Frame, Value } from '../../src/model/frame.ts';
import type { Plan } from '../../src/model/plan.ts';
import { printDuckdb, type DuckdbColumns, type DuckdbSql } from '../../src/statement/dialects/duckdb.ts';
import { median, quantile, type BenchCase } from '../case.ts';
import { codedColumns, openDuckdb, type DuckdbPeer } from '../data/duckdb.ts';
import { EngineClient } from '../data/engine-client.ts';
import { otherQuestions, overviewQuestions, plansOf } from '../data/questions.ts';
import { dayStart, vpcNames } from '../data/traffic.ts';

const hour = 3600;
const oneVpc = [filterIs('vpc-id', vpcNames[2] ?? '')];
const twoHours = { from: dayStart + 10 * hour, to: dayStart + 12 * hour };

interface Side {
  readonly kernel: number;
  readonly duckdb: number | null;
}

/** Both engines on the same plans: rows compared first, then medians of `rounds`, each engine warm. */
async function compare(engine: EngineClient, peer: DuckdbPeer | null, columns: DuckdbColumns | null, plans: readonly Plan[], rounds: number, cold: boolean): Promise<Side> {
  const printed = columns ? plans.map((plan) => printed1(plan, columns)) : [];
  const first = await engine.order({ kind: 'answer', plans });
  if (peer) for (const [i, sql] of printed.entries()) await sameRows(engine, plans[i], first.frames[i], await peer.query(sql.sql, sql.parameters));
  const kernelTimes: number[] = [];
  const duckdbTimes: number[] = [];
  for (let round = 0; round < rounds; round++) {
    if (cold) await engine.order({ kind: 'forget' });
    kernelTimes.push((await engine.order({ kind: 'answer', plans })).milliseconds);
    if (!peer) continue;
    const begun = performance.now();
    for (const sql of printed) await peer.query(sql.sql, sql.parameters);
    duckdbTimes.push(performance.now() - begun);
  }
  return { kernel: median(kernelTimes), duckdb: peer ? median(duckdbTimes) : null };
}

function printed1(plan: Plan, columns: DuckdbColumns): DuckdbSql {
  const printed = printDuckdb(plan, columns);
  if (!printed.ok) throw new Error(`DuckDB cannot be asked: ${printed.problem} in ${plan.statement}`);
  return printed.value;
}

/** Rows as sets: ties under LIMIT are ordered by text here and by code there, so the ranked values are compared as a list. */
async function sameRows(engine: EngineClient, plan: Plan | undefined, frame: Frame | string | undefined, rows: readonly (readonly (number | null)[])[]): Promise<void> {
  if (!plan || !frame || typeof frame === 'string') throw new Error(`The kernel refused: ${String(frame)}`);
  const coded = frame.columns.map((column) => column.values.some((value) => typeof value === 'string'));
  const fields = plan.outputs.map((output) => (output.field ?? (output.name === 'country' ? 'srccountry' : '')));
  const wanted = coded.flatMap((isCoded, c) => (isCoded ? rows.map((row) => ({ field: fields[c] ?? '', code: row[c] ?? 0 })) : []));
  const { texts } = await engine.order({ kind: 'texts', wanted });
  let next = 0;
  const theirs = frame.columns.map((_, c) => rows.map((row) => (coded[c] ? null : (row[c] ?? null))) as Value[]); // Filled with texts below.
  for (const [c, isCoded] of coded.entries()) if (isCoded) for (let r = 0; r < rows.length; r++) (theirs[c] ?? [])[r] = texts[next++] ?? null;
  const ours = frame.columns.map((column) => column.values);
  const cut = frame.rows === plan.limit;
  const line = (columns: readonly (readonly Value[])[], row: number): string =>
    columns.map((column, c) => (cut && (coded[c] || fields[c] !== '') ? '' : rounded(column[row] ?? null))).join('|');
  const list = (columns: readonly (readonly Value[])[], count: number): string[] => Array.from({ length: count }, (_, row) => line(columns, row)).sort();
  const [a, b] = [list(ours, frame.rows), list(theirs, rows.length)];
  const at = a.findIndex((text, i) => text !== b[i]);
  if (a.length !== b.length || at >= 0) throw new Error(`Rows differ in ${plan.statement}: ${a.length} and ${b.length} rows; ${a[at] ?? ''} against ${b[at] ?? ''}`);
}

function rounded(value: Value): string {
  return typeof value === 'number' && !Number.isInteger(value) ? value.toPrecision(10) : String(value);
}

/** A window of two hours drawn across the day and back: every move is at most 20 minutes. */
function windows(count: number): { from: number; to: number }[] {
  const span = 24 * hour - 2 * hour;
  let at = 0;
  let step = 20 * 60;
  return Array.from({ length: count }, (_, i) => {
    if (at + step > span || at + step < 0) step = -step;
    at += Math.round((step * (1 + (i % 4))) / 4);
    return { from: dayStart + at, to: dayStart + at + 2 * hour };
  });
}

export const bench: BenchCase = {
  title: 'Answering the Overview',
  async run({ isQuick, say }) {
    const rounds = isQuick ? 1 : 5;
    const figures: Record<string, unknown> = {};
    const times: (string | number)[][] = [];
    const brushes: (string | number)[][] = [];
    const memories: (string | number)[][] = [];
    for (const rows of isQuick ? [200_000] : [1_000_000, 10_000_000]) {
      const engine = new EngineClient();
      say(`making ${rows} records`);
      const built = await engine.order({ kind: 'build', rows });
      memories.push([rows, Number(built.bytesPerRecord.toFixed(1)), Math.round(built.memoryBytes / 1e6)]);
      figures[`bytes per record at ${rows}`] = { total: built.bytesPerRecord, columns: built.columnBytes };
      say('loading DuckDB');
      const peer = await openDuckdb();
      for (let segment = 0; segment < built.segments; segment++) await peer.load((await engine.order({ kind: 'columns', segment })).columns);
      const codes = new Map<string, number>();
      const texts = [...new Set(vpcNames)].map((text) => ({ field: 'vpc-id', text }));
      const needed = [...texts, ...['ACCEPT', 'REJECT'].map((text) => ({ field: 'action', text })), ...['in', 'out'].map((text) => ({ field: 'direction', text })), ...['first', 'repeat-cross-vpc'].map((text) => ({ field: 'observation', text }))];
      const found = (await engine.order({ kind: 'codes', wanted: needed })).codes;
      needed.forEach(({ field, text }, i) => codes.set(`${field} ${text}`, found[i] ?? 0));
      const columns = codedColumns(built.present, (field, text) => codes.get(`${field} ${text}`) ?? -1);
      const of = (view: Parameters<typeof plansOf>[2], asked = overviewQuestions): Plan[] => plansOf(asked, built.present, view);
      const views: [string, Plan[], boolean][] = [
        ['no filter, nothing stored', of({ range: null, filters: [] }), true],
        ['no filter', of({ range: null, filters: [] }), false],
        ['one VPC, nothing stored', of({ range: null, filters: oneVpc }), true],
        ['two hours, nothing stored', of({ range: twoHours, filters: [], interval: 60 }), true],
        ...otherQuestions.map((asked): [string, Plan[], boolean] => [asked.name, of({ range: null, filters: [] }, [asked]), true]),
      ];
      for (const [name, plans, cold] of views) {
        say(`${rows} records, ${name}`);
        const side = await compare(engine, cold || rows < 2e6 ? peer : null, columns, plans, rounds, cold);
        times.push([rows, name, plans.length, Math.round(side.kernel), side.duckdb === null ? '–' : Math.round(side.duckdb), side.duckdb === null ? '–' : Number((side.duckdb / side.kernel).toFixed(1))]);
        figures[`${name} at ${rows}`] = side;
      }
      await peer.close();
      for (const [name, filters] of [['no filter', []], ['one VPC', oneVpc]] as const) {
        say(`${rows} records, drawing a window, ${name}`);
        const moves = windows(isQuick ? 10 : 200).map((range) => of({ range, filters, interval: 60 }));
        await engine.order({ kind: 'moves', moves: moves.slice(0, 1) });
        const { milliseconds } = await engine.order({ kind: 'moves', moves });
        brushes.push([rows, name, Number(median(milliseconds).toFixed(1)), Number(quantile(milliseconds, 0.95).toFixed(1)), Number(Math.max(...milliseconds).toFixed(1))]);
        figures[`moves at ${rows}, ${name}`] = { median: median(milliseconds), p95: quantile(milliseconds, 0.95) };
      }
      engine.close();
    }
    return {
      figures,
      tables: [
        { title: `All questions of the Overview, and three that it does not ask; milliseconds, median of ${rounds}, rows compared before`, columns: ['records', 'view', 'statements', 'kernel, one worker', 'DuckDB-WASM', 'ratio'], rows: times },
        { title: 'A window of two hours drawn across the day, every question of the Overview exact at each move of at most 20 minutes; milliseconds per move in the worker', columns: ['records', 'filter', 'median', 'p95', 'worst'], rows: brushes },
        { title: 'Memory', columns: ['records', 'bytes of columns per record', 'MB of WebAssembly memory'], rows: memories },
      ],
      notes: [
        'DuckDB-WASM is 1.32 (EH build) in its own worker, holding the same columns with dictionary codes as integers and countries as a column; each question is its own prepared statement.',
        '"Nothing stored" drops every bitmap and accumulator of the kernel before each round.',
      ],
    };
  },
};
