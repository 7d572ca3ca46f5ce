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

/** @param digits with a sign before them or not */
export function wholeNumber(digits: string): string {
  // A sign is an operator for DuckDB, and the smallest number has no positive twin.
  return digits.startsWith('-') ? `CAST(${digits} AS BIGINT)` : `${digits}::BIGINT`;
}

/** Written with an exponent: DuckDB would make a decimal of it otherwise, which has no -0 and fewer digits. */
export function double(value: number): string {
  if (!Number.isFinite(value)) return `CAST('${value}' AS DOUBLE)`;
  const digits = Object.is(value, -0) ? '-0' : String(value);
  const written = digits.includes('e') ? digits : `${digits}e0`;
  return written.startsWith('-') ? `CAST(${written} AS DOUBLE)` : `${written}::DOUBLE`;
}

/** A time zone by its seconds east of UTC: `+08:00`. */
export function offsetText(seconds: number): string {
  const minutes = Math.abs(seconds) / 60;
  const pad = (n: number): string => String(Math.floor(n)).padStart(2, '0');
  return `${seconds < 0 ? '-' : '+'}${pad(minutes / 60)}:${pad(minutes % 60)}`;
}
