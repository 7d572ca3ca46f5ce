import { Type } from 'apache-arrow';
import { failed, ok, type Result } from '../../../base/result.ts';
import type { HandedShape } from '../../../columns/handover/handed.ts';
import { noLookup, type IpLookup } from '../../../columns/functions/ip-lookup.ts';
import type { Frame } from '../../../model/frame.ts';
import type { Problem } from '../../../model/problem.ts';
import type { SqlPlan } from '../../../model/sql-plan.ts';
import type { Bindings, Connection } from './bindings.ts';
import { bridgedFunctions, type Bridged } from './bridged.ts';
import { problemOfDuckdb } from './failures.ts';
import { answerLimits, memoryLimit, recordsBudgetBytes } from './limits.ts';
import { helpers, macroSql, macros, type Macro } from './macros.ts';
import { padded } from './padding.ts';
import { frameColumns } from './results.ts';
import type { ScalarCall, ScalarCalls } from './scalar-calls.ts';
import { StoredTable, type Storing } from './store.ts';

const arrowTypes = { varchar: Type.Utf8, bigint: Type.Int64, double: Type.Float64, boolean: Type.Bool } as const;

/**
 * DuckDB with the functions of the language in it, the same over the browser's bindings and over those of Node. Stores handed
 * records and answers plans over them.
 */
export class Database implements Storing {
  private readonly connection: Connection;
  private readonly calls: ScalarCalls;
  private lookup: IpLookup = noLookup;
  private zone = 0;
  private nextTable = 1;
  /** Functions made so far, by the names that SQL calls them by. */
  private readonly made = new Set<string>();
  /** True when WebAssembly itself stopped: nothing more can be asked. */
  broken = false;

  /** `calls` must be in the runtime of the bindings (`ScalarCalls.into`). */
  constructor(bindings: Bindings, calls: ScalarCalls) {
    this.calls = calls;
    this.connection = bindings.connect();
    for (const setting of [
      // An extension that is missing would be fetched, and nothing leaves this page.
      'autoinstall_known_extensions = false', 'autoload_known_extensions = false', 'threads = 1',
      `memory_limit = '${memoryLimit}'`, 'errors_as_json = true', "lambda_syntax = 'DISABLE_SINGLE_ARROW'",
    ]) this.run(`SET ${setting}`);
    this.run('SET VARIABLE sls_zone = 0');
  }

  run(sql: string): void {
    this.query(sql);
  }

  insert(table: string, bytes: Uint8Array, create: boolean): void {
    this.connection.useUnsafe((bindings, id) => bindings.insertArrowFromIPCStream(id, bytes, { name: table, schema: 'main', create }));
  }

  /** Room for records of this shape. @throws Error */
  store(shape: HandedShape): StoredTable {
    return new StoredTable(this, `handed${this.nextTable++}`, shape);
  }

  /** The answer of a plan over stored records. @param lookup what functions on addresses ask */
  answer(plan: SqlPlan, table: StoredTable, lookup: IpLookup = noLookup): Result<Frame, Problem> {
    if (this.zone !== plan.zone || this.lookup !== lookup) this.calls.forget();
    this.zone = plan.zone;
    this.lookup = lookup;
    this.calls.thrown = null;
    this.calls.thrownIn = '';
    try {
      this.run(`SET VARIABLE sls_zone = ${Math.trunc(plan.zone)}`);
      const view = table.view('_log', plan.handover.columns.map(({ name }) => name));
      this.makeFunctions(`${view} ${plan.sql}`);
      this.run(view);
      const bytes = this.query(plan.sql);
      const { limitRows, limitBytes } = { limitRows: answerLimits.rows, limitBytes: answerLimits.bytes };
      if (bytes.length > limitBytes) return failed({ kind: 'too-large', rows: 0, bytes: bytes.length, limitRows, limitBytes });
      const found = frameColumns(bytes, plan.outputs, plan.zone);
      const cut = found.rows > plan.limit;
      const filled = plan.padding ? padded(found.columns, found.rows, plan.padding, plan.zone) : found;
      if (Math.min(filled.rows, plan.limit) > limitRows) return failed({ kind: 'too-large', rows: filled.rows, bytes: bytes.length, limitRows, limitBytes });
      const rows = Math.min(filled.rows, plan.limit);
      return ok({
        columns: rows === filled.rows ? filled.columns : filled.columns.map((column) => ({ ...column, values: column.values.slice(0, rows) })),
        rows,
        coverage: {
          scanned: table.shape.scanned, matched: table.shape.rows, skipped: 0, partial: false, revision: table.shape.revision,
          ...(cut || rows < filled.rows ? { cut: { groups: filled.rows, limit: plan.limit } } : {}),
        },
      });
    } catch (error) {
      if (error instanceof WebAssembly.RuntimeError) this.broken = true;
      return failed(problemOfDuckdb(error, plan, recordsBudgetBytes, this.calls.thrown ?? error, this.calls.thrownIn));
    }
  }

  close(): void {
    this.connection.close();
  }

  private query(sql: string): Uint8Array {
    return this.connection.useUnsafe((bindings, id) => bindings.runQuery(id, sql));
  }

  /**
   * Makes the functions that SQL calls, and those that they call: all of them at once would take as long as starting DuckDB.
   * `sls_try_…` are the same functions, null where the others throw, which DuckDB's own TRY does not catch.
   */
  private makeFunctions(sql: string): void {
    for (const [name] of sql.matchAll(/\b_?(?:sls|js)_\w+(?=\()/g)) {
      if (this.made.has(name)) continue;
      this.made.add(name);
      const isTolerant = /^_?(sls|js)_try_/.test(name);
      const own = isTolerant ? name.replace('_try_', '_') : name;
      const bridged = functionsByName.get(own);
      if (bridged) this.register(name, bridged, isTolerant ? quiet : (call) => call);
      const macro = macrosByName.get(own);
      if (!macro) continue;
      const form = isTolerant ? tolerant(macro) : macro;
      for (const { body } of form.forms) this.makeFunctions(body);
      this.run(macroSql(name, form));
    }
  }

  private register(name: string, { returns, call }: Bridged, wrap: (call: ScalarCall) => ScalarCall): void {
    this.calls.set(name, wrap(call(() => ({ zone: this.zone, lookup: this.lookup }))));
    // The type's number alone is looked at; an instance of a double or a long would be taken for a narrower type.
    this.connection.useUnsafe((bindings, id) => bindings.createScalarFunction(id, name, { typeId: arrowTypes[returns] }, () => null));
  }
}

const bridgedOnes = bridgedFunctions(new Set(macros.map(({ name }) => name)));
const functionsByName = new Map(bridgedOnes.map((one) => [one.name, one]));
const macrosByName = new Map([
  ...helpers.map((helper): [string, Macro] => [helper.name, helper]),
  ...[...bridgedOnes.flatMap(({ macro }) => macro ?? []), ...macros].map((macro): [string, Macro] => [`sls_${macro.name}`, macro]),
]);

const quiet = (call: ScalarCall): ScalarCall => (args) => {
  try {
    return call(args);
  } catch {
    return null;
  }
};

function tolerant({ name, forms }: Macro): Macro {
  return { name, forms: forms.map(({ parameters, body }) => ({ parameters, body: body.replace(/_js_/g, '_js_try_').replace(/(?<![\w'])sls_(?!zone)/g, 'sls_try_') })) };
}
