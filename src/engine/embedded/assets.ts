import { parseCountryTable, type CountryTable } from '../../base/geo/country.ts';

/** The compiled modules that the worker needs before it can read and answer. */
export interface Modules {
  readonly table: WebAssembly.Module;
  readonly kernel: WebAssembly.Module;
  readonly ingest: WebAssembly.Module;
}

/** Fetches and compiles the three modules; each is a file of its own, same origin, as the policy asks. */
export async function loadModules(): Promise<Modules> {
  const [table, kernel, ingest] = await Promise.all([
    compile(new URL('../../generated/table.wasm', import.meta.url)),
    compile(new URL('../../generated/kernel.wasm', import.meta.url)),
    compile(new URL('../../generated/ingest.wasm', import.meta.url)),
  ]);
  return { table, kernel, ingest };
}

/** The country table of one family. IPv6 is the larger file, and asked for only when an IPv6 address was read. */
export async function loadCountryTable(family: 4 | 6): Promise<CountryTable> {
  const url = family === 4
    ? new URL('../../generated/geo/country-v4.bin', import.meta.url)
    : new URL('../../generated/geo/country-v6.bin', import.meta.url);
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url.pathname} answered ${response.status}`);
  return parseCountryTable(new Uint8Array(await response.arrayBuffer()));
}

async function compile(url: URL): Promise<WebAssembly.Module> {
  return WebAssembly.compileStreaming(fetch(url));
}
