import { expect, test } from 'vitest';
import { repairOf } from './StatementProblem.tsx';

const problem = (statement: string, written: string) => {
  const from = statement.lastIndexOf(written);
  return { kind: 'syntax', message: '', position: { from, to: from + written.length }, statement, nearest: 'dstport' } as const;
};

test('a name is put right wherever it stands, but not in texts and comments', () => {
  const statement = "* | select dst_prt, 'dst_prt' as a -- dst_prt\n, dst_prt_2 from log group by dst_prt";
  expect(repairOf(problem(statement, 'dst_prt'), statement)?.text).toBe("* | select dstport, 'dst_prt' as a -- dst_prt\n, dst_prt_2 from log group by dstport");
});

test('no repair is offered for another text, or without anything near', () => {
  expect(repairOf(problem('* | select x', 'x'), '* | select y')).toBeNull();
  expect(repairOf({ kind: 'syntax', message: '', position: { from: 11, to: 12 }, statement: '* | select x' }, '* | select x')).toBeNull();
  expect(repairOf({ kind: 'cancelled' }, '*')).toBeNull();
});
