import { errorText } from '../../../base/error-text.ts';
import type { Value } from '../../../model/frame.ts';
import type { Runtime, WasmModule } from './bindings.ts';

/**
 * Functions of ours, called by SQL over whole vectors. DuckDB-WASM's own bridge loses the texts that a function gives (it
 * hands on places instead of pointers), so this one takes its place. It also remembers: columns of a log repeat few values, so
 * a function is computed once for each, and the texts it gave stay where DuckDB can copy them.
 */

/** Null where an argument is null; such a call is never made. Whole numbers beyond 2^53 come as texts. */
export type ScalarCall = (args: readonly NonNullable<Value>[]) => Value;

interface Argument {
  readonly physicalType: string;
  readonly validityBuffer: number;
  readonly dataBuffer: number;
  readonly lengthBuffer?: number;
}

interface Descriptor {
  readonly rows: number;
  readonly args: readonly Argument[];
  readonly ret: { readonly physicalType: string };
}

interface Text {
  readonly pointer: number;
  readonly bytes: number;
}

type Remembered = Text | Exclude<Value, string>;

const resultBytes: Readonly<Record<string, number>> = { VARCHAR: 8, INT64: 8, DOUBLE: 8, BOOL: 1 };
const arenaBytes = 1024 * 1024;
/** Results remembered of one function with the same arguments but for one, and how many of those. */
const rememberedValues = 250_000;
const rememberedCalls = 500;
/** Longer ones, such as a whole group in one text, are not asked for twice. */
const longestRemembered = 4096;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

export class ScalarCalls {
  /** What a function threw during the query that runs; DuckDB keeps only its message. */
  thrown: unknown = null;
  /** The function that threw it. */
  thrownIn = '';
  private readonly functions = new Map<string, ScalarCall>();
  private readonly remembered = new Map<string, Map<string | number, Remembered>>();
  /** Blocks of memory for texts: filled one after the other, and again from the first after `forget`. */
  private readonly arenas: number[] = [];
  private arena = -1;
  private used = arenaBytes;
  private bytes = 0;
  private readonly scratches: { readonly pointer: number; readonly rows: number }[] = [];

  set(name: string, call: ScalarCall): void {
    this.functions.set(name, call);
  }

  /** Before a query under which functions mean something else (another zone, another table of addresses). */
  forget(): void {
    this.remembered.clear();
    this.arena = -1;
    this.used = arenaBytes;
    this.bytes = 0;
  }

  /** The runtime with this bridge in it. `globals` is where DuckDB looks its runtime up. */
  into<R extends Runtime>(runtime: R, globals: { readonly DUCKDB_RUNTIME?: Runtime }): R {
    return {
      ...runtime,
      callScalarUDF: (wasm: WasmModule, response: number, id: number, descriptor: number, descriptorBytes: number, pointers: number, pointersBytes: number) => {
        let name = '';
        try {
          name = globals.DUCKDB_RUNTIME?._udfFunctions.get(id)?.name ?? '';
          // DuckDB describes its vectors in JSON (webdb.cc).
          const described = JSON.parse(decoder.decode(wasm.HEAPU8.subarray(descriptor, descriptor + descriptorBytes))) as Descriptor;
          const places = wasm.HEAPF64.slice(pointers / 8, (pointers + pointersBytes) / 8);
          answer(wasm, response, 0, this.call(wasm, name, described, places), 0);
        } catch (error) {
          this.thrown = error;
          this.thrownIn = name;
          const message = encoder.encode(errorText(error));
          const pointer = wasm._malloc(message.length);
          wasm.HEAPU8.set(message, pointer);
          answer(wasm, response, 1, pointer, message.length);
        }
      },
    };
  }

  /** Pointer to three pointers: values, validity, and lengths of texts. DuckDB frees all but those of texts. */
  private call(wasm: WasmModule, name: string, { rows, args, ret }: Descriptor, places: Float64Array): number {
    const compute = this.functions.get(name);
    const width = resultBytes[ret.physicalType];
    if (!compute || width === undefined) throw new Error(`Function ${name} not registered`);
    const isText = ret.physicalType === 'VARCHAR';
    const values = isText ? this.scratch(wasm, 0, rows) : wasm._malloc(rows * width);
    const lengths = isText ? this.scratch(wasm, 1, rows) : 0;
    const validity = wasm._malloc(rows);
    const answered = wasm._malloc(24);
    if (this.bytes > 16 * arenaBytes) this.forget();
    const columns = args.map((argument) => column(wasm, argument, places));
    const row: NonNullable<Value>[] = columns.map(() => '');
    // Most calls vary in one argument; the others are read once for all rows.
    const varying: number[] = [];
    const fixed: (Value | undefined)[] = columns.map((one, k) => {
      if (one.isConstant(rows)) return one.read(0);
      varying.push(k);
      return undefined;
    });
    fixed.forEach((value, k) => (row[k] = value ?? ''));
    const neverGiven = fixed.includes(null);
    const memo = this.memo(`${name}${fixed.map((value) => `\u0000${String(value)}`).join('')}`);
    const [only] = varying.length === 1 ? varying : [];
    const constantKey = varying.length === 0 ? '' : null;
    for (let i = 0; i < rows; i++) {
      let isNull = neverGiven;
      for (const k of varying) {
        const value = columns[k]?.read(i) ?? null;
        if (value === null) isNull = true;
        else row[k] = value;
      }
      let result: Remembered | undefined = null;
      if (!isNull) {
        const alone = only === undefined ? undefined : row[only];
        const key = typeof alone === 'string' || typeof alone === 'number' ? alone : (constantKey ?? row.join('\u0000'));
        result = memo.get(key);
        if (result === undefined) {
          const value = compute(row);
          result = typeof value === 'string' ? this.keep(wasm, value) : value;
          if (memo.size >= rememberedValues) memo.clear();
          if (typeof key !== 'string' || key.length <= longestRemembered) memo.set(key, result);
        }
      }
      write(wasm, ret.physicalType, i, result, values, lengths, validity);
    }
    wasm.HEAPF64.set([values, validity, lengths], answered / 8);
    return answered;
  }

  private memo(key: string): Map<string | number, Remembered> {
    const known = this.remembered.get(key);
    if (known) return known;
    const made = new Map<string | number, Remembered>();
    if (key.length > longestRemembered) return made;
    if (this.remembered.size >= rememberedCalls) this.remembered.clear();
    this.remembered.set(key, made);
    return made;
  }

  /** Room for one number per row, kept from call to call. */
  private scratch(wasm: WasmModule, index: number, rows: number): number {
    const held = this.scratches[index];
    if (held && held.rows >= rows) return held.pointer;
    const made = { pointer: wasm._malloc(8 * rows), rows };
    this.scratches[index] = made;
    return made.pointer;
  }

  /** Texts stay where they are until `forget`, so that they are handed over by pointer. */
  private keep(wasm: WasmModule, text: string): Text {
    const bytes = encoder.encode(text);
    this.bytes += bytes.length;
    if (this.used + bytes.length > arenaBytes) {
      this.arena++;
      this.used = 0;
      // A text that is longer than a block gets one of its own size; the block is none the worse for it.
      const held = this.arenas[this.arena];
      if (held === undefined || bytes.length > arenaBytes) this.arenas[this.arena] = wasm._malloc(Math.max(arenaBytes, bytes.length));
    }
    const pointer = (this.arenas[this.arena] ?? 0) + this.used;
    wasm.HEAPU8.set(bytes, pointer);
    this.used += bytes.length;
    return { pointer, bytes: bytes.length };
  }
}

function answer(wasm: WasmModule, response: number, status: number, pointer: number, bytes: number): void {
  wasm.HEAPF64.set([status, pointer, bytes], response / 8);
}

function write(wasm: WasmModule, type: string, i: number, result: Remembered, values: number, lengths: number, validity: number): void {
  wasm.HEAPU8[validity + i] = result === null ? 0 : 1;
  if (type === 'VARCHAR') {
    const text = typeof result === 'object' ? result : null;
    wasm.HEAPF64[values / 8 + i] = text?.pointer ?? 0;
    wasm.HEAPF64[lengths / 8 + i] = text?.bytes ?? 0;
    return;
  }
  if (result === null || typeof result === 'object') {
    if (type !== 'BOOL') wasm.HEAPF64[values / 8 + i] = 0;
    else wasm.HEAPU8[values + i] = 0;
  } else if (type === 'DOUBLE') wasm.HEAPF64[values / 8 + i] = Number(result);
  else if (type === 'BOOL') wasm.HEAPU8[values + i] = result === true ? 1 : 0;
  else new DataView(wasm.HEAPU8.buffer).setBigInt64(values + 8 * i, BigInt(result), true);
}

/** One argument, by row. */
interface Column {
  read(row: number): NonNullable<Value> | null;
  /** True when all rows have the same value, or all have none. */
  isConstant(rows: number): boolean;
}

/** Texts are short and mostly ASCII, for which a decoder costs more than it saves. */
function column(wasm: WasmModule, argument: Argument, places: Float64Array): Column {
  const validity = places[argument.validityBuffer] ?? 0;
  const data = places[argument.dataBuffer] ?? 0;
  const sameValidity = (heap: Uint8Array, row: number): boolean => heap[validity + row] === heap[validity];
  if (argument.physicalType === 'VARCHAR') {
    const lengths = (places[argument.lengthBuffer ?? 0] ?? 0) / 8;
    return {
      read(row) {
        if (!wasm.HEAPU8[validity + row]) return null;
        return readText(wasm.HEAPU8, wasm.HEAPF64[data / 8 + row] ?? 0, wasm.HEAPF64[lengths + row] ?? 0);
      },
      isConstant(rows) {
        const { HEAPU8: heap, HEAPF64: doubles } = wasm;
        const first = doubles[data / 8] ?? 0;
        const bytes = doubles[lengths] ?? 0;
        for (let row = 1; row < rows; row++) {
          if (!sameValidity(heap, row)) return false;
          if (!heap[validity]) continue;
          if (doubles[lengths + row] !== bytes) return false;
          const pointer = doubles[data / 8 + row] ?? 0;
          if (pointer === first) continue;
          for (let i = 0; i < bytes; i++) if (heap[pointer + i] !== heap[first + i]) return false;
        }
        return true;
      },
    };
  }
  const isWhole = argument.physicalType === 'INT32';
  if (!isWhole && argument.physicalType !== 'DOUBLE') throw new Error(`Arguments of type ${argument.physicalType} do not reach functions`);
  const at = isWhole ? data / 4 : data / 8;
  const numbers = (): Int32Array | Float64Array => (isWhole ? wasm.HEAP32 : wasm.HEAPF64);
  return {
    read: (row) => (wasm.HEAPU8[validity + row] ? (numbers()[at + row] ?? 0) : null),
    isConstant(rows) {
      const values = numbers();
      for (let row = 1; row < rows; row++) {
        if (!sameValidity(wasm.HEAPU8, row) || (wasm.HEAPU8[validity] && !Object.is(values[at + row], values[at]))) return false;
      }
      return true;
    },
  };
}

const shortBytes = 40;

function readText(heap: Uint8Array, pointer: number, bytes: number): string {
  if (bytes > shortBytes) return decoder.decode(heap.subarray(pointer, pointer + bytes));
  let text = '';
  for (let i = pointer; i < pointer + bytes; i++) {
    const unit = heap[i] ?? 0;
    if (unit > 127) return decoder.decode(heap.subarray(pointer, pointer + bytes));
    text += String.fromCharCode(unit);
  }
  return text;
}
