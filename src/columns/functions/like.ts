import { EvaluationError } from './evaluation-error.ts';

/** SQL's LIKE as a regular expression: `%` is any text, `_` one character; `escape` makes the next character ordinary. */
const compiled = new Map<string, RegExp>();
const keptPatterns = 200;

export function likePattern(pattern: string, escape: string | null): RegExp {
  const key = `${escape ?? ''}\0${pattern}`;
  const known = compiled.get(key);
  if (known) return known;
  let source = '';
  let escaped = false;
  for (const c of pattern) {
    if (!escaped && c === escape) {
      escaped = true;
      continue;
    }
    if (escaped && c !== '%' && c !== '_' && c !== escape) throw badEscape();
    source += !escaped && c === '%' ? '.*' : !escaped && c === '_' ? '.' : c.replace(/[\\^$.*+?()[\]{}|/]/u, '\\$&');
    escaped = false;
  }
  if (escaped) throw badEscape();
  const made = new RegExp(`^${source}$`, 'su');
  if (compiled.size >= keptPatterns) compiled.clear();
  compiled.set(key, made);
  return made;
}

function badEscape(): EvaluationError {
  return new EvaluationError({ kind: 'argument', message: 'Escape character must be followed by %, _ or the escape character itself' });
}
