/** A row of a list whose rows hold several controls. */
export interface ListRow {
  readonly name: string;
  /** Its controls from left to right; the last one is the main one. */
  readonly parts: readonly string[];
}

/** Where the focus is in such a list. */
export interface ListPlace {
  readonly name: string;
  readonly part: string;
}

/** Letters typed so far, and when the last of them was, in milliseconds. */
export interface Typed {
  readonly text: string;
  readonly at: number;
}

/** Typed within this long of each other, letters are one beginning. */
const typingMs = 700;

const entered = (row: ListRow | undefined, part: string): ListPlace | null => (row ? { name: row.name, part: row.parts.includes(part) ? part : (row.parts.at(-1) ?? part) } : null);

/** The one stop of Tab: where the focus was, or the first row when that is gone. */
export function stopOf(rows: readonly ListRow[], last: ListPlace | null): ListPlace | null {
  return entered(rows.find((row) => row.name === last?.name), last?.part ?? '') ?? entered(rows[0], '');
}

/**
 * Where a key leads in a list that is one stop of Tab, or null where the key means nothing to it.
 * Up and down go from row to row and keep the kind of control, left and right go through a row, Home and End to the ends.
 */
export function placeAfter(rows: readonly ListRow[], { name, part }: ListPlace, key: string): ListPlace | null {
  const at = rows.findIndex((row) => row.name === name);
  const parts = rows[at]?.parts ?? [];
  const toPart = (to: number): ListPlace | null => {
    const found = parts[to];
    return found === undefined ? null : { name, part: found };
  };
  switch (key) {
    case 'ArrowDown': return entered(rows[at + 1], part);
    case 'ArrowUp': return entered(rows[at - 1], part);
    case 'Home': return entered(rows[0], part);
    case 'End': return entered(rows.at(-1), part);
    case 'ArrowRight': return toPart(parts.indexOf(part) + 1);
    case 'ArrowLeft': return toPart(parts.indexOf(part) - 1);
    default: return null;
  }
}

/** What is typed when this key comes on top; null when the key writes nothing. */
export function typedWith(before: Typed, key: string, at: number): Typed | null {
  if (key.length !== 1 || key === ' ') return null;
  return { text: (at - before.at < typingMs ? before.text : '') + key.toLowerCase(), at };
}

/** The next row that begins with what is typed: one letter leaves the present row, further ones may stay in it. */
export function placeTyped(rows: readonly ListRow[], { name }: ListPlace, { text }: Typed): ListPlace | null {
  const at = rows.findIndex((row) => row.name === name) + (text.length === 1 ? 1 : 0);
  const found = [...rows.slice(at), ...rows.slice(0, at)].find((row) => row.name.toLowerCase().startsWith(text));
  return entered(found, '');
}
