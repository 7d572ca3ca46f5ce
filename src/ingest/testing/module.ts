import { readFileSync } from 'node:fs';
import { Memory } from '../../columns/memory.ts';
import { ingestModule, type IngestModule } from '../module.ts';

/** The compiled module, for tests in Node. */
export function compiledIngest(): WebAssembly.Module {
  return new WebAssembly.Module(readFileSync(new URL('../../generated/ingest.wasm', import.meta.url)));
}

/** A fresh memory with the module over it. */
export function freshModule(): { memory: Memory; module: IngestModule } {
  const memory = new Memory({ reservedBytes: 256 * 1024 });
  return { memory, module: ingestModule(compiledIngest(), memory) };
}
