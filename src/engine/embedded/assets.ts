import { parseCountryTable, type CountryTable } from '../../base/geo/country.ts';
import { forShared } from '../../columns/shared-module.ts';
import { countryTableV4, countryTableV6 } from '../../base/geo/files.ts';

/** The compiled modules that the worker needs before it can read and answer. */
export interface Modules {
  readonly table: WebAssembly.Module;
  readonly kernel: WebAssembly.Module;
  readonly ingest: WebAssembly.Module;
  /** Which kind of memory they are linked for. */
  readonly shared: boolean;
}

/** Fetches and compiles the three modules; each is a file of its own, same origin, as the policy asks. */
export async function loadModules(shared = false): Promise<Modules> {
  const [table, kernel, ingest] = await Promise.all([
    compile(new URL('../../generated/table.wasm', import.meta.url), shared),
    compile(new URL('../../generated/kernel.wasm', import.meta.url), shared),
    compile(new URL('../../generated/ingest.wasm', import.meta.url), shared),
  ]);
  return { table, kernel, ingest, shared };
}

/** Both country tables. Asked for when the first records come, so that the shell does not wait for them. */
export async function loadCountryTables(): Promise<{ readonly v4: CountryTable; readonly v6: CountryTable }> {
  const [v4, v6] = await Promise.all([countryTable(countryTableV4()), countryTable(countryTableV6())]);
  return { v4, v6 };
}

async function countryTable(url: URL): Promise<CountryTable> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url.pathname} answered ${response.status}`);
  return parseCountryTable(new Uint8Array(await response.arrayBuffer()));
}

async function compile(url: URL, shared: boolean): Promise<WebAssembly.Module> {
  if (!shared) return WebAssembly.compileStreaming(fetch(url));
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url.pathname} answered ${response.status}`);
  return WebAssembly.compile(forShared(new Uint8Array(await response.arrayBuffer())));
}
