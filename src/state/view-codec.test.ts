import { describe, expect, test } from 'vitest';
import { parseAddressRange } from '../base/cidr.ts';
import { comparisons } from '../model/compare.ts';
import { filterIs, type Condition, type Filter, type FilterTest } from '../model/filter.ts';
import type { SourceKey } from '../model/source.ts';
import type { RangeChoice, TimePoint } from '../model/time.ts';
import { emptyQuery, emptyView, queryTabs, usualStatement, type QueryView, type View } from '../model/view.ts';
import { upgradeTyped } from './link-upgrades.ts';
import { parseSearch, stringifySearch, validateSearch } from './search.ts';
import { readView, shortNames, writeView } from './view-codec.ts';

const throughAddress = (view: View): ReturnType<typeof readView> => {
  const address = stringifySearch(writeView(view));
  return readView(validateSearch(upgradeTyped(parseSearch(address))));
};

/** A small generator with a seed (mulberry32), so that a failure can be repeated. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const letters = ['a', 'b', '1', '-', '_', '.', ',', ':', '~', '&', '=', '+', '%', '#', '?', '/', ' ', '"', "'", '<', '|', '中', 'é', '*'] as const;

function makeView(next: () => number): View {
  const pick = <T,>(from: readonly [T, ...T[]]): T => from[Math.floor(next() * from.length)] ?? from[0];
  const whole = (below: number): number => Math.floor(next() * below);
  const text = (): string => Array.from({ length: 1 + whole(12) }, () => pick(letters)).join('');
  const cidr = (): { text: string; range: NonNullable<ReturnType<typeof parseAddressRange>> } => {
    const typed = pick(['10.0.0.0/8', '10.0.0.1-10.0.0.9', '192.168.1.7', 'fd00::/8', '2001:db8::1']);
    const range = parseAddressRange(typed);
    if (range === null) throw new Error(typed);
    return { text: typed, range };
  };
  const makeTest = (): FilterTest =>
    pick<() => FilterTest>([
      () => ({ kind: 'in', values: Array.from({ length: 1 + whole(4) }, text) }),
      () => ({ kind: 'range', min: whole(60_000), max: next() < 0.5 ? null : 60_000 + whole(5000) }),
      () => ({ kind: 'cidr', ranges: Array.from({ length: 1 + whole(3) }, cidr) }),
      () => ({ kind: 'wildcard', pattern: `10.0.${whole(9)}.*` }),
      () => ({ kind: 'exists' }),
    ])();
  const filter = (): Filter => ({
    field: pick(['dstport', 'srcaddr', '__time__', text()]),
    side: pick(['own', 'either', 'both']),
    test: makeTest(),
    negated: next() < 0.5,
    disabled: next() < 0.3,
  });
  const condition = (): Condition => (next() < 0.3 ? { any: Array.from({ length: 2 + whole(3) }, filter) } : filter());
  const point = (earliest: number): TimePoint =>
    next() < 0.5
      ? { kind: 'absolute', seconds: earliest + whole(1e8) }
      : { kind: 'relative', offsetSeconds: -whole(1e6), floor: pick(['none', 'minute', 'hour', 'day']) };
  const range = (): RangeChoice => (next() < 0.3 ? { kind: 'extent' } : { kind: 'between', from: point(1.6e9), to: point(1.8e9) });
  const source = (): SourceKey =>
    pick<() => SourceKey>([
      () => ({ kind: 'none' }),
      () => ({ kind: 'demo', size: pick(['day', 'small']) }),
      () => ({ kind: 'files', hash: '0123456789abcdef', names: Array.from({ length: whole(4) }, text) }),
      () => ({ kind: 'logstore', region: 'cn-hangzhou', project: 'net-logs', logstore: 'flow_log-1', instance: pick([null, 'a1b2c3d4e5']) }),
    ])();
  const query = (): QueryView => ({ text: text(), tab: pick([null, ...queryTabs]), chart: next() < 0.5 ? null : text(), columns: next() < 0.5 ? null : text(), table: next() < 0.5 ? null : text(), patterns: next() < 0.5 ? null : text() });
  return { source: source(), range: range(), compare: pick([null, ...comparisons]), filters: Array.from({ length: whole(5) }, condition), choices: Object.fromEntries(Array.from({ length: whole(4) }, (_, i) => [pick(['measure', 'eni-order', `order-p.${i}`, `order-p.${i}.up`]), text()])), domains: next() < 0.7 ? null : pick(['00000000', 'ba5eba11']), threats: next() < 0.7 ? null : pick(['ffffffff', '0ddba115']), focus: next() < 0.7 ? null : `panel-${whole(9)}`, query: next() < 0.5 ? null : query() };
}

describe('a view and its address', () => {
  test('any view comes back from its address as it was', () => {
    const next = random(20_260_205);
    for (let i = 0; i < 500; i++) {
      const view = makeView(next);
      expect({ address: stringifySearch(writeView(view)), ...throughAddress(view) }).toEqual({ address: stringifySearch(writeView(view)), view, problems: [] });
    }
  });

  test('people can read it', () => {
    const view: View = {
      source: { kind: 'files', hash: '0123456789abcdef', names: ['flow 05.log.gz'] },
      range: { kind: 'between', from: { kind: 'relative', offsetSeconds: -3600, floor: 'none' }, to: { kind: 'relative', offsetSeconds: 0, floor: 'none' } },
      compare: 'previous',
      filters: [{ ...filterIs('dstport', '443', true), disabled: true }],
      choices: { measure: 'bits', 'eni-order': 'p95' },
      domains: null,
      threats: null,
      focus: 'ports',
      query: { text: 'dstport: 443 | select count(*)\nlimit 5', tab: 'chart', chart: 'pie', columns: null, table: null, patterns: null },
    };
    expect(stringifySearch(writeView(view))).toBe('?v=1&s=files-0123456789abcdef&n=flow%2005.log.gz&t=now-1h..now&vs=previous&f=dstport:in.not.off:443&g=eni-order:p95&g=measure:bits&p=ports&q=dstport:%20443%20%7C%20select%20count(*)%0Alimit%205&tab=chart&c=pie');
    expect(stringifySearch(writeView(emptyView))).toBe('?v=1');
    expect(stringifySearch(writeView({ ...emptyView, domains: 'ba5eba11' }))).toBe('?v=1&d=ba5eba11');
    expect(stringifySearch(writeView({ ...emptyView, domains: 'ba5eba11', threats: '0ddba115' }))).toBe('?v=1&d=ba5eba11&l=0ddba115');
  });

  test('filters of which one is enough stand in one piece; what looks like the word between them does not part a value', () => {
    const group: Condition = { any: [filterIs('dstport', '443'), { ...filterIs('srcport', '443'), disabled: true }] };
    expect(stringifySearch(writeView({ ...emptyView, filters: [group] }))).toBe('?v=1&f=dstport:in:443~or~srcport:in.off:443');
    for (const value of ['~or~', 'a~or~b', '~', '~~or~~', 'a~']) {
      const view: View = { ...emptyView, filters: [{ any: [filterIs('team', value), filterIs('~or~', value)] }, filterIs('team', value)] };
      expect(throughAddress(view)).toEqual({ view, problems: [] });
    }
    expect(readView({ v: '1', f: ['dstport:in:443~or~nothing'] })).toEqual({ view: emptyView, problems: [{ kind: 'filter', text: 'dstport:in:443~or~nothing' }] });
  });

  test('what cannot be understood is told, and the rest holds', () => {
    const { view, problems } = readView({ v: '1', s: 'elsewhere', t: 'sometime', vs: 'month', f: ['dstport:in:443', 'dstport', 'srcaddr:cidr:10.0.0.0/99', 'a:range:..', 'dstport:range:9..3'], g: ['measure:bits', 'measure', 'a b:c'], d: 'BA5E', l: 'none', p: '<b>', tab: 'pivot' });
    expect(view).toEqual({ ...emptyView, filters: [filterIs('dstport', '443')], choices: { measure: 'bits' } });
    expect(problems).toEqual([
      { kind: 'source', text: 'elsewhere' },
      { kind: 'range', text: 'sometime' },
      { kind: 'compare', text: 'month' },
      { kind: 'filter', text: 'dstport' },
      { kind: 'filter', text: 'srcaddr:cidr:10.0.0.0/99' },
      { kind: 'filter', text: 'a:range:..' },
      { kind: 'filter', text: 'dstport:range:9..3' },
      { kind: 'choice', text: 'measure' },
      { kind: 'choice', text: 'a b:c' },
      { kind: 'domains', text: 'BA5E' },
      { kind: 'threats', text: 'none' },
      { kind: 'panel', text: '<b>' },
      { kind: 'tab', text: 'pivot' },
    ]);
  });

  test('a tab without a statement is one of the usual statement', () => {
    expect(readView({ v: '1', tab: 'raw' })).toEqual({ view: { ...emptyView, query: { ...emptyQuery, text: usualStatement, tab: 'raw' } }, problems: [] });
    expect(readView({ v: '1', cols: '1;start' }).view.query).toBeNull();
  });

  test('a logstore is named by where it is, and nothing that cannot be one is taken', () => {
    const source: SourceKey = { kind: 'logstore', region: 'cn-hangzhou', project: 'net-logs', logstore: 'flowlog', instance: null };
    expect(stringifySearch(writeView({ ...emptyView, source }))).toBe('?v=1&s=logstore-cn-hangzhou/net-logs/flowlog');
    for (const s of ['logstore-', 'logstore-a/b', 'logstore-a/b/', 'logstore-a/b/c/d/e', 'logstore-a/B/c', 'logstore-a/../c', 'logstore-a/b/c?d']) {
      expect(readView({ v: '1', s })).toEqual({ view: emptyView, problems: [{ kind: 'source', text: s }] });
    }
  });

  test('a later version is told and nothing of it is taken', () => {
    expect(readView({ v: '7', f: ['dstport:in:443'] })).toEqual({ view: emptyView, problems: [{ kind: 'newer', version: '7' }] });
    expect(readView({ v: 'x' }).problems).toEqual([{ kind: 'newer', version: 'x' }]);
  });

  test('a link typed by hand names fields as it likes', () => {
    const { view } = readView(validateSearch(upgradeTyped(parseSearch('?DstPort=443&action=REJECT&from=now-1h&open=/sample.log'))));
    expect(view.filters).toEqual([filterIs('dstport', '443'), filterIs('action', 'REJECT')]);
    expect(view.range).toEqual({ kind: 'between', from: { kind: 'relative', offsetSeconds: -3600, floor: 'none' }, to: { kind: 'relative', offsetSeconds: 0, floor: 'none' } });
  });

  test('parameters of the wrong shape are dropped', () => {
    expect(validateSearch({ v: 1, s: ['demo', 'demo'], t: null, f: 'a:in:b', n: [1], p: 'x', other: 'y' })).toEqual({ f: ['a:in:b'], p: 'x' });
    expect([validateSearch(null), validateSearch('x')]).toEqual([{}, {}]);
  });

  test('names in a link are few and short', () => {
    expect(shortNames(Array.from({ length: 20 }, (_, i) => `${'x'.repeat(60)}${i}.log`))).toHaveLength(8);
    expect(shortNames(['a'.repeat(60)])[0]).toHaveLength(40);
  });
});
