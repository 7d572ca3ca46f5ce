/** What a list says of itself in its comments: its name and its day. */
export interface About {
  readonly title: string | null;
  readonly date: string | null;
}

const comment = /^\s*(?:#|;|\/\/|!|REM\b)[\s#;/!=*-]*(.*?)[\s#*=-]*$/;
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const linesLookedAt = 200;

/** The text of a comment, `null` for a line that is none. */
export function commentText(line: string): string | null {
  return comment.exec(line)?.[1] ?? null;
}

export function aboutOf(lines: readonly string[]): About {
  let title: string | null = null;
  let named: string | null = null;
  let date: string | null = null;
  for (const line of lines.slice(0, linesLookedAt)) {
    const text = commentText(line);
    if (text === null || text === '') continue;
    const name = /^(?:list[ -]?name|name|title)\s*[:=]\s*(\S.*)$/i.exec(text)?.[1];
    named ??= name ?? null;
    const day = isoDay(text);
    if (day !== null && /date|updat|generat|modif|version|time|as of|created|last/i.test(text)) date ??= day;
    else if (day === null && !/^[\w -]{1,24}:\s/.test(text) && !/^https?:/i.test(text)) title ??= text.slice(0, 80);
  }
  return { title: named ?? title, date };
}

/** The first day that a text names: `2024-02-05`, `2024/02/05`, `5 Feb 2024`, `Feb  5 06:43:11 UTC 2024`. */
export function isoDay(text: string): string | null {
  const iso = /\b((?:19|20)\d\d)[-/.](\d\d)[-/.](\d\d)(?!\d)/.exec(text);
  if (iso) return day(iso[1], Number(iso[2]), Number(iso[3]));
  const british = /\b(\d{1,2})[ -]([A-Z][a-z]{2})[a-z]*[ ,-]+((?:19|20)\d\d)\b/.exec(text);
  if (british) return day(british[3], monthOf(british[2]), Number(british[1]));
  const american = /\b([A-Z][a-z]{2})[a-z]*\.?\s+(\d{1,2})(?:,|\s)(?:[\d:\s]|[A-Z]{3,4}\b)*((?:19|20)\d\d)\b/.exec(text);
  return american ? day(american[3], monthOf(american[1]), Number(american[2])) : null;
}

function monthOf(name = ''): number {
  return months.indexOf(name.toLowerCase()) + 1;
}

function day(year = '', month: number, dayOfMonth: number): string | null {
  const text = `${year}-${String(month).padStart(2, '0')}-${String(dayOfMonth).padStart(2, '0')}`;
  const at = Date.parse(`${text}T00:00:00Z`);
  return Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== text ? null : text;
}
