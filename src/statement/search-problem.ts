import { syntaxError, type Refusal } from './refusal.ts';

/**
 * What to say about a search that the grammar does not know, from where it first went wrong.
 * @param text the search half alone, so that its end is the pipe or the end of the statement
 */
export function searchProblem(text: string, errorAt: number): Refusal {
  const open = openQuote(text);
  if (open !== null) return syntaxError(`The quote ${text[open]} is not closed`, { from: open, to: text.length });
  const skipped = /^\s*/.exec(text.slice(errorAt))?.[0].length ?? 0;
  const at = errorAt + skipped;
  const rest = text.slice(at);
  const before = text.slice(0, at).trimEnd();
  const word = /^[^\s()[\]:|<>=!"'#]+/.exec(rest)?.[0];
  if (word !== undefined && /^(and|or|not|in)$/i.test(word)) {
    const position = { from: at, to: at + word.length };
    if (/[:<>=]$/.test(before) || word === 'in') return syntaxError(`"${word}" is an operator: put it in quotes to search for it`, position);
    return syntaxError(before === '' ? `"${word}" stands at the start: a condition is missing before it` : `A condition is missing before "${word}"`, position);
  }
  if (rest === '') {
    const from = before.length;
    const missing = parens(text) > 0 && /[\w"'*)\]]$/.test(before) ? '")"' : /[:<>=]$/.test(before) ? 'a value' : /\bin$/.test(before) ? 'a range as in [1 10]' : 'a condition';
    return syntaxError(`The search ends where ${missing} is expected`, { from: Math.max(0, from - 1), to: from });
  }
  const position = { from: at, to: at + (word?.length ?? 1) };
  if (rest.startsWith(')') && parens(text.slice(0, at)) <= 0) return syntaxError('This ")" closes nothing', position);
  if (rest.startsWith(':')) return syntaxError('A value that holds ":" is put in quotes', position);
  if (rest.startsWith(',')) return syntaxError('Bounds are separated by a space: in [1 10]', position);
  return syntaxError(`Unexpected "${word ?? rest[0]}"`, position);
}

/** Where a quote opens that nothing closes. */
function openQuote(text: string): number | null {
  let open: number | null = null;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (c === '\\') i++;
    else if (open === null ? c === '"' || c === "'" : c === text[open]) open = open === null ? i : null;
  }
  return open;
}

/** Parentheses that are open at the end, quoted ones not counted. */
function parens(text: string): number {
  const bare = text.replace(/\\[^]|"(?:[^"\\]|\\[^])*"|'(?:[^'\\]|\\[^])*'/g, '');
  return bare.split('(').length - bare.split(')').length;
}
