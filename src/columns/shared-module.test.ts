import { expect, test } from 'vitest';
import { Code } from './kernel/encode/code.ts';
import { forShared, sharedPages } from './shared-module.ts';
import { generatedModule } from './testing/wasm.ts';

const memoryOf = (shared: boolean): WebAssembly.Memory => new WebAssembly.Memory({ initial: 16, maximum: sharedPages, shared });
const abort = (): void => undefined;

test.each(['table', 'kernel', 'ingest'] as const)('%s is linked for one kind of memory, and refuses the other', (name) => {
  for (const shared of [false, true]) {
    const module = generatedModule(name, shared);
    const instance = new WebAssembly.Instance(module, { env: { memory: memoryOf(shared), abort } });
    expect(Object.keys(instance.exports).length).toBeGreaterThan(3);
    expect(() => new WebAssembly.Instance(module, { env: { memory: memoryOf(!shared), abort } })).toThrow(WebAssembly.LinkError);
  }
});

test('generated loops run over both kinds', () => {
  const bytes = new Code(1).get(0).i64(77n).mem('i64.store').i32(5).module();
  for (const shared of [false, true]) {
    const memory = memoryOf(shared);
    const instance = new WebAssembly.Instance(new WebAssembly.Module(shared ? forShared(bytes) : bytes), { env: { memory } });
    const run = instance.exports['run'] as (at: number) => number; // The module exports just this.
    expect(run(8)).toBe(5);
    const { buffer } = memory;
    expect(new BigInt64Array(buffer, 8, 1)[0]).toBe(77n);
  }
});

test('what imports nothing is refused', () => {
  expect(() => forShared(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0, 3, 1, 0))).toThrow(RangeError);
});
