import { expect, test } from 'vitest';
import { RandomTrees } from '../../../statement/testing/random-trees.ts';
import { printOurs } from '../../../statement/print.ts';
import { statementParser } from './language.ts';

/** The leaves of the tree with their texts. */
function leaves(text: string): string[] {
  const found: string[] = [];
  statementParser.parse(text).iterate({
    enter(node) {
      if (node.node.firstChild === null && node.from < node.to) found.push(`${node.name} ${text.slice(node.from, node.to)}`);
    },
  });
  return found;
}

test('the search half by its grammar, the SQL half by the pieces of the language', () => {
  expect(leaves('action: REJECT and dstport > 10 | select count(1) as limit, "eni-id", 网卡 from log limit 5 -- all')).toEqual([
    'Word action', ': :', 'Word REJECT', 'And and', 'Word dstport', 'Operator >', 'Word 10',
    'Keyword select', 'Function count', '( (', 'Number 1', ') )', 'Keyword as', 'Name limit', 'Symbol ,', 'QuotedName "eni-id"', 'Symbol ,', 'Name 网卡',
    'Keyword from', 'Name log', 'Keyword limit', 'Number 5', 'Comment -- all',
  ]);
});

test('words that are words only where they stand', () => {
  expect(leaves("|select filter(a, x -> x), sum(b) filter (where c), rank() over (partition by d order by e nulls last), t.all, 'it''s', ${{n|1}}")).toEqual([
    'Keyword select', 'Function filter', '( (', 'Name a', 'Symbol ,', 'Name x', 'Symbol ->', 'Name x', ') )', 'Symbol ,',
    'Function sum', '( (', 'Name b', ') )', 'Keyword filter', '( (', 'Keyword where', 'Name c', ') )', 'Symbol ,',
    'Function rank', '( (', ') )', 'Keyword over', '( (', 'Keyword partition', 'Keyword by', 'Name d', 'Keyword order', 'Keyword by', 'Name e', 'Keyword nulls', 'Keyword last', ') )', 'Symbol ,',
    'Name t', 'Symbol .', 'Name all', 'Symbol ,', "Text 'it''s'", 'Symbol ,', 'Placeholder ${{n|1}}',
  ]);
});

test('any text has a tree of its length, and its pieces stand in order', () => {
  const trees = new RandomTrees(5);
  for (let i = 0; i < 2000; i++) {
    const whole = printOurs(trees.statement());
    const text = `${whole.slice(0, trees.below(whole.length))}${trees.one(['', "'", '"', '/*', '--', '`', '3x', '|', '(', '日', '\n'])}${whole.slice(trees.below(whole.length))}`;
    const tree = statementParser.parse(text);
    let last = 0;
    tree.iterate({
      enter({ from, to, node }) {
        if (node.firstChild !== null) return;
        if (from < last || to > text.length) throw new Error(`out of order at ${from}: ${text}`);
        last = to;
      },
    });
    expect(tree.length).toBe(text.length);
  }
});
