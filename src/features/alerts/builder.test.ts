import { describe, expect, test } from 'vitest';
import { suggestedRules } from '../../catalog/suggested-rules.ts';
import { figureColumn, measures, partsOf, statementOf, type Measure } from './builder.ts';

const names = Object.keys(measures) as Measure[]; // The keys of the table itself.

describe('the fields of the form', () => {
  test.each(names.flatMap((measure) => [null, 'srcaddr', 'eni-id', '__source__'].map((key) => [measure, key] as const)))('%s for each %s is read back', (measure, key) => {
    const parts = { measure, where: 'action:REJECT and dstport:22', key };
    expect(partsOf(statementOf(parts))).toEqual(parts);
  });

  test('all records have no search', () => {
    expect(partsOf(statementOf({ measure: 'bytes', where: ' ', key: null }))).toEqual({ measure: 'bytes', where: '', key: null });
  });

  test.each([
    '* | select srcaddr, dstaddr, count(*) as n group by srcaddr, dstaddr',
    '* | select count(*) as n limit 5',
    '* | select srcaddr, count(*) as n group by srcaddr having count(*) > 3',
    '* | select max(bytes) as n',
    'dstport: 80',
    '* | selec',
  ])('%s is more than they can say', (statement) => {
    expect(partsOf(statement)).toBeNull();
  });

  test('most suggested rules can be changed by them', () => {
    const read = suggestedRules.flatMap(({ measure }) => (measure.kind === 'statement' ? [partsOf(measure.statement)] : []));
    expect(read.filter((parts) => parts !== null).length).toBeGreaterThanOrEqual(5);
    expect(figureColumn).toBe('figure');
  });
});
