/** (import "env" "memory") (func (export "zero") (param i32 i32) (memory.fill (local.get 0) (i32.const 0) (local.get 1))), in parts around the memory's limits. */
const before = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 1, 6, 1, 0x60, 2, 0x7f, 0x7f, 0];
const imported = [1, 3, 0x65, 0x6e, 0x76, 6, 0x6d, 0x65, 0x6d, 0x6f, 0x72, 0x79, 2];
const after = [3, 2, 1, 0, 7, 8, 1, 4, 0x7a, 0x65, 0x72, 0x6f, 0, 0, 10, 13, 1, 11, 0, 0x20, 0, 0x41, 0, 0x20, 1, 0xfc, 11, 0, 11];
/** From one page on; for a shared memory, which must say, up to 65,536 of them. */
const limits = { own: [0, 1], shared: [3, 1, 0x80, 0x80, 4] } as const;

/**
 * Writes zeros over so many bytes of a memory. The platform's own `fill` goes byte by byte where the memory is shared: eight megabytes
 * took 5.5 ms in V8 where this, and `fill` over memory that is not shared, take 0.2.
 */
export function zeroingOf(memory: WebAssembly.Memory, shared: boolean): (pointer: number, bytes: number) => void {
  const section = [...imported, ...limits[shared ? 'shared' : 'own']];
  const module = new WebAssembly.Module(Uint8Array.from([...before, 2, section.length, ...section, ...after]));
  const { exports } = new WebAssembly.Instance(module, { env: { memory } });
  return exports['zero'] as (pointer: number, bytes: number) => void; // It exports just this.
}
