import { readFileSync } from 'node:fs';
import { parseCountryTable } from '../../src/base/geo/country.ts';
import { Kernel } from '../../src/columns/kernel/kernel.ts';
import { Memory } from '../../src/columns/memory.ts';
import { forShared } from '../../src/columns/shared-module.ts';
import { Table } from '../../src/columns/table.ts';
import { countryLookups } from '../../src/engine/embedded/countries.ts';
import { fillTraffic, type TrafficOptions } from '../data/traffic.ts';
import { secondThread } from './helper.ts';

/** A table of the records of `traffic.ts` with the countries of their addresses, and a kernel over it. */
export interface Held {
  readonly memory: Memory;
  readonly table: Table;
  readonly kernel: Kernel;
  readonly lookups: ReturnType<typeof countryLookups>;
  /** True where BENCH_THREADS is 2: two threads over shared memory. */
  readonly shared: boolean;
  /** Milliseconds that making the table took. */
  readonly built: number;
}

export function heldTraffic(options: TrafficOptions): Held {
  const shared = process.env['BENCH_THREADS'] === '2';
  const generated = (name: string): Uint8Array<ArrayBuffer> => new Uint8Array(readFileSync(`src/generated/${name}`));
  const module = (name: string): WebAssembly.Module => new WebAssembly.Module(shared ? forShared(generated(name)) : generated(name));
  const memory = new Memory({ reservedBytes: 1024 * 1024, shared });
  const table = new Table(memory, module('table.wasm'));
  const lookups = countryLookups({ v4: parseCountryTable(generated('geo/country-v4.bin')), v6: parseCountryTable(generated('geo/country-v6.bin')) });
  table.setLabels('country', lookups);
  const modules = { kernel: module('kernel.wasm') };
  const kernel = new Kernel(table, modules, {}, shared ? { with: secondThread(modules.kernel) } : null);
  const begun = performance.now();
  for (const _ of fillTraffic(table.sink(), options)) if (table.workDue) for (const _step of table.work()) continue;
  table.finishNow();
  return { memory, table, kernel, lookups, shared, built: performance.now() - begun };
}
