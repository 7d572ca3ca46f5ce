import type { TextTest, TokenTest } from '../../model/plan.ts';
import { tokensOf } from '../../model/tokens.ts';

/** True when a value passes the test. Null never does, not even as empty. To test many values, make a `textMatcher` once. */
export function matchesText(test: TextTest, value: string | null): boolean {
  return value !== null && textMatcher(test)(value);
}

/** The test as a function of values that are not null. */
export function textMatcher(test: TextTest): (value: string) => boolean {
  switch (test.kind) {
    case 'empty':
      return (value) => value === '';
    case 'whole': {
      const text = test.text.toLowerCase();
      return (value) => value.toLowerCase() === text;
    }
    case 'equals': {
      const values = new Set(test.values);
      return (value) => values.has(value);
    }
    case 'tokens':
      return tokensMatcher(test);
  }
}

function tokensMatcher(test: Extract<TextTest, { kind: 'tokens' }>): (value: string) => boolean {
  const fold = (text: string): string => (test.ignoreCase ? text.toLowerCase() : text);
  const tests = test.tokens.map((token) => tokenMatcher({ ...token, text: fold(token.text) }));
  if (tests.length === 0) return () => false;
  if (!test.phrase) {
    return (value) => {
      const found = tokensOf(fold(value));
      return tests.every((matches) => found.some(matches));
    };
  }
  return (value) => {
    const found = tokensOf(fold(value));
    for (let start = 0; start + tests.length <= found.length; start++) {
      if (tests.every((matches, i) => matches(found[start + i] ?? ''))) return true;
    }
    return false;
  };
}

function tokenMatcher(token: TokenTest): (candidate: string) => boolean {
  if (!token.wildcard) return (candidate) => candidate === token.text;
  const pattern = wildcardPattern(token.text);
  return (candidate) => pattern.test(candidate);
}

const compiled = new Map<string, RegExp>();
const keptPatterns = 200;

/** `*` is any text, `?` one character, `\` makes the next character ordinary. */
export function wildcardPattern(text: string): RegExp {
  const known = compiled.get(text);
  if (known) return known;
  const source = text.replace(/\\([^])|[^]/gu, (c: string, escaped?: string) => {
    if (escaped === undefined && c === '*') return '.*';
    if (escaped === undefined && c === '?') return '.';
    return (escaped ?? c).replace(/[\\^$.*+?()[\]{}|/]/u, '\\$&');
  });
  const made = new RegExp(`^${source}$`, 'su');
  if (compiled.size >= keptPatterns) compiled.clear();
  compiled.set(text, made);
  return made;
}
