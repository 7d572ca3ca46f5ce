import { choose, coalesce, logic } from './branches.ts';
import type { Code, MemoryOp, Plain, WasmType } from './code.ts';
import type { ColumnForm, Inputs } from './inputs.ts';
import type { Phys } from './physical.ts';

/** A computed value: how to push it, and how to push whether it is null (null: it never is). A null boolean pushes 0. */
export interface Val {
  readonly push: () => void;
  readonly nil: (() => void) | null;
  /** Pushes 1 when there is a value, where that is at hand without turning `nil` round. */
  readonly has?: (() => void) | null;
  /** True when a null pushes 0. */
  readonly blank?: boolean;
}

const narrow = { 1: 'i32.load8_u', 2: 'i32.load16_u', 4: 'i32.load' } as const satisfies Record<1 | 2 | 4, MemoryOp>;
const wide = { 1: 'i64.load8_u', 2: 'i64.load16_u', 4: 'i64.load32_u', 8: 'i64.load' } as const satisfies Record<1 | 2 | 4 | 8, MemoryOp>;

export function wasmType(phys: Phys): WasmType {
  return phys.type === 'bool' ? 'i32' : phys.type;
}

/**
 * Emits expressions for the current row. Parameters of the loop are loaded into locals once, before it; values of a row
 * are computed once per row, and inside a branch only for that branch.
 */
export class RowEmitter {
  readonly code: Code;
  private readonly inputs: Inputs;
  private readonly forms: readonly ColumnForm[];
  private readonly block: number;
  /** Set to 1 by a division by zero. */
  readonly error: number;
  private readonly parameters = new Map<string, number>();
  private scopes: Map<string, Val>[] = [];
  private row = 0;
  private place = 0;

  constructor(code: Code, inputs: Inputs, forms: readonly ColumnForm[], block: number) {
    this.code = code;
    this.inputs = inputs;
    this.forms = forms;
    this.block = block;
    this.error = code.local('i32');
  }

  /** Loads every parameter; must come before the loop. */
  load(): void {
    const { code, inputs, block } = this;
    const parameter = (key: string, type: WasmType, offset: number): void => {
      const local = code.local(type);
      code.get(block).mem(type === 'i32' ? 'i32.load' : 'i64.load', offset).set(local);
      this.parameters.set(key, local);
    };
    inputs.words.forEach((_, i) => parameter(`word${i}`, 'i32', inputs.wordAt(i)));
    this.forms.forEach((form, slot) => {
      const at = inputs.columnAt(slot);
      if (form.width !== 0) parameter(`pointer${slot}`, 'i32', at);
      if (form.valid === 'some') parameter(`validity${slot}`, 'i32', at + 4);
      parameter(`base${slot}`, 'i64', at + 8);
    });
    inputs.longs.forEach((_, i) => parameter(`long${i}`, 'i64', inputs.longAt(i)));
  }

  word(index: number): number {
    return this.parameter(`word${index}`);
  }

  /** Starts a row: `row` and `place` are locals. */
  begin(row: number, place: number): void {
    this.row = row;
    this.place = place;
    this.scopes = [new Map()];
  }

  pushRow(): void {
    this.code.get(this.row);
  }

  pushPlace(): void {
    this.code.get(this.place);
  }

  value(phys: Phys): Val {
    if (phys.op === 'long' || phys.op === 'double' || phys.op === 'bool' || phys.op === 'null') return this.constant(phys);
    const key = JSON.stringify(phys);
    for (const scope of this.scopes) {
      const known = scope.get(key);
      if (known) return known;
    }
    const made = this.compute(phys);
    this.scopes.at(-1)?.set(key, made);
    return made;
  }

  private parameter(key: string): number {
    const local = this.parameters.get(key);
    if (local === undefined) throw new Error(`Loop has no parameter ${key}`);
    return local;
  }

  private constant(phys: Phys): Val {
    const { code } = this;
    switch (phys.op) {
      case 'long':
        return { push: () => code.i64(BigInt(phys.value)), nil: null };
      case 'double':
        return { push: () => code.f64(phys.value), nil: null };
      case 'bool':
        return { push: () => code.i32(phys.value ? 1 : 0), nil: null };
      default: {
        const type = wasmType(phys);
        return { push: () => (type === 'i64' ? code.i64(0n) : type === 'f64' ? code.f64(0) : code.i32(0)), nil: () => code.i32(1) };
      }
    }
  }

  /** Takes what stands on the stack into a local. */
  keep(type: WasmType, nil: (() => void) | null = null): Val {
    const local = this.code.local(type);
    this.code.set(local);
    return { push: () => this.code.get(local), nil };
  }

  flag(push: () => void): () => void {
    push();
    return this.keep('i32').push;
  }

  private either(a: Val, b: Val): (() => void) | null {
    const first = a.nil;
    const second = b.nil;
    if (!first || !second) return first ?? second;
    return this.flag(() => {
      first();
      second();
      this.code.op('i32.or');
    });
  }

  private columnNil(slot: number): (() => void) | null {
    const form = this.forms[slot];
    if (!form || form.valid === 'all') return null;
    if (form.valid === 'none') return () => this.code.i32(1);
    const has = this.columnHas(slot, form);
    return () => {
      has();
      this.code.op('i32.eqz');
    };
  }

  /** Whether a row of a column with a bitmap has a value, looked up once for all columns that have theirs in the same rows. */
  private columnHas(slot: number, form: ColumnForm): () => void {
    const from = form.nullsLike < 0 ? slot : form.nullsLike;
    const key = `has${from}`;
    for (const scope of this.scopes) {
      const known = scope.get(key);
      if (known) return known.push;
    }
    const { code } = this;
    code.get(this.parameter(`validity${from}`)).get(this.row).i32(3).op('i32.shr_u').op('i32.add').mem('i32.load8_u');
    code.get(this.row).i32(7).op('i32.and').op('i32.shr_u').i32(1).op('i32.and');
    const made = this.keep('i32');
    this.scopes.at(-1)?.set(key, made);
    return made.push;
  }

  private loadColumn(slot: number, as: 'i32' | 'i64'): void {
    const width = this.forms[slot]?.width ?? 0;
    const { code } = this;
    if (width === 0) {
      if (as === 'i32') code.i32(0);
      else code.i64(0n);
      return;
    }
    code.get(this.parameter(`pointer${slot}`)).get(this.row);
    if (width > 1) code.i32(width === 2 ? 1 : width === 4 ? 2 : 3).op('i32.shl');
    code.op('i32.add');
    if (as === 'i64') code.mem(wide[width]);
    else if (width === 8) code.mem('i64.load').op('i32.wrap_i64');
    else code.mem(narrow[width]);
  }

  private compute(phys: Phys): Val {
    const { code } = this;
    switch (phys.op) {
      case 'column': {
        const form = this.forms[phys.slot];
        const nil = this.columnNil(phys.slot);
        this.loadColumn(phys.slot, 'i64');
        if (form?.plain !== true) code.get(this.parameter(`base${phys.slot}`)).op('i64.add');
        return { ...this.keep('i64', nil), has: form?.valid === 'some' ? this.columnHas(phys.slot, form) : null, blank: form?.plain === true };
      }
      case 'code': {
        const nil = this.forms[phys.slot]?.width === 0 ? this.columnNil(phys.slot) : null;
        if (this.forms[phys.slot]?.width === 0) code.get(this.parameter(`base${phys.slot}`)).op('i32.wrap_i64');
        else this.loadColumn(phys.slot, 'i32');
        if (nil) {
          nil();
          code.op('i32.eqz').op('i32.mul');
        }
        return this.keep('i32');
      }
      case 'bucket': {
        const nil = phys.nullable ? this.columnNil(phys.slot) : null;
        this.loadColumn(phys.slot, 'i32');
        code.get(this.word(phys.shift)).op('i32.add');
        if (phys.step !== 1) code.i32(phys.step).op('i32.div_u');
        if (phys.nullable) code.i32(1).op('i32.add');
        if (nil) {
          nil();
          code.op('i32.eqz').op('i32.mul');
        }
        return this.keep('i32');
      }
      case 'cell': {
        const a = this.value(phys.a);
        a.push();
        code.get(this.parameter(`long${phys.low}`)).op('i64.sub');
        if (phys.step !== 1) code.i64(BigInt(phys.step)).op('i64.div_s');
        if (phys.nullable) code.i64(1n).op('i64.add');
        if (a.nil) {
          code.i64(0n);
          a.nil();
          code.op('i32.eqz').op('select');
        }
        if (phys.type === 'i32') code.op('i32.wrap_i64');
        return this.keep(phys.type);
      }
      case 'parameter': {
        const local = this.parameter(`long${phys.long}`);
        return { push: () => code.get(local), nil: null };
      }
      case 'position':
        code.get(this.word(phys.word)).get(this.place).i32(2).op('i32.shl').op('i32.add').mem('i32.load');
        return this.keep('i32');
      case 'lookup': {
        const index = this.value(phys.index);
        code.get(this.word(phys.word));
        index.push();
        if (phys.bytes) code.op('i32.add').mem('i32.load8_u');
        else code.i32(2).op('i32.shl').op('i32.add').mem('i32.load');
        return this.keep('i32');
      }
      case 'table':
        return this.table(phys);
      case 'add':
      case 'sub':
      case 'mul':
      case 'div':
      case 'mod':
        return this.arithmetic(phys.op, this.value(phys.a), this.value(phys.b), phys.type, phys.b);
      case 'eq':
      case 'ne':
      case 'lt':
      case 'le':
      case 'gt':
      case 'ge':
        return this.compare(phys.op, phys.a, phys.b);
      case 'and':
      case 'or':
        return logic(this, phys.op, phys.items);
      case 'not': {
        const a = this.value(phys.a);
        a.push();
        code.op('i32.eqz');
        if (!a.nil) return this.keep('i32');
        a.nil();
        code.op('i32.eqz').op('i32.and');
        return this.keep('i32', a.nil);
      }
      case 'isnull': {
        const a = this.value(phys.a);
        if (a.nil) a.nil();
        else code.i32(0);
        return this.keep('i32');
      }
      case 'case':
        return choose(this, phys.whens, phys.otherwise, wasmType(phys));
      case 'coalesce':
        return coalesce(this, phys.items, wasmType(phys));
      case 'toDouble': {
        const a = this.value(phys.a);
        a.push();
        code.op('f64.convert_i64_s');
        return this.keep('f64', a.nil);
      }
      case 'toLong': {
        const a = this.value(phys.a);
        a.push();
        code.op('i64.extend_i32_u');
        return this.keep('i64', a.nil);
      }
      case 'coded': {
        const a = this.value(phys.a);
        a.push();
        code.op('i64.extend_i32_u');
        const nil = this.flag(() => {
          a.push();
          code.op('i32.eqz');
        });
        return this.keep('i64', nil);
      }
      default:
        return this.constant(phys);
    }
  }

  private table(phys: Extract<Phys, { op: 'table' }>): Val {
    const { code } = this;
    const index = this.value(phys.index);
    code.get(this.word(phys.word));
    index.push();
    if (phys.type === 'bool') {
      code.op('i32.add').mem('i32.load8_u');
      const raw = this.keep('i32');
      raw.push();
      code.i32(1).op('i32.and');
      const nil = this.flag(() => {
        raw.push();
        code.i32(1).op('i32.shr_u');
      });
      // The flag was computed with the value below it on the stack.
      return this.keep('i32', nil);
    }
    code.i32(3).op('i32.shl').op('i32.add').mem(phys.type === 'i64' ? 'i64.load' : 'f64.load');
    const value = this.keep(phys.type);
    const nulls = phys.nulls;
    if (nulls === null) return value;
    const nil = this.flag(() => {
      code.get(this.word(nulls));
      index.push();
      code.op('i32.add').mem('i32.load8_u');
    });
    return { push: value.push, nil };
  }

  private arithmetic(op: 'add' | 'sub' | 'mul' | 'div' | 'mod', a: Val, b: Val, type: 'i64' | 'f64', divisor: Phys): Val {
    const { code } = this;
    const nil = this.either(a, b);
    if (type === 'f64' || (op !== 'div' && op !== 'mod')) {
      a.push();
      b.push();
      // Remainders of doubles are never lowered: there is no such instruction.
      const name: Plain = type === 'f64' ? `f64.${op === 'mod' ? 'div' : op}` : `i64.${op === 'div' || op === 'mod' ? 'add' : op}`;
      code.op(name);
      return this.keep(type, nil);
    }
    const name: Plain = op === 'div' ? 'i64.div_s' : 'i64.rem_s';
    if (divisor.op === 'long' && divisor.value !== '0') {
      a.push();
      b.push();
      code.op(name);
      return this.keep('i64', nil);
    }
    b.push();
    code.op('i64.eqz').if('i64');
    if (nil) {
      nil();
      code.op('i32.eqz');
    } else code.i32(1);
    code.get(this.error).op('i32.or').set(this.error).i64(0n).op('else');
    a.push();
    b.push();
    code.op(name).op('end');
    return this.keep('i64', nil);
  }

  private compare(op: 'eq' | 'ne' | 'lt' | 'le' | 'gt' | 'ge', x: Phys, y: Phys): Val {
    const { code } = this;
    const a = this.value(x);
    const b = this.value(y);
    const nil = this.either(a, b);
    a.push();
    b.push();
    const type = wasmType(x);
    const name: Plain = type === 'f64' ? `f64.${op}` : op === 'eq' || op === 'ne' ? `${type}.${op}` : `${type}.${op}_s`;
    code.op(name);
    if (nil) {
      nil();
      code.op('i32.eqz').op('i32.and');
    }
    return this.keep('i32', nil);
  }

  /** Values computed here are not known outside: the code may not have run. */
  inScope(phys: Phys): Val {
    this.scopes.push(new Map());
    const made = this.value(phys);
    this.scopes.pop();
    return made;
  }
}
