/** The blocking build for browsers (scripts/aliases.mjs says where it stands). What is used of it is declared in `bindings.ts`. */
declare module '@duckdb/duckdb-wasm/browser-blocking' {
  export const BROWSER_RUNTIME: unknown;
  export const createDuckDB: unknown;
  export const VoidLogger: unknown;
}
