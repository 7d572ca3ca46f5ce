import { describe, expect, it } from 'vitest';
import { parseAddressRange } from '../base/cidr.ts';
import { filterIs, type Condition, type Filter } from '../model/filter.ts';
import type { Scope } from '../model/scope.ts';
import { ask, type Asking } from './ask.ts';
import { countsOf } from './counting.ts';
import { parse } from './parse.ts';
import { printOurs } from './print.ts';

const present = ['__time__', 'srcaddr', 'dstaddr', 'vpc-id', 'direction', 'observation', 'bytes'];
const scope = (filters: readonly Condition[] = [], variables: Scope['variables'] = {}): Scope => ({ range: { from: 0, to: 60 }, filters, variables, projectZone: 28_800 });

function asked(text: string, filters: readonly Condition[] = [], asking: Partial<Asking> = {}, variables: Scope['variables'] = {}): { text: string; key: string; counts: string } {
  const question = ask(text, scope(filters, variables), { counts: 'records', present, ...asking });
  if (!question.ok) throw new Error(JSON.stringify(question.problem));
  return { text: printOurs(question.value.statement), key: question.value.key, counts: question.value.counts };
}

describe('ask', () => {
  it('joins filters to the search half in an order of its own, each once', () => {
    const a = filterIs('srcaddr', '10.0.0.1');
    const b = filterIs('dstport', '443', true);
    expect(asked('action:ACCEPT | select 1', [a, b]).text).toBe('action:ACCEPT and not dstport:443 and srcaddr:10.0.0.1 | SELECT 1');
    expect(asked('*', [b, a, a]).key).toBe(asked('', [a, b]).key);
    expect(asked('a or b', [a]).text).toBe('(a or b) and srcaddr:10.0.0.1');
    expect(asked('*', [{ ...a, disabled: true }]).text).toBe('*');
  });

  it('fills a statement anew only for other values or other fields', () => {
    const text = "* | select sum(bytes) as n, ${{width|1}} as w, count(distinct \"eni-id\") as enis where regexp_like(observation, '${{observed|^first$}}')";
    const select = (filters: readonly Condition[], fields = present, variables: Scope['variables'] = {}) => {
      const question = ask(text, scope(filters, variables), { counts: 'records', present: fields });
      return question.ok ? question.value.statement.select : expect.fail(text);
    };
    const port = filterIs('dstport', '443');
    expect(select([port])).toBe(select([]));
    expect(select([], present, { width: '2' })).not.toEqual(select([]));
    // A filter that looks at one place of observation counts every record.
    expect(select([filterIs('direction', 'in')])).not.toEqual(select([]));
    const withInterfaces = [...present, 'eni-id', 'action'];
    expect(select([], withInterfaces)).not.toEqual(select([]));
    expect(printOurs({ search: { kind: 'all', at: { from: 0, to: 0 } }, select: select([port], withInterfaces), source: '' })).toContain("'^first$'");
  });

  it('never lets a value be more than a value', () => {
    for (const value of ['" or *', 'a) or (b', '10.0.0.0/8', '*', "x' | select 1", '\\', '${{interval}}x']) {
      const { text } = asked('action:ACCEPT', [filterIs('vm-id', value)], {}, { interval: '1' });
      const back = parse(text);
      expect(back.ok && back.value.search).toMatchObject({ kind: 'and', items: [{}, { kind: 'match', field: { name: 'vm-id' }, value: { text: value } }] });
    }
  });

  it('takes a text that may be several words whole, and says ids as the search language does', () => {
    expect(asked('*', [filterIs('srctype', 'internet')]).text).toBe('srctype = "internet"');
    expect(asked('*', [filterIs('my-column', '10', true)]).text).toBe('not my-column = "10"');
    expect(asked('*', [filterIs('vm-id', '/subscriptions/1/vm')]).text).toBe('vm-id = "/subscriptions/1/vm"');
    expect(asked('*', [filterIs('action', 'REJECT')]).text).toBe('action:REJECT');
    expect(asked('*', [filterIs('srctype', '')]).text).toBe('srctype:""');
  });

  it('knows sides, blocks, ranges, wildcards and existence', () => {
    const filter = (test: Filter['test'], rest: Partial<Filter> = {}): Filter => ({ field: 'srcaddr', side: 'own', test, negated: false, disabled: false, ...rest });
    const block = '10.0.0.0/8';
    const range = parseAddressRange(block);
    if (!range) throw new Error('a block');
    expect(asked('*', [filter({ kind: 'cidr', ranges: [{ text: block, range }] }, { side: 'either', negated: true })]).text).toBe('not (srcaddr:10.0.0.0/8 or dstaddr:10.0.0.0/8)');
    expect(asked('*', [filter({ kind: 'in', values: ['b', 'a', 'b'] }, { side: 'both' })]).text).toBe('(srcaddr:a or srcaddr:b) and (dstaddr:a or dstaddr:b)');
    expect(asked('*', [filter({ kind: 'range', min: 1, max: null }, { field: 'bytes' })]).text).toBe('bytes >= 1');
    expect(asked('*', [filter({ kind: 'range', min: 1, max: 9 }, { field: 'bytes' })]).text).toBe('bytes in [1 9]');
    expect(asked('*', [filter({ kind: 'wildcard', pattern: '10.*' })]).text).toBe('srcaddr:10.*');
    expect(asked('*', [filter({ kind: 'exists' }, { negated: true })]).text).toBe('not srcaddr:*');
  });

  it('asks for one of a group, in an order of its own', () => {
    const [port, source, off] = [filterIs('dstport', '80'), filterIs('srcaddr', '10.0.0.1'), { ...filterIs('bytes', '1'), disabled: true }];
    expect(asked('*', [{ any: [source, port, off] }]).text).toBe('dstport:80 or srcaddr:10.0.0.1');
    expect(asked('a', [{ any: [source, port] }, filterIs('bytes', '1')]).text).toBe('a and bytes:1 and (dstport:80 or srcaddr:10.0.0.1)');
    expect(asked('a', [filterIs('bytes', '1'), { any: [port, source, port] }]).key).toBe(asked('a', [{ any: [source, port] }, filterIs('bytes', '1')]).key);
    expect(asked('*', [{ any: [off, port] }]).text).toBe('dstport:80');
    expect(asked('*', [{ any: [off] }]).text).toBe('*');
    expect(asked('*', [{ any: [{ ...port, negated: true }, { ...source, side: 'either' }] }]).text).toBe('not dstport:80 or srcaddr:10.0.0.1 or dstaddr:10.0.0.1');
  });

  it('leaves out a group on its own key alone', () => {
    const [a, b, port] = [filterIs('srcaddr', '10.0.0.1'), filterIs('srcaddr', '10.0.0.2'), filterIs('dstport', '80')];
    const ownFilter = { field: 'srcaddr', mode: 'ignore' } as const;
    expect(asked('*', [{ any: [a, b] }, port], { ownFilter }).text).toBe('dstport:80');
    expect(asked('*', [{ any: [a, port] }], { ownFilter }).text).toBe('dstport:80 or srcaddr:10.0.0.1');
  });

  it('counts every record where one of a group looks at one place', () => {
    expect(asked('* | select count(*)', [{ any: [filterIs('srcaddr', 'a'), filterIs('eni-id', 'e')] }], { counts: 'flows' }).counts).toBe('records');
  });

  it('leaves out the filter on its own key where the panel says so', () => {
    const filters = [filterIs('srcaddr', '10.0.0.1'), filterIs('dstport', '80')];
    expect(asked('*', filters, { ownFilter: { field: 'srcaddr', mode: 'ignore' } }).text).toBe('dstport:80');
  });

  it('fills placeholders in either half', () => {
    const text = "srcaddr:${{from|10.*}} and bytes > ${{least|0}} | select __time__ - __time__ % ${{interval|60}}, '${{name}}' limit ${{n|5}}";
    expect(asked(text, [], {}, { interval: '300', name: "it's" }).text).toBe("srcaddr:10.* and bytes > 0 | SELECT __time__ - __time__ % 300, 'it''s' LIMIT 5");
    expect(asked(text, [], {}, { interval: 'x or 1', name: '', from: '10.0.0.0/8' }).text).toBe("srcaddr:10.0.0.0/8 and bytes > 0 | SELECT __time__ - __time__ % 'x or 1', '' LIMIT 5");
    expect(ask(text, scope(), { counts: 'records', present })).toMatchObject({ ok: false, problem: { kind: 'syntax', message: 'The placeholder ${{name}} has neither a value nor a default' } });
    expect(ask('bytes > ${{least}}', scope([], { least: 'many' }), { counts: 'records', present })).toMatchObject({ ok: false, problem: { kind: 'type' } });
  });
});

describe('counting a flow once', () => {
  const counting = (text: string, filters: readonly Condition[] = [], declared: 'flows' | 'records' = 'flows', fields = present): unknown => {
    const parsed = parse(text);
    if (!parsed.ok) throw new Error(text);
    return countsOf(declared, parsed.value, { filters }, fields);
  };
  const total = '* | select sum(bytes)';

  it('is the first observation over all VPCs, and the first within each VPC', () => {
    expect(asked(total, [], { counts: 'flows' }).text).toBe('observation:first | SELECT sum(bytes)');
    expect(asked('* | select "vpc-id", sum(bytes) group by "vpc-id"', [], { counts: 'flows' }).text).toMatch(/^observation:first or observation:repeat-cross-vpc \|/);
    expect(asked('a:b | select "vpc-id" as v, sum(bytes) group by v', [], { counts: 'flows' }).text).toMatch(/^a:b and \(observation:first or observation:repeat-cross-vpc\) \|/);
    expect(counting('* | select 1, "vpc-id", sum(bytes) group by 1, 2')).toEqual({ counts: 'flows', within: 'each-vpc' });
    expect(counting(total, [filterIs('vpc-id', 'vpc-1')])).toEqual({ counts: 'flows', within: 'each-vpc' });
    expect(counting(`vpc-id:x | select sum(bytes)`)).toEqual({ counts: 'flows', within: 'each-vpc' });
    expect(counting(total, [filterIs('srcaddr', '10.0.0.1')])).toEqual({ counts: 'flows', within: 'all-vpcs' });
  });

  it('is records where one place of observation is chosen, wherever the condition stands', () => {
    for (const field of ['eni-id', 'vm-id', 'vswitch-id', 'direction', 'action']) {
      expect(counting(total, [filterIs(field, 'x')])).toEqual({ counts: 'records', because: 'filter' });
      expect(counting(`not ${field}:x | select sum(bytes)`)).toEqual({ counts: 'records', because: 'filter' });
      expect(counting(`* | select sum(bytes) where "${field}" = 'x'`)).toEqual({ counts: 'records', because: 'filter' });
      expect(counting(total, [{ ...filterIs(field, 'x'), disabled: true }])).toEqual({ counts: 'flows', within: 'all-vpcs' });
    }
    expect(counting('ACTION:x | select 1')).toEqual({ counts: 'records', because: 'filter' });
  });

  it('over a log without observation and verdicts takes each record as first and decided by none, where volumes are counted once', () => {
    const both = "* | select sum(case when regexp_like(observation, '${{observed|^first$}}') then bytes else 0 end) as bytes, count_if(action = 'REJECT') as refused";
    expect(asked(both, [], { present: ['bytes'] }).text).toBe("* | SELECT sum(CASE WHEN regexp_like('first', '.') THEN bytes ELSE 0 END) AS bytes, count_if(NULL = 'REJECT') AS refused");
    expect(asked(both, [], { present: ['bytes', 'observation', 'action'] }).text).toContain("regexp_like(observation, '^first$')");
    // What counts verdicts alone asks for what is not logged, and is told so.
    expect(asked("* | select count_if(action = 'REJECT')", [], { present: ['bytes'] }).text).toContain('action');
  });

  it('is records when declared, or when the data does not tell', () => {
    expect(counting(total, [], 'records')).toEqual({ counts: 'records', because: 'declared' });
    expect(counting(total, [], 'flows', ['bytes'])).toEqual({ counts: 'records', because: 'unknown' });
    expect(asked(total, [], { counts: 'flows', present: ['bytes'] })).toMatchObject({ text: '* | SELECT sum(bytes)', counts: 'records' });
  });
});
