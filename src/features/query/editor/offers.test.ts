import { describe, expect, test } from 'vitest';
import { contextAt } from './context.ts';
import { allFields, offersAt, typeLetter, valueOffers } from './offers.ts';

const fields = [...allFields, 'my col'];

function at(marked: string): { readonly labels: string[]; readonly texts: string[]; readonly details: string[] } {
  const pos = marked.indexOf('^');
  const text = marked.replace('^', '');
  const wanted = contextAt(text, pos);
  if (wanted.kind === 'nothing' || wanted.kind === 'value') throw new Error(`${wanted.kind} at ${marked}`);
  const offers = offersAt(wanted, text, fields, 'en');
  return { labels: offers.map(({ label }) => label), texts: offers.map((one) => one.text), details: offers.map(({ detail }) => detail) };
}

describe('names', () => {
  test('fields of the search half bring their colon, amounts do not', () => {
    expect(at('src^').labels.slice(0, 3)).toEqual(['srcaddr', 'srcport', 'srccountry']);
    expect(at('src^').texts[0]).toBe('srcaddr: ');
    expect(at('src^: 10.0.0.1').texts[0]).toBe('srcaddr');
    expect(at('byt^').texts[0]).toBe('bytes ');
    expect(at('my^').texts[0]).toBe('"my col": ');
  });

  test('words of the search half, where they may stand', () => {
    expect(at('action: ACCEPT a^').labels.slice(0, 2)).toEqual(['and', 'account-id']);
    expect(at('action: ACCEPT AN^').texts[0]).toBe('AND ');
    expect(at('a^').labels).not.toContain('and');
  });

  test('names that are no plain word are quoted in SQL', () => {
    expect(at('* | select tcp^').texts[0]).toBe('"tcp-flags"');
    expect(at('* | select "tc^"').texts[0]).toBe('"tcp-flags"');
    expect(at('* | select en^').texts).toContain('"end"');
  });

  test('other spellings lead to the field', () => {
    expect(at('dport^').labels[0]).toBe('dstport');
  });

  test('fields, then functions; a function brings its parentheses', () => {
    const { labels, texts, details } = at('* | select s^');
    expect(labels.indexOf('srcaddr')).toBeLessThan(labels.indexOf('sum'));
    expect(texts[labels.indexOf('sum')]).toBe('sum()');
    expect(details[labels.indexOf('sum')]).toBe('aggregate');
    expect(at('* | select su^(bytes)').texts[0]).toBe('sum');
  });

  test('after a value, what may follow in its clause', () => {
    expect(at('* | select srcaddr ^').labels.slice(0, 3)).toEqual(['as', 'from', 'where']);
    expect(at('* | select srcaddr from log g^').labels[0]).toBe('group by');
    expect(at('* | select srcaddr from log order by srcaddr d^').labels[0]).toBe('desc');
    expect(at('* | s^').labels).toEqual(['select']);
  });

  test('aliases, tables and their columns', () => {
    expect(at('* | select count(1) as records group by srcaddr order by rec^').labels[0]).toBe('records');
    const cte = '* | with pairs as (select srcaddr, dstaddr, count(1) as n from log group by 1, 2) select';
    expect(at(`${cte} * from pa^`).labels).toEqual(['pairs']);
    expect(at(`${cte} p.^ from pairs p`).labels).toEqual(['srcaddr', 'dstaddr', 'n']);
    expect(at(`${cte} l.src^ from log l`).labels).toContain('srcport');
    expect(at(`${cte} x.^`).labels).toEqual([]);
  });

  test('letters of types', () => {
    expect(['srcaddr', 'dstport', 'start', 'my col'].map(typeLetter)).toEqual(['t', '#', '◷', 't']);
  });
});

describe('values', () => {
  const written = (marked: string, value: string): string | undefined => {
    const wanted = contextAt(marked.replace('^', ''), marked.indexOf('^'));
    if (wanted.kind !== 'value') throw new Error(wanted.kind);
    return valueOffers(wanted, [{ value, count: 3, share: 0.5 }], ({ count }) => String(count))[0]?.text;
  };
  test('are written as their half writes them', () => {
    expect(written('action: ^', 'REJECT')).toBe('REJECT');
    expect(written('action: ^', 'a "b" | c')).toBe('"a \\"b\\" | c"');
    expect(written("action: '^", "it's")).toBe("'it\\'s'");
    expect(written("* | select 1 where action = '^'", "it's")).toBe("'it''s'");
    expect(written('* | select 1 where dstport = 4^', '443')).toBe('443');
    expect(written('srcaddr: 2408:^', '2408:4001::1')).toBe('"2408:4001::1"');
  });
});
