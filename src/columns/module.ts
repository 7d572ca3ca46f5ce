import type { Memory } from './memory.ts';

/**
 * Instantiates a compiled AssemblyScript module over the table's memory. The modules keep no static data and no
 * allocator of their own: every pointer is handed in, so several modules share one memory.
 */
export function instantiate<Exports extends object>(module: WebAssembly.Module, memory: Memory): Exports {
  const instance = new WebAssembly.Instance(module, {
    env: {
      memory: memory.memory,
      abort: () => {
        throw new Error('A wasm module aborted');
      },
    },
  });
  return instance.exports as unknown as Exports; // The export list is fixed by the module's source, named by the caller.
}
