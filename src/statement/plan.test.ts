import { describe, expect, it } from 'vitest';
import type { Plan } from '../model/plan.ts';
import type { Problem } from '../model/problem.ts';
import { fields } from '../model/fields.ts';
import { filterIs } from '../model/filter.ts';
import { ask } from './ask.ts';
import { plan } from './plan.ts';

const present = [...fields.map((f) => f.name), 'my-column'];

function planned(text: string, known: readonly string[] = present): { plan: Plan | null; problem: Problem | null } {
  const question = ask(text, { range: null, filters: [], variables: {}, projectZone: 28_800 }, { counts: 'records', present: known });
  if (!question.ok) return { plan: null, problem: question.problem };
  const made = plan(question.value, { fields: known });
  return made.ok ? { plan: made.value, problem: null } : { plan: null, problem: made.problem };
}

function planOf(text: string): Plan {
  const { plan: made, problem } = planned(text);
  if (!made) throw new Error(JSON.stringify(problem));
  return made;
}

function refusal(text: string): { problem: Problem | null; place: string } {
  const { problem } = planned(text);
  const position = problem && 'position' in problem ? problem.position : undefined;
  return { problem, place: position ? text.slice(position.from, position.to) : '' };
}

function messageOf(text: string): string {
  const { problem } = refusal(text);
  return problem && 'message' in problem ? problem.message : '';
}

const time = { op: 'field', field: '__time__', type: 'bigint' } as const;

describe('the plan of a search alone', () => {
  it('is whole records, 100 of them', () => {
    const made = planOf('dstport:80');
    expect(made).toMatchObject({ rowwise: true, limit: 100, limitWritten: false, order: [], keys: [], aggregates: [] });
    expect(made.outputs.map((o) => o.name)).toEqual(present);
    expect(made.predicate).toEqual({ kind: 'number', field: 'dstport', min: 80, max: 80, openMin: false, openMax: false });
    expect(made.needs).toEqual(['dstport']);
  });

  it('knows what each field is', () => {
    expect(planOf('srcaddr:"2408:4001:10::1"').predicate).toMatchObject({ kind: 'address', field: 'srcaddr' });
    expect(refusal('Source:x').problem).toMatchObject({ kind: 'syntax' });
    expect(planOf('source:x').predicate).toMatchObject({ kind: 'text', field: '__source__' });
    expect(planOf('my-column:"a b"').predicate).toMatchObject({ kind: 'text', field: 'my-column', test: { kind: 'tokens', tokens: [{ text: 'a' }, { text: 'b' }], phrase: false } });
    expect(planOf('my-column = "a b"').predicate).toEqual({ kind: 'text', field: 'my-column', test: { kind: 'whole', text: 'a b' } });
    expect(planOf('srctype = 10').predicate).toEqual({ kind: 'text', field: 'srctype', test: { kind: 'whole', text: '10' } });
    expect(planOf('srctype = ""').predicate).toEqual({ kind: 'text', field: 'srctype', test: { kind: 'empty' } });
    expect(planOf('srcaddr = "2408:4001:10::1"').predicate).toMatchObject({ kind: 'address', field: 'srcaddr' });
    expect(planOf('DstPort in (80 443]').predicate).toEqual({ kind: 'number', field: 'dstport', min: 80, max: 443, openMin: true, openMax: false });
    expect(planOf("action:'='").predicate).toEqual({ kind: 'text', field: 'action', test: { kind: 'equals', values: ['='] } });
    expect(planOf('action:""').predicate).toEqual({ kind: 'text', field: 'action', test: { kind: 'empty' } });
    expect(planOf('not vm-id:*')).toMatchObject({ predicate: { kind: 'not', item: { kind: 'exists', field: 'vm-id' } }, needs: [] });
    expect(planOf('#"a b"').predicate).toMatchObject({ kind: 'word', test: { kind: 'tokens', phrase: true } });
    expect(planOf('bytes:""').predicate).toEqual({ kind: 'none' });
  });

  it('refuses names that do not exist and values that do not fit', () => {
    expect(refusal('dsptort:80')).toMatchObject({ place: 'dsptort', problem: { kind: 'syntax', nearest: 'dstport' } });
    expect(refusal('src_address:80')).toMatchObject({ problem: { nearest: 'srcaddr' } });
    expect(refusal('my_colum:80')).toMatchObject({ problem: { nearest: 'my-column' } });
    expect(messageOf('category:80')).toContain('key (category) is not config as key value config');
    expect(refusal('srcaddr > 5')).toMatchObject({ problem: { kind: 'type' } });
    expect(refusal('dstport:http')).toMatchObject({ problem: { kind: 'type' } });
    expect(refusal('dstport:80*')).toMatchObject({ problem: { kind: 'type' } });
    // A mistyped block would hold nothing, and nobody would know why.
    for (const block of ['10.0.0.0/33', '10.0.256.0/24', '10.0.0.0/x', '"fd00::/129"']) expect(refusal(`srcaddr:${block}`)).toMatchObject({ problem: { kind: 'type' } });
    expect(messageOf('srcaddr:10.0.0.0/33')).toBe('"10.0.0.0/33" is no block of addresses');
    expect(planOf('srcaddr:"10.0.0.0/16"').predicate).toMatchObject({ kind: 'text' });
    expect(planOf('srcaddr:fd00::/64').predicate).toMatchObject({ kind: 'address' });
    expect(planOf('srcaddr:10.0.12.7/22').predicate).toMatchObject({ kind: 'address' });
  });

  it('takes a filter on a column that only another file had as a field that is missing', () => {
    const scope = { range: null, filters: [filterIs('their-column', 'x')], variables: {}, projectZone: 0 };
    const asked = ask('*', scope, { counts: 'records', present });
    if (!asked.ok) throw new Error('asked');
    expect(plan(asked.value, { fields: present })).toMatchObject({ ok: false, problem: { kind: 'field-missing', fields: ['their-column'] } });
  });

  it('says which fields the log does not record, but not while it is empty', () => {
    expect(planned('tcp-flags:2', ['bytes']).problem).toMatchObject({ kind: 'field-missing', fields: ['tcp-flags'] });
    expect(planned('* | select direction, sum(packets) group by direction', ['bytes']).problem).toMatchObject({ fields: ['direction', 'packets'] });
    expect(planned('not tcp-flags:2', ['bytes']).plan).not.toBeNull();
    expect(planned('tcp-flags:2', []).plan).not.toBeNull();
  });
});

describe('groups', () => {
  it('are by expression, alias or ordinal, and the same plan each way', () => {
    const bare = (text: string): unknown => ({ ...planOf(text), statement: '' });
    const byExpr = bare('* | select __time__ - __time__ % 60 as t, sum(bytes) as b group by __time__ - __time__ % 60 order by sum(bytes) desc');
    expect(bare('* | select __time__ - __time__ % 60 as t, sum(bytes) as b group by t order by b desc')).toEqual(byExpr);
    expect(bare('* | select __time__ - __time__ % 60 as t, sum(bytes) as b from log group by 1 order by 2 desc')).toEqual(byExpr);
    expect(byExpr).toMatchObject({
      keys: [{ op: 'sub', a: time, b: { op: 'mod', a: time, b: { op: 'const', value: 60 } } }],
      aggregates: [{ fn: 'sum', arg: { op: 'field', field: 'bytes' }, distinct: false, type: 'bigint' }],
      outputs: [{ name: 't', expr: { op: 'key', index: 0 }, unit: 'time' }, { name: 'b', expr: { op: 'aggregate', index: 0 }, unit: 'bytes' }],
      order: [{ expr: { op: 'aggregate', index: 0 }, descending: true }],
    });
  });

  it('prefer an alias over a column of its name, unless it is an aggregate', () => {
    expect(planOf('* | select lower(action) as action, count(*) group by action').keys).toMatchObject([{ op: 'call', name: 'lower' }]);
    expect(planOf('* | select bytes, count(*) as bytes group by bytes').keys).toMatchObject([{ op: 'field', field: 'bytes' }]);
  });

  it('compute over keys and aggregates, each aggregate once', () => {
    const made = planOf("* | select direction, sum(bytes)*8.0/60 as rate, count_if(action = 'REJECT')*1.0/count(*) as share group by direction having sum(bytes) > 10 and share > 0.5 order by rate desc limit 5, 10");
    expect(made.aggregates.map((a) => a.fn)).toEqual(['sum', 'count', 'count']);
    expect(made.outputs.map((o) => o.unit)).toEqual(['none', 'bits-per-second', 'share']);
    expect(made.outputs[0]).toMatchObject({ name: 'direction', field: 'direction', expr: { op: 'key', index: 0 } });
    expect(made).toMatchObject({ limit: 10, offset: 5, limitWritten: true, having: { op: 'and' } });
  });

  it('are one group over everything without GROUP BY', () => {
    expect(planOf('* | select count(*), sum(bytes)')).toMatchObject({ rowwise: false, keys: [], outputs: [{ name: '_col0', unit: 'records' }, { name: '_col1', unit: 'bytes' }] });
  });

  it('come from DISTINCT too', () => {
    expect(planOf('* | select distinct srcaddr, direction order by srcaddr')).toMatchObject({ rowwise: false, distinct: false, keys: [{ field: 'srcaddr' }, { field: 'direction' }] });
    expect(refusal('* | select distinct srcaddr order by bytes').problem).toMatchObject({ kind: 'syntax' });
  });

  it('refuse what is in no group, where it stands', () => {
    const { problem, place } = refusal('* | select srcaddr, dstport + 1, count(*) group by srcaddr');
    expect(problem).toMatchObject({ kind: 'syntax', message: "Column 'dstport' not in GROUP BY clause;please add the column in the index attribute" });
    expect(place).toBe('dstport');
    expect(refusal('* | select srcaddr, count(*)').place).toBe('srcaddr');
    expect(refusal('* | select sum(count(*))').problem).toMatchObject({ kind: 'syntax' });
    expect(refusal('* | select 1 where sum(bytes) > 1').problem).toMatchObject({ kind: 'syntax' });
    expect(refusal('* | select 1 group by 2').problem).toMatchObject({ message: 'GROUP BY position 2 is not in select list' });
  });
});

describe('types are as strict as in SLS', () => {
  it.each([
    ["* | select dstport = '80'", "'=' cannot be applied to bigint, varchar", "dstport = '80'"],
    ['* | select sum(srcaddr)', 'Unexpected parameters (varchar) for function sum', 'sum(srcaddr)'],
    ["* | select srcaddr + 1", "'+' cannot be applied to varchar, bigint", 'srcaddr + 1'],
    ["* | select if(bytes > 1, 'a', 2)", 'CASE operands must be the same type: varchar, bigint', '2'],
    ['* | select concat(bytes, srcaddr)', 'Unexpected parameters (bigint, varchar) for function concat', 'concat(bytes, srcaddr)'],
    ['* | select 1 where bytes', 'WHERE clause must evaluate to a boolean: actual type bigint', 'bytes'],
    ["* | select 1 where dstport in (80, '443')", 'IN operands must be the same type: bigint, varchar', "'443'"],
    ['* | select length(bytes)', 'Unexpected parameters (bigint) for function length', 'length(bytes)'],
    ["* | select 1 where bytes like '1%'", 'Left side of LIKE expression must evaluate to a varchar (actual: bigint)', 'bytes'],
  ])('%s', (text, message, place) => {
    const { problem, place: found } = refusal(text);
    expect(problem).toMatchObject({ kind: 'type', message });
    expect(found).toBe(place);
  });

  it('widens bigint to double, and nothing else', () => {
    expect(planOf('* | select bytes / 60.0, bytes / 60').outputs.map((o) => o.expr.type)).toEqual(['double', 'bigint']);
    expect(planOf('* | select coalesce(bytes, 0.5), nullif(bytes, 0), if(true, null, srcaddr)').outputs.map((o) => o.expr.type)).toEqual(['double', 'bigint', 'varchar']);
  });

  it('names unknown columns and functions, and what was meant', () => {
    expect(refusal('* | select sum(byte)')).toMatchObject({ place: 'byte', problem: { nearest: 'bytes', message: "Column 'byte' cannot be resolved;please add the column in the index attribute" } });
    expect(messageOf('* | select 1 where action = "ACCEPT"')).toContain("please use 'ACCEPT'");
    expect(refusal('* | select lenght(srcaddr)').problem).toMatchObject({ message: 'Function lenght not registered', nearest: 'length' });
    expect(refusal('* | select stddev(bytes)').problem).toMatchObject({ kind: 'unsupported', what: 'stddev()' });
    expect(refusal('* | select 9223372036854775808').problem).toMatchObject({ kind: 'syntax' });
    expect(refusal('* | select 1 limit 1000001').problem).toMatchObject({ kind: 'syntax' });
    expect(refusal('* | select 1 limit 5,10001').problem).toMatchObject({ kind: 'syntax' });
  });
});

describe('WHERE', () => {
  const where = (condition: string): unknown => planOf(`* | select 1 where ${condition}`).predicate;
  const bytes = (rest: object): object => ({ kind: 'number', field: 'bytes', min: null, max: null, openMin: false, openMax: false, ...rest });
  const known = { kind: 'exists', field: 'bytes' };

  it('is true or not: what is unknown is out, also under NOT', () => {
    expect(where('bytes > 5')).toEqual(bytes({ min: 5, openMin: true }));
    expect(where('5 < bytes')).toEqual(bytes({ min: 5, openMin: true }));
    expect(where('bytes > 1.5')).toEqual(bytes({ min: 1.5, openMin: true }));
    expect(where('not bytes > 5')).toEqual({ kind: 'and', items: [known, { kind: 'not', item: bytes({ min: 5, openMin: true }) }] });
    expect(where('bytes <> -5')).toEqual({ kind: 'and', items: [known, { kind: 'not', item: bytes({ min: -5, max: -5 }) }] });
    expect(where('bytes between 1 and 5')).toEqual({ kind: 'and', items: [bytes({ min: 1 }), bytes({ max: 5 })] });
    expect(where('bytes is not null')).toEqual(known);
    expect(where('not (bytes is null or bytes = 1)')).toMatchObject({ kind: 'and', items: [known, known, { kind: 'not' }] });
    expect(where('bytes = null')).toMatchObject({ kind: 'row' });
    expect(where("srcaddr in ('a', 'b')")).toEqual({ kind: 'text', field: 'srcaddr', test: { kind: 'equals', values: ['a', 'b'] } });
    expect(where("is_subnet_of('10.0.0.0/8', srcaddr)")).toMatchObject({ kind: 'address', field: 'srcaddr' });
    expect(where("not is_subnet_of('10.0.0.0/8', srcaddr)")).toMatchObject({ kind: 'row', expr: { op: 'not' } });
    expect(where("srcaddr like '10.%'")).toMatchObject({ kind: 'row', expr: { op: 'like', pattern: '10.%' } });
    expect(where('true and not false')).toEqual({ kind: 'and', items: [{ kind: 'all' }, { kind: 'all' }] });
    expect(where('bytes * 2 > packets')).toMatchObject({ kind: 'row' });
  });

  it('takes IN (SELECT …) with the search half of the statement, and no limit', () => {
    const made = planOf("dstport:80 | select count(*) where srcaddr in (select srcaddr from log where action = 'REJECT') and bytes > 5");
    expect(made.predicate).toMatchObject({ kind: 'and', items: [{ kind: 'number', field: 'dstport' }, { kind: 'among', a: { field: 'srcaddr' }, plan: { predicate: { kind: 'and' }, limit: Number.MAX_SAFE_INTEGER } }, { field: 'bytes' }] });
    expect(refusal('* | select 1 where srcaddr in (select bytes)').problem).toMatchObject({ kind: 'type' });
    expect(refusal('* | select srcaddr in (select srcaddr)').problem).toMatchObject({ kind: 'unsupported' });
  });
});

describe('a statement typed by hand', () => {
  it.each([
    [
      "bytes >= 5 | select __time__ - __time__ % 60 as time, count_if(action = 'ACCEPT') as accept from log group by time order by time limit 20000",
      "bytes>=5|SELECT __time__-__time__%60 AS time, -- a comment, with 'quotes'\n COUNT_IF(action='ACCEPT') accept FROM log GROUP BY 1 ORDER BY 1 ASC LIMIT 20000",
    ],
    [
      'action: ACCEPT | select srcaddr, dstaddr, sum(bytes) as bytes from log group by srcaddr, dstaddr order by bytes desc limit 20',
      "(action:'ACCEPT')|Select l.srcaddr, l.dstaddr, SUM(l.bytes) /* all of them */ bytes From log As l Group By srcaddr, dstaddr Order By 3 Desc Limit 20",
    ],
  ])('has the plan of the panel of its shape: %s', (panel, typed) => {
    const { statement: a, ...ours } = planOf(panel);
    const { statement: b, ...theirs } = planOf(typed);
    expect(a).not.toBe(b);
    expect(theirs).toEqual(ours);
  });
});

describe('units', () => {
  it.each([
    ['sum(bytes)', 'bytes'],
    ['max(packets)', 'packets'],
    ['count(distinct srcaddr)', 'none'],
    ["sum(case when action = 'ACCEPT' then 1 else 0 end)", 'records'],
    ["sum(if(action = 'ACCEPT', bytes, 0))", 'bytes'],
    ['sum(bytes*8/60)', 'bits-per-second'],
    ['sum(bytes)*8/1000', 'none'],
    ['sum(bytes*8/(case when "end"-start=0 then 1 else "end"-start end))', 'bits-per-second'],
    ['sum(bytes)*1.0/sum(packets)', 'none'],
    ['round(count_if(bytes > 1)*1.0/count(*), 3)', 'share'],
    ['max("end") - min(start)', 'seconds'],
    ['min(__time__)', 'time'],
    ["min(date_trunc('hour', __time__))", 'time'],
    ['sum(dstport)', 'none'],
    ['avg(bytes)', 'bytes'],
    ['approx_distinct(dstport)', 'none'],
    ['coalesce(sum(bytes), 0)', 'bytes'],
  ])('%s is %s', (expression, unit) => {
    expect(planOf(`* | select ${expression}`).outputs[0]?.unit).toBe(unit);
  });
});
