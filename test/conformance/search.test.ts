import { describe, expect, it } from 'vitest';
import { runTwin } from '../../src/columns/twin/twin.ts';
import { ask } from '../../src/statement/ask.ts';
import { plan } from '../../src/statement/plan.ts';
import { fieldsPresent, records, zone } from './cases.ts';

/**
 * Random searches, each made together with what it means: a function of a record, written apart from the product. The text goes
 * through grammar, tree and plan; the lines kept must be the same.
 */
type Raw = (typeof records)[number];
interface Made {
  readonly text: string;
  readonly holds: (record: Raw) => boolean;
}

let seed = 1;
function random(below: number): number {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return Math.floor((seed / 2 ** 32) * below);
}
function one<T>(items: readonly [T, ...T[]]): T {
  return items[random(items.length)] ?? items[0];
}

const textOf = (record: Raw, field: string): string | null => {
  const value = record[field] ?? null;
  return value === null ? null : String(value);
};
const tokens = (text: string): string[] => text.toLowerCase().split(/[, '";=()[\]{}?@&<>/:\n\t\r]/).filter(Boolean);
const texts = ['srcaddr', 'dstaddr', 'action', 'direction', 'eni-id', 'vm-id', 'log-status', 'traffic_path'] as const;
const numbers = ['dstport', 'srcport', 'bytes', 'packets', 'protocol', 'tcp-flags', 'start', 'end'] as const;
const space = (): string => one(['', '', ' ']);

function sample(field: string): string {
  const value = textOf(records[random(records.length)] ?? {}, field);
  return value ?? '7';
}

function textCondition(): Made {
  const field = one(texts);
  const value = sample(field);
  const quote = (text: string): string => (random(2) ? `"${text.replace(/["\\]/g, '\\$&')}"` : `'${text.replace(/['\\]/g, '\\$&')}'`);
  const has = (record: Raw, test: (token: string) => boolean): boolean => tokens(textOf(record, field) ?? '').some(test);
  switch (random(4)) {
    case 0: {
      const head = value.slice(0, 1 + random(Math.max(1, value.length - 1))).replace(/[^\w.-]/g, '');
      if (head === '') break;
      return { text: `${field}:${space()}${head}*`, holds: (r) => has(r, (token) => token.startsWith(head.toLowerCase())) };
    }
    case 1:
      return { text: `${field}:${space()}*`, holds: (r) => textOf(r, field) !== null };
    case 2: {
      const last = value.slice(0, -1).replace(/[^\w.-]/g, '');
      if (last === '') break;
      return { text: `${field}:${last}?`, holds: (r) => has(r, (token) => token.length === last.length + 1 && token.startsWith(last.toLowerCase())) };
    }
    default:
  }
  // An IPv6 address is compared as an address; the others are words.
  if (value.includes(':')) return { text: `${field}:${quote(value)}`, holds: (r) => textOf(r, field) === value };
  return { text: `${field}:${space()}${quote(value)}`, holds: (r) => textOf(r, field) !== null && tokens(value).every((token) => has(r, (t) => t === token)) };
}

function numberCondition(): Made {
  const field = one(numbers);
  const a = Number(sample(field)) || 0;
  const b = a + random(2000);
  const numberOf = (r: Raw): number | null => (r[field] === null || r[field] === undefined ? null : Number(r[field]));
  const compares = (test: (n: number) => boolean) => (r: Raw): boolean => {
    const n = numberOf(r);
    return n !== null && test(n);
  };
  switch (random(7)) {
    case 0: return { text: `${field}:${space()}${a}`, holds: compares((n) => n === a) };
    case 1: return { text: `${field}${space()}>${space()}${a}`, holds: compares((n) => n > a) };
    case 2: return { text: `${field} <= ${a}`, holds: compares((n) => n <= a) };
    case 3: return { text: `${field} in [${a} ${b}]`, holds: compares((n) => n >= a && n <= b) };
    case 4: return { text: `${field} in (${a} ${b}]`, holds: compares((n) => n > a && n <= b) };
    case 5: return { text: `${field} in [${a}  ${b})`, holds: compares((n) => n >= a && n < b) };
    default: return { text: `${field}=${a}`, holds: compares((n) => n === a) };
  }
}

/** Precedence from the loosest: 0 or, 1 and, 2 not, 3 a condition. Parentheses come where the text needs them, and at random elsewhere. */
function made(depth: number): Made & { readonly level: number } {
  const kind = depth === 0 ? 3 : random(4);
  const part = (least: number): Made => {
    const inner = made(depth - 1);
    return inner.level < least || random(6) === 0 ? { ...inner, text: `(${inner.text})` } : inner;
  };
  switch (kind) {
    case 0: {
      const [a, b] = [part(0), part(1)];
      return { level: 0, text: `${a.text} ${one(['or', 'OR', 'Or'])} ${b.text}`, holds: (r) => a.holds(r) || b.holds(r) };
    }
    case 1: {
      const [a, b] = [part(1), part(2)];
      return { level: 1, text: `${a.text}${one([' and ', ' AND ', '  '])}${b.text}`, holds: (r) => a.holds(r) && b.holds(r) };
    }
    case 2: {
      const a = part(2);
      return { level: 2, text: `${one(['not', 'NOT'])} ${a.text}`, holds: (r) => !a.holds(r) };
    }
    default:
      return { level: 3, ...(random(2) ? textCondition() : numberCondition()) };
  }
}

describe('the search half against a plain evaluator', () => {
  it('keeps the same lines for 1,500 random searches', () => {
    for (let i = 0; i < 1500; i++) {
      const { text, holds } = made(random(4));
      const asked = ask(text, { range: null, filters: [], variables: {}, projectZone: zone }, { counts: 'records', present: fieldsPresent });
      if (!asked.ok) throw new Error(`${text}: ${JSON.stringify(asked.problem)}`);
      const planned = plan(asked.value, { fields: fieldsPresent });
      if (!planned.ok) throw new Error(`${text}: ${JSON.stringify(planned.problem)}`);
      const frame = runTwin(planned.value, records);
      if (!frame.ok) throw new Error(text);
      expect([text, frame.value.coverage.matched]).toEqual([text, records.filter(holds).length]);
      const times = frame.value.columns.find((column) => column.name === '__time__')?.values;
      expect([text, times]).toEqual([text, records.filter(holds).map((r) => r['__time__'] ?? null).sort((a, b) => Number(a) - Number(b))]);
    }
  });
});
