/**
 * The part of DuckDB-WASM's blocking build that is used here; the package's own declarations name packages that are not
 * installed. The blocking build, because only there can functions of ours be called by SQL; it lives in a worker of its own.
 */
export interface Bindings {
  instantiate(onProgress: () => void): Promise<unknown>;
  connect(): Connection;
  /** An Arrow IPC stream. @throws Error with DuckDB's message */
  runQuery(connection: number, sql: string): Uint8Array;
  insertArrowFromIPCStream(connection: number, bytes: Uint8Array, options: { readonly name: string; readonly schema: string; readonly create: boolean }): void;
  createScalarFunction(connection: number, name: string, returns: { readonly typeId: number }, call: () => null): void;
}

export interface Connection {
  /** What the bindings call it by. */
  useUnsafe<R>(callback: (bindings: Bindings, connection: number) => R): R;
  close(): void;
}

/** What DuckDB calls back; copied property by property when it is instantiated. */
export interface Runtime {
  readonly _udfFunctions: Map<number, { readonly name: string }>;
  callScalarUDF(wasm: WasmModule, response: number, id: number, descriptor: number, descriptorBytes: number, pointers: number, pointersBytes: number): void;
}

/** The emscripten module. Its views are made anew when the memory grows: never keep one over an allocation. */
export interface WasmModule {
  readonly HEAPU8: Uint8Array<ArrayBuffer>;
  readonly HEAP32: Int32Array;
  readonly HEAPF64: Float64Array;
  _malloc(bytes: number): number;
}

/** The package's module, as far as it is used here. */
export interface BlockingBuild<B extends Bindings = Bindings> {
  createDuckDB(bundles: Record<'mvp' | 'eh', { readonly mainModule: string; readonly mainWorker: string }>, logger: unknown, runtime: Runtime): Promise<B>;
  readonly VoidLogger: new () => unknown;
}
