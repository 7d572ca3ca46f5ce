import type { Text } from '../model/panel.ts';
import { syntaxError, type Refusal } from './refusal.ts';

export const colonInValue: Text = { en: 'A value that holds ":" is put in quotes', zh: '包含“:”的值需加引号' };
export const spaceBetweenBounds: Text = { en: 'Bounds are separated by a space: in [1 10]', zh: '上下限之间用空格分隔：in [1 10]' };

/** What may be missing where a search ends. */
const closing: Text = { en: '")"', zh: '“)”' };
const value: Text = { en: 'a value', zh: '值' };
const range: Text = { en: 'a range as in [1 10]', zh: '范围，如 [1 10]' };
const condition: Text = { en: 'a condition', zh: '条件' };

/**
 * What to say about a search that the grammar does not know, from where it first went wrong.
 * @param text the search half alone, so that its end is the pipe or the end of the statement
 */
export function searchProblem(text: string, errorAt: number): Refusal {
  const open = openQuote(text);
  if (open !== null) return syntaxError({ en: `The quote ${text[open]} is not closed`, zh: `引号 ${text[open]} 未闭合` }, { from: open, to: text.length });
  const skipped = /^\s*/.exec(text.slice(errorAt))?.[0].length ?? 0;
  const at = errorAt + skipped;
  const rest = text.slice(at);
  const before = text.slice(0, at).trimEnd();
  const word = /^[^\s()[\]:|<>=!"'#]+/.exec(rest)?.[0];
  if (word !== undefined && /^(and|or|not|in)$/i.test(word)) {
    const position = { from: at, to: at + word.length };
    if (/[:<>=]$/.test(before) || word === 'in') return syntaxError({ en: `"${word}" is an operator: put it in quotes to search for it`, zh: `“${word}”是运算符，作为检索内容时需加引号` }, position);
    return syntaxError(before === '' ? { en: `"${word}" stands at the start: a condition is missing before it`, zh: `“${word}”位于开头，其前缺少条件` } : { en: `A condition is missing before "${word}"`, zh: `“${word}”之前缺少条件` }, position);
  }
  if (rest === '') {
    const from = before.length;
    const missing = parens(text) > 0 && /[\w"'*)\]]$/.test(before) ? closing : /[:<>=]$/.test(before) ? value : /\bin$/.test(before) ? range : condition;
    return syntaxError({ en: `The search ends where ${missing.en} is expected`, zh: `检索在此处结束，还缺少${missing.zh}` }, { from: Math.max(0, from - 1), to: from });
  }
  const position = { from: at, to: at + (word?.length ?? 1) };
  if (rest.startsWith(')') && parens(text.slice(0, at)) <= 0) return syntaxError({ en: 'This ")" closes nothing', zh: '此处的“)”没有对应的左括号' }, position);
  if (rest.startsWith(':')) return syntaxError(colonInValue, position);
  if (rest.startsWith(',')) return syntaxError(spaceBetweenBounds, position);
  return syntaxError({ en: `Unexpected "${word ?? rest[0]}"`, zh: `意外的“${word ?? rest[0]}”` }, position);
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
