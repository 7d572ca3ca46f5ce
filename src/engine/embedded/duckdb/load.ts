import * as blocking from '@duckdb/duckdb-wasm/browser-blocking';
import wasmUrl from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';
import type { Bindings, BlockingBuild, Runtime } from './bindings.ts';
import { Database } from './database.ts';
import { ScalarCalls } from './scalar-calls.ts';

/** Bytes of the file, for when the server packs it and so cannot say how many will come. */
const wasmBytes = 34_000_000;

interface BrowserBindings extends Bindings {
  /** Called by `instantiate`; hidden in the package's own declarations. */
  instantiateWasm(imports: WebAssembly.Imports, success: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void): object;
}

// Declared by `bindings.ts`: the package's own declarations are those of Node.
const build = blocking as unknown as BlockingBuild<BrowserBindings> & { readonly BROWSER_RUNTIME: Runtime };

/** Fetches and starts DuckDB, from our own server and nowhere else. @param loaded share of the file that has come */
export async function loadDatabase(loaded: (share: number) => void, starting: () => void): Promise<Database> {
  const module = await compile(loaded);
  starting();
  const calls = new ScalarCalls();
  const bundle = { mainModule: wasmUrl, mainWorker: '' };
  // DuckDB puts its runtime on the global object.
  const globals = globalThis as unknown as { readonly DUCKDB_RUNTIME?: Runtime };
  const runtime = calls.into(build.BROWSER_RUNTIME, globals);
  const bindings = await build.createDuckDB({ mvp: bundle, eh: bundle }, new build.VoidLogger(), runtime);
  await new Promise<void>((resolve, reject) => {
    // The package's own loading would wait forever for a file that does not come.
    bindings.instantiateWasm = (imports, success) => {
      Object.assign(globalThis, { DUCKDB_RUNTIME: runtime });
      WebAssembly.instantiate(module, imports).then((instance) => success(instance, module), reject);
      return {};
    };
    bindings.instantiate(() => undefined).then(() => resolve(), reject);
  });
  return new Database(bindings, calls);
}

async function compile(loaded: (share: number) => void): Promise<WebAssembly.Module> {
  const response = await fetch(wasmUrl);
  if (!response.ok || !response.body) throw new Error(`${wasmUrl} answered ${response.status}`);
  let bytes = 0;
  const counted = response.body.pipeThrough(new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform(chunk, controller) {
      bytes += chunk.length;
      loaded(Math.min(1, bytes / wasmBytes));
      controller.enqueue(chunk);
    },
  }));
  return WebAssembly.compileStreaming(new Response(counted, { headers: { 'Content-Type': 'application/wasm' } }));
}
