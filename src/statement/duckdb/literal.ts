/**
 * Texts and names as DuckDB's SQL writes them. A text may hold anything: quotes are doubled, and the characters that end a
 * statement for DuckDB (NUL) or that mark places in it here are said by their number.
 */

const marks: ReadonlySet<string> = new Set(['\u0000', '\ue000', '\ue001']);

export function text(value: string): string {
  const parts: string[] = [];
  let plain = '';
  const end = (): void => {
    if (plain !== '') parts.push(`'${plain.replaceAll("'", "''")}'`);
    plain = '';
  };
  for (const c of value) {
    if (!marks.has(c)) {
      plain += c;
      continue;
    }
    end();
    parts.push(`chr(${c.charCodeAt(0)})`);
  }
  end();
  const [first = "''"] = parts;
  return parts.length > 1 ? `(${parts.join(' || ')})` : first;
}

export function name(value: string): string {
  return `"${value.replaceAll('"', '""')}"`;
}
