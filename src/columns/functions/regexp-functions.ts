import { errorText } from '../../base/error-text.ts';
import { EvaluationError } from './evaluation-error.ts';
import type { Implementation } from './implementation.ts';

/**
 * Functions on regular expressions, by JavaScript's own engine. Known differences to the engine of SLS: no possessive
 * quantifiers and no `\p{…}` classes; inline flags only at the start. A pattern that JavaScript refuses is an error.
 */
const compiled = new Map<string, RegExp>();
const keptPatterns = 200;

/** The pattern with the `g` flag. @throws EvaluationError when it is not well formed. */
export function regexp(pattern: string): RegExp {
  let found = compiled.get(pattern);
  if (!found) {
    const inline = /^\(\?([ims]+)\)/.exec(pattern);
    try {
      found = new RegExp(inline ? pattern.slice(inline[0].length) : pattern, `g${[...new Set(inline?.[1] ?? '')].join('')}`);
    } catch (error) {
      throw new EvaluationError({ kind: 'argument', message: errorText(error) });
    }
    if (compiled.size >= keptPatterns) compiled.clear();
    compiled.set(pattern, found);
  }
  found.lastIndex = 0;
  return found;
}

function extract(text: string, pattern: string, group: number): string | null {
  const match = regexp(pattern).exec(text);
  if (!match) return null;
  if (group < 0 || group >= match.length) throw new EvaluationError({ kind: 'argument', message: `Pattern has ${match.length - 1} groups. Cannot access group ${group}` });
  return match[group] ?? null;
}

/** `$1` and `${name}` are groups, `\$` a dollar sign. */
function replacement(template: string, match: RegExpMatchArray): string {
  return template.replace(/\\(.)|\$(\d+)|\$\{(\w+)\}/gs, (whole: string, escaped?: string, number?: string, name?: string) => {
    if (escaped !== undefined) return escaped;
    if (number !== undefined) return match[Number(number)] ?? '';
    return name === undefined ? whole : (match.groups?.[name] ?? '');
  });
}

function replaceMatches(text: string, pattern: string, template: string): string {
  let out = '';
  let end = 0;
  for (const match of text.matchAll(regexp(pattern))) {
    out += text.slice(end, match.index) + replacement(template, match);
    end = match.index + match[0].length;
  }
  return out + text.slice(end);
}

export const regexpFunctions = {
  regexp_like: ({ text }) => regexp(text(1)).test(text(0)),
  regexp_extract: ({ text, count, size }) => extract(text(0), text(1), size > 2 ? count(2) : 0),
  regexp_replace: ({ text, size }) => replaceMatches(text(0), text(1), size > 2 ? text(2) : ''),
} as const satisfies Readonly<Record<string, Implementation>>;
