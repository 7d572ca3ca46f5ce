import { forShared } from './shared-module.ts';

/** (import "env" "memory" (memory 1)) (func (export "zero") (param i32 i32) (memory.fill (local.get 0) (i32.const 0) (local.get 1))) */
const zeroing = Uint8Array.of(
  0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 1, 6, 1, 0x60, 2, 0x7f, 0x7f, 0, 2, 15, 1, 3, 0x65, 0x6e, 0x76, 6, 0x6d, 0x65, 0x6d, 0x6f, 0x72, 0x79, 2, 0, 1,
  3, 2, 1, 0, 7, 8, 1, 4, 0x7a, 0x65, 0x72, 0x6f, 0, 0, 10, 13, 1, 11, 0, 0x20, 0, 0x41, 0, 0x20, 1, 0xfc, 11, 0, 11,
);

/**
 * Writes zeros over so many bytes of a memory. The platform's own `fill` goes byte by byte where the memory is shared: eight megabytes
 * took 5.5 ms in V8 where this, and `fill` over memory that is not shared, take 0.2.
 */
export function zeroingOf(memory: WebAssembly.Memory, shared: boolean): (pointer: number, bytes: number) => void {
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(shared ? forShared(zeroing) : zeroing), { env: { memory } });
  return exports['zero'] as (pointer: number, bytes: number) => void; // It exports just this.
}
