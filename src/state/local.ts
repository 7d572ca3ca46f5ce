import * as v from 'valibot';

/**
 * Small values kept in this browser. Storage can be missing, full, forbidden or edited by hand: every read is parsed, and
 * a write that fails is forgotten, as nothing here is worth an error.
 */
const prefix = 'flowlog.';

/** The value kept under a name, or the fallback when there is none or it does not fit the schema. */
export function readLocal<S extends v.GenericSchema>(name: string, schema: S, fallback: v.InferOutput<S>): v.InferOutput<S> {
  try {
    const text = localStorage.getItem(prefix + name);
    if (text === null) return fallback;
    const parsed = v.safeParse(schema, JSON.parse(text));
    return parsed.success ? parsed.output : fallback;
  } catch {
    return fallback;
  }
}

export function writeLocal(name: string, value: unknown): void {
  try {
    localStorage.setItem(prefix + name, JSON.stringify(value));
  } catch {
    // Full or forbidden: the value lives on in this tab only.
  }
}

/** Names and sizes in bytes (UTF-16) of everything that this page keeps in local storage. */
export function listLocal(): readonly { readonly name: string; readonly bytes: number }[] {
  try {
    return Object.keys(localStorage)
      .filter((key) => key.startsWith(prefix))
      .map((key) => ({ name: key.slice(prefix.length), bytes: 2 * (key.length + (localStorage.getItem(key)?.length ?? 0)) }));
  } catch {
    return [];
  }
}

/** Removes all of it. */
export function forgetLocal(): void {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(prefix)) localStorage.removeItem(key);
  } catch {
    // Nothing could be kept, so nothing is left.
  }
}
