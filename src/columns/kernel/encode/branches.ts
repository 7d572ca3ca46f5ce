import type { WasmType } from './code.ts';
import type { Phys } from './physical.ts';
import type { RowEmitter, Val } from './row.ts';

/** Three-valued, from left to right, and no further once the result is known. */
export function logic(emit: RowEmitter, op: 'and' | 'or', items: readonly Phys[]): Val {
  const { code } = emit;
  const value = code.local('i32');
  const unknown = code.local('i32');
  code.i32(0).set(unknown).i32(op === 'and' ? 0 : 1).set(value);
  code.block();
  for (const item of items) {
    const a = emit.inScope(item);
    a.push();
    if (op === 'and') {
      // False and not null: the whole is false.
      code.op('i32.eqz');
      if (a.nil) {
        a.nil();
        code.op('i32.eqz').op('i32.and');
      }
      code.if().i32(0).set(unknown).br(1).op('end');
    } else code.if().i32(0).set(unknown).br(1).op('end');
    if (a.nil) {
      a.nil();
      code.get(unknown).op('i32.or').set(unknown);
    }
  }
  if (op === 'and') code.get(unknown).op('i32.eqz').set(value);
  else code.i32(0).set(value);
  code.op('end');
  return { push: () => code.get(value), nil: () => code.get(unknown) };
}

export function choose(emit: RowEmitter, whens: readonly { when: Phys; then: Phys }[], otherwise: Phys, type: WasmType): Val {
  const { code } = emit;
  if (whens.length <= 4 && isCheap(otherwise) && whens.every((w) => isCheap(w.when) && isCheap(w.then))) return selected(emit, whens, otherwise, type);
  const value = code.local(type);
  const nil = code.local('i32');
  const take = (phys: Phys): void => {
    const a = emit.inScope(phys);
    a.push();
    code.set(value);
    if (a.nil) a.nil();
    else code.i32(0);
    code.set(nil);
  };
  code.block();
  for (const { when, then } of whens) {
    emit.inScope(when).push();
    code.if();
    take(then);
    code.br(1).op('end');
  }
  take(otherwise);
  code.op('end');
  return { push: () => code.get(value), nil: () => code.get(nil) };
}

/** All branches at once: cheaper than a jump that nobody can predict, where computing them can do no harm. */
function selected(emit: RowEmitter, whens: readonly { when: Phys; then: Phys }[], otherwise: Phys, type: WasmType): Val {
  const { code } = emit;
  let chosen = emit.value(otherwise);
  for (const { when, then } of [...whens].reverse()) {
    const condition = emit.value(when);
    const value = emit.value(then);
    const before = chosen;
    value.push();
    before.push();
    condition.push();
    code.op('select');
    const made = emit.keep(type);
    let nil: (() => void) | null = null;
    if (value.nil || before.nil) {
      const pushNil = (of: Val): void => {
        if (of.nil) of.nil();
        else code.i32(0);
      };
      nil = emit.flag(() => {
        pushNil(value);
        pushNil(before);
        condition.push();
        code.op('select');
      });
    }
    chosen = { push: made.push, nil };
  }
  return chosen;
}

export function coalesce(emit: RowEmitter, items: readonly Phys[], type: WasmType): Val {
  const { code } = emit;
  const value = code.local(type);
  const nil = code.local('i32');
  code.block();
  for (const item of items) {
    const a = emit.inScope(item);
    a.push();
    code.set(value);
    if (a.nil) a.nil();
    else code.i32(0);
    code.tee(nil).op('i32.eqz').brIf(0);
  }
  code.op('end');
  return { push: () => code.get(value), nil: () => code.get(nil) };
}

/** No division by what may be 0, and not much to compute. */
function isCheap(phys: Phys): boolean {
  switch (phys.op) {
    case 'column': case 'code': case 'bucket': case 'null': case 'long': case 'double': case 'bool': case 'parameter':
      return true;
    case 'table': case 'lookup':
      return isCheap(phys.index);
    case 'add': case 'sub': case 'eq': case 'ne': case 'lt': case 'le': case 'gt': case 'ge':
      return isCheap(phys.a) && isCheap(phys.b);
    case 'not': case 'isnull': case 'coded':
      return isCheap(phys.a);
    default:
      return false;
  }
}
