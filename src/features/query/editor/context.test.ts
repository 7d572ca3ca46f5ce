import { describe, expect, test } from 'vitest';
import { contextAt, type Wanted } from './context.ts';

/** The context at `^` of a statement, with what would be replaced. */
function at(marked: string): Wanted & { readonly replaced?: string } {
  const pos = marked.indexOf('^');
  const text = marked.slice(0, pos) + marked.slice(pos + 1);
  const wanted = contextAt(text, pos);
  return wanted.kind === 'nothing' ? wanted : { ...wanted, replaced: text.slice(wanted.from, wanted.to) };
}

const searchValue = { kind: 'value', half: 'search' };
const sqlValue = { kind: 'value', half: 'sql' };

describe('the search half', () => {
  test.each([
    ['^', { kind: 'condition', prefix: '', after: 'joint' }],
    ['src^', { kind: 'condition', prefix: 'src', replaced: 'src' }],
    ['sr^caddr', { kind: 'condition', prefix: 'sr', replaced: 'srcaddr' }],
    ['sr^caddr: 10.0.0.1', { kind: 'condition', prefix: 'sr', replaced: 'srcaddr' }],
    ['action: ACCEPT ^', { kind: 'condition', prefix: '', after: 'condition' }],
    ['action: ACCEPT an^', { kind: 'condition', prefix: 'an', after: 'condition' }],
    ['action: ACCEPT and ^', { kind: 'condition', after: 'joint' }],
    ['(a^', { kind: 'condition', prefix: 'a', after: 'joint' }],
    ['action:^', { ...searchValue, field: 'action', prefix: '', replaced: '' }],
    ['action: ^', { ...searchValue, field: 'action', prefix: '' }],
    ['action : RE^J and', { ...searchValue, field: 'action', prefix: 'RE', replaced: 'REJ' }],
    ['not action:RE^', { ...searchValue, field: 'action', prefix: 'RE', replaced: 'RE' }],
    ['action: "RE^"', { ...searchValue, field: 'action', prefix: 'RE', quote: '"', replaced: '"RE"' }],
    ['action: "RE^ and a', { ...searchValue, field: 'action', prefix: 'RE', quote: '"', replaced: '"RE' }],
    ["eni-id: 'eni-^", { ...searchValue, field: 'eni-id', prefix: 'eni-', quote: "'", replaced: "'eni-" }],
    ['"log-status": ^', { ...searchValue, field: 'log-status' }],
    ['srcaddr:2408:40^', { ...searchValue, field: 'srcaddr', prefix: '2408:40', replaced: '2408:40' }],
    ['srcaddr: 2408:40^01::1', { ...searchValue, field: 'srcaddr', prefix: '2408:40', replaced: '2408:4001::1' }],
    ['dstport = 44^', { ...searchValue, field: 'dstport', prefix: '44', replaced: '44' }],
    ['dstport > ^', { ...searchValue, field: 'dstport', prefix: '' }],
    ['dstport in [1 ^', { kind: 'nothing' }],
    ['dstport in (1 10] a^', { kind: 'condition', prefix: 'a' }],
    ['"a phra^se"', { kind: 'nothing' }],
    ['#^', { kind: 'nothing' }],
    ['a^ | select', { kind: 'condition', prefix: 'a' }],
  ])('%s', (marked, wanted) => {
    expect(at(marked)).toMatchObject(wanted);
  });
});

describe('the SQL half', () => {
  test.each([
    ['*|^', { kind: 'expression', prefix: '', clause: '', after: 'operator' }],
    ['* | sel^', { kind: 'expression', prefix: 'sel', clause: '' }],
    ['* | select sr^c', { kind: 'expression', prefix: 'sr', replaced: 'src', clause: 'select', after: 'operator' }],
    ['* | select ip_to_domain(src^) = 1', { kind: 'expression', prefix: 'src', replaced: 'src' }],
    ['* | select "tcp-^"', { kind: 'expression', prefix: 'tcp-', quoted: true, replaced: '"tcp-"' }],
    ['* | select "tcp-^ from log', { kind: 'expression', prefix: 'tcp-', quoted: true, replaced: '"tcp-' }],
    ['* | select srcaddr ^', { kind: 'expression', after: 'value' }],
    ['* | select * ^', { kind: 'expression', after: 'value' }],
    ['* | select 2 * ^', { kind: 'expression', after: 'operator' }],
    ['* | select count(1) as n^', { kind: 'nothing' }],
    ['* | select 1 -- a^', { kind: 'nothing' }],
    ['* | select 1 /* a^ */', { kind: 'nothing' }],
    ['* | select 12^', { kind: 'nothing' }],
    ["* | select 'a^'", { kind: 'nothing' }],
    ['* | select a from l^', { kind: 'table', prefix: 'l' }],
    ['* | select a from log, ^', { kind: 'table' }],
    ['* | select a from log join ^', { kind: 'table' }],
    ['* | select a from log ^', { kind: 'expression', clause: 'from', after: 'value' }],
    ['* | select t.^', { kind: 'expression', qualifier: 't', prefix: '' }],
    ['* | select t.sr^', { kind: 'expression', qualifier: 't', prefix: 'sr' }],
    ["* | select a where action = '^", { ...sqlValue, field: 'action', prefix: '', quote: "'", replaced: "'" }],
    ["* | select a where action='RE^J' and", { ...sqlValue, field: 'action', prefix: 'RE', replaced: "'REJ'" }],
    ["* | select a where action = 'RE^ and b = 'x'", { ...sqlValue, field: 'action', prefix: 'RE', replaced: "'RE" }],
    ["* | select a where \"eni-id\" not in ('eni-1', 'eni-^')", { ...sqlValue, field: 'eni-id', prefix: 'eni-', replaced: "'eni-'" }],
    ["* | select a where t.action like '^'", { ...sqlValue, field: 'action' }],
    ['* | select a where dstport = 44^', { ...sqlValue, field: 'dstport', prefix: '44', quote: '' }],
    ['* | select a where dstport in (80, 44^', { ...sqlValue, field: 'dstport', prefix: '44' }],
    ['* | select a where action = ^', { kind: 'expression', compared: 'action', clause: 'where' }],
    ["* | select concat('^')", { kind: 'nothing' }],
    ['* | select a group by ^', { kind: 'expression', clause: 'group by' }],
    ['* | select (select a from log where x^', { kind: 'expression', clause: 'where', prefix: 'x' }],
    ['* | select (select a from log where x) ^', { kind: 'expression', clause: 'select', after: 'value' }],
  ])('%s', (marked, wanted) => {
    expect(at(marked)).toMatchObject(wanted);
  });

  test('no text at all makes it fail', () => {
    const text = "action: \"x\\\" | with a as (select 'it''s' as \"q\" from log -- c\n/* open ( where \"eni-id\" in ('a', 3abc $ ` ${{x|y}}) 日本 😀";
    for (let end = 0; end <= text.length; end++) {
      for (let pos = 0; pos <= end; pos++) {
        const wanted = contextAt(text.slice(0, end), pos);
        if (wanted.kind !== 'nothing' && !(wanted.from <= pos && pos <= wanted.to && wanted.to <= end)) throw new Error(`${end} ${pos} ${JSON.stringify(wanted)}`);
      }
    }
    expect(text.length).toBeGreaterThan(100);
  });
});
