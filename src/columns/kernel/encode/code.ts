import { Bytes } from './bytes.ts';

export type WasmType = 'i32' | 'i64' | 'f64';

const typeByte = { i32: 0x7f, i64: 0x7e, f64: 0x7c } as const satisfies Record<WasmType, number>;

/** Instructions without immediates, by their names in the WebAssembly specification. */
const plain = {
  'i32.eqz': 0x45, 'i32.eq': 0x46, 'i32.ne': 0x47, 'i32.lt_s': 0x48, 'i32.lt_u': 0x49, 'i32.gt_s': 0x4a, 'i32.gt_u': 0x4b,
  'i32.le_s': 0x4c, 'i32.le_u': 0x4d, 'i32.ge_s': 0x4e, 'i32.ge_u': 0x4f,
  'i64.eqz': 0x50, 'i64.eq': 0x51, 'i64.ne': 0x52, 'i64.lt_s': 0x53, 'i64.gt_s': 0x55, 'i64.le_s': 0x57, 'i64.ge_s': 0x59,
  'f64.eq': 0x61, 'f64.ne': 0x62, 'f64.lt': 0x63, 'f64.gt': 0x64, 'f64.le': 0x65, 'f64.ge': 0x66,
  'i32.add': 0x6a, 'i32.sub': 0x6b, 'i32.mul': 0x6c, 'i32.div_u': 0x6e, 'i32.and': 0x71, 'i32.or': 0x72, 'i32.xor': 0x73,
  'i32.shl': 0x74, 'i32.shr_u': 0x76,
  'i64.add': 0x7c, 'i64.sub': 0x7d, 'i64.mul': 0x7e, 'i64.div_s': 0x7f, 'i64.rem_s': 0x81,
  'i64.and': 0x83, 'i64.shr_s': 0x87,
  'f64.neg': 0x9a, 'f64.add': 0xa0, 'f64.sub': 0xa1, 'f64.mul': 0xa2, 'f64.div': 0xa3,
  'i32.wrap_i64': 0xa7, 'i64.extend_i32_s': 0xac, 'i64.extend_i32_u': 0xad, 'f64.convert_i64_s': 0xb9,
  drop: 0x1a, select: 0x1b, end: 0x0b, else: 0x05, return: 0x0f,
} as const;
export type Plain = keyof typeof plain;

const memoryOps = {
  'i32.load': 0x28, 'i64.load': 0x29, 'f64.load': 0x2b, 'i32.load8_u': 0x2d, 'i32.load16_u': 0x2f,
  'i64.load8_u': 0x31, 'i64.load16_u': 0x33, 'i64.load32_u': 0x35,
  'i32.store': 0x36, 'i64.store': 0x37, 'f64.store': 0x39, 'i32.store8': 0x3a, 'i32.store16': 0x3b,
} as const;
export type MemoryOp = keyof typeof memoryOps;

/** Body of one function. Locals after the parameters are made as they are needed. */
export class Code {
  private readonly bytes = new Bytes();
  private readonly locals: WasmType[] = [];
  private readonly parameters: number;

  constructor(parameters: number) {
    this.parameters = parameters;
  }

  local(type: WasmType): number {
    this.locals.push(type);
    return this.parameters + this.locals.length - 1;
  }

  get(local: number): this {
    this.bytes.byte(0x20).unsigned(local);
    return this;
  }

  set(local: number): this {
    this.bytes.byte(0x21).unsigned(local);
    return this;
  }

  tee(local: number): this {
    this.bytes.byte(0x22).unsigned(local);
    return this;
  }

  i32(value: number): this {
    this.bytes.byte(0x41).signed(BigInt(value | 0));
    return this;
  }

  i64(value: bigint): this {
    this.bytes.byte(0x42).signed(value);
    return this;
  }

  f64(value: number): this {
    this.bytes.byte(0x44).double(value);
    return this;
  }

  op(name: Plain): this {
    this.bytes.byte(plain[name]);
    return this;
  }

  /** Alignment is only a hint: 0 is always allowed. */
  mem(name: MemoryOp, offset = 0): this {
    this.bytes.byte(memoryOps[name]).unsigned(0).unsigned(offset);
    return this;
  }

  block(): this {
    this.bytes.byte(0x02).byte(0x40);
    return this;
  }

  loop(): this {
    this.bytes.byte(0x03).byte(0x40);
    return this;
  }

  if(result?: WasmType): this {
    this.bytes.byte(0x04).byte(result ? typeByte[result] : 0x40);
    return this;
  }

  br(depth: number): this {
    this.bytes.byte(0x0c).unsigned(depth);
    return this;
  }

  brIf(depth: number): this {
    this.bytes.byte(0x0d).unsigned(depth);
    return this;
  }

  /** A module that imports `env.memory` and exports this body as `run`, whose parameters and result are i32. */
  module(): Uint8Array<ArrayBuffer> {
    const body = new Bytes().unsigned(this.locals.length);
    for (const type of this.locals) body.unsigned(1).byte(typeByte[type]);
    body.append(this.bytes).byte(0x0b);

    const types = new Bytes().unsigned(1).byte(0x60).unsigned(this.parameters);
    for (let i = 0; i < this.parameters; i++) types.byte(typeByte.i32);
    types.unsigned(1).byte(typeByte.i32);
    const imports = new Bytes().unsigned(1).text('env').text('memory').byte(0x02).byte(0x00).unsigned(1);
    const functions = new Bytes().unsigned(1).unsigned(0);
    const exports = new Bytes().unsigned(1).text('run').byte(0x00).unsigned(0);
    const code = new Bytes().unsigned(1).sized(body);

    const module = new Bytes();
    for (const byte of [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00]) module.byte(byte);
    return module.byte(1).sized(types).byte(2).sized(imports).byte(3).sized(functions).byte(7).sized(exports).byte(10).sized(code).take();
  }
}
