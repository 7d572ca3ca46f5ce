import { readFileSync } from 'node:fs';

/** A file of `fixtures/`. */
export function fixture(name: string): Uint8Array {
  return readFileSync(new URL(`./fixtures/${name}`, import.meta.url));
}
