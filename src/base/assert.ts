/** Throws when a law of the program itself is broken; never for bad input, which is a `Problem`. */
export function assert(condition: unknown, law: string): asserts condition {
  if (!condition) throw new Error(`Broken law: ${law}`);
}

/** Ends a `switch` over a closed union: adding a kind makes the compiler point here. */
export function unreachable(value: never): never {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`);
}

/** The value, which the surrounding code has already proved to be there. */
export function present<T>(value: T | undefined | null, what: string): T {
  if (value === undefined || value === null) throw new Error(`Missing: ${what}`);
  return value;
}
