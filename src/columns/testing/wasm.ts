import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A compiled module of `src/generated`, for tests in Node. @throws with what to run when it was not generated. */
export function generatedModule(name: 'table' | 'kernel' | 'ingest'): WebAssembly.Module {
  const path = fileURLToPath(new URL(`../../generated/${name}.wasm`, import.meta.url));
  if (!existsSync(path)) throw new Error(`src/generated/${name}.wasm is missing: run "npm run generate".`);
  return new WebAssembly.Module(readFileSync(path));
}
