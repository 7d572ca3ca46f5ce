import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { forShared } from '../shared-module.ts';

/** A compiled module of `src/generated`, for tests in Node, over either kind of memory. @throws with what to run when it was not generated. */
export function generatedModule(name: 'table' | 'kernel' | 'ingest', shared = false): WebAssembly.Module {
  const path = fileURLToPath(new URL(`../../generated/${name}.wasm`, import.meta.url));
  if (!existsSync(path)) throw new Error(`src/generated/${name}.wasm is missing: run "npm run generate".`);
  const bytes = readFileSync(path);
  return new WebAssembly.Module(shared ? forShared(bytes) : bytes);
}
