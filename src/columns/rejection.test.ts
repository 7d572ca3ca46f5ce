import { describe, expect, it } from 'vitest';
import { rejections } from '../model/rejection.ts';
import { rows } from './rows.ts';
import { tableOf, type TestRecord } from './testing/build.ts';
import { explainPlainly } from './testing/explain-plainly.ts';
import { randomOf } from './testing/random-records.ts';

const noon = 1_700_000_000;

/** `in REJECT 10.0.0.1:40000>10.0.0.2:443`, TCP with SYN alone unless `more` says else. */
function at(text: string, more: TestRecord = {}): TestRecord {
  const [direction = '', action = '', flow = ''] = text.split(' ');
  const [source = '', target = ''] = flow.split('>');
  const [srcaddr = '', srcport = ''] = source.split(':');
  const [dstaddr = '', dstport = ''] = target.split(':');
  return {
    __time__: noon, start: noon, end: noon + 60, direction, action, srcaddr, srcport: Number(srcport), dstaddr, dstport: Number(dstport), protocol: 6, 'tcp-flags': 2,
    'eni-id': `eni-${direction === 'in' ? dstaddr : srcaddr}`, 'vpc-id': 'vpc-1', 'log-status': 'OK', ...more,
  };
}

/** The reason of each record, which the plain program gives too. */
function explained(records: readonly TestRecord[]): (string | null)[] {
  const found = [...rows(tableOf(records), ['rejection'])].map((row) => row['rejection'] as string | null); // A text field.
  expect(found).toEqual(explainPlainly(records));
  return found;
}

const attempt = '10.0.0.1:40000>10.0.0.2:9200';

describe('why a record was refused', () => {
  it('return traffic: what it answers was let through', () => {
    expect(explained([at('out ACCEPT 10.0.0.1:40000>10.9.0.2:443'), at('in REJECT 10.9.0.2:443>10.0.0.1:40000', { 'tcp-flags': 18 })])).toEqual([null, 'return-traffic']);
  });

  it('one-sided: the sender let it out, the receiver refused it', () => {
    expect(explained([at(`out ACCEPT ${attempt}`), at(`in REJECT ${attempt}`)])).toEqual([null, 'one-sided']);
    // Another port of the sender is another flow; refused where it leaves, there is no other side.
    expect(explained([at('out ACCEPT 10.0.0.1:40001>10.0.0.2:9200'), at(`in REJECT ${attempt}`)])[1]).toBe('syn-only');
    expect(explained([at(`out ACCEPT ${attempt}`), at(`out REJECT ${attempt}`)])[1]).toBe('syn-only');
  });

  it('internet noise: from the internet to where nobody serves', () => {
    const knock = at('in REJECT 198.51.100.7:50000>10.0.0.2:23');
    expect(explained([knock])).toEqual(['internet-noise']);
    expect(explained([knock, at('in ACCEPT 203.0.113.9:50001>10.0.0.2:23')])[0]).toBe('syn-only');
    expect(explained([knock, at('out ACCEPT 10.0.0.2:23>203.0.113.9:50001')])[0]).toBe('syn-only');
    // Another port or protocol of the address serves nobody here, and what was sent there was not let in.
    expect(explained([knock, at('in ACCEPT 203.0.113.9:50001>10.0.0.2:22'), at('in ACCEPT 203.0.113.9:50001>10.0.0.2:23', { protocol: 17 }), at('out ACCEPT 10.0.0.9:50001>10.0.0.2:23')])[0]).toBe('internet-noise');
    expect(explained([at('in REJECT 2001:db8::1:50000>10.0.0.2:23', { srcaddr: '2001:db8::1', srcport: 50_000 })])).toEqual(['internet-noise']);
  });

  it('a connection attempt: SYN alone in every record of the 5-tuple', () => {
    const sender = at('in ACCEPT 10.0.0.9:1>10.0.0.1:2');
    expect(explained([at(`in REJECT ${attempt}`), at(`in REJECT ${attempt}`, { 'tcp-flags': 18 }), sender])).toEqual(['other', 'other', null]);
    expect(explained([at(`in REJECT ${attempt}`), at(`in REJECT ${attempt}`), sender])).toEqual(['syn-only', 'syn-only', null]);
    expect(explained([at(`in REJECT ${attempt}`, { protocol: 17, 'tcp-flags': 0 }), sender])[0]).toBe('other');
  });

  it('says which side or field is missing', () => {
    expect(explained([at(`in REJECT ${attempt}`)])).toEqual(['syn-only-sender-unlogged']);
    expect(explained([at(`in REJECT ${attempt}`, { protocol: 17, 'tcp-flags': 0 })])).toEqual(['sender-unlogged']);
    expect(explained([at(`in REJECT ${attempt}`, { 'tcp-flags': null }), at('out ACCEPT 10.0.0.1:1>10.0.0.3:2')])[0]).toBe('flags-unlogged');
    // Without a direction no side is missing: none could be told.
    expect(explained([at(`in REJECT ${attempt}`, { direction: null })])).toEqual(['syn-only']);
    expect(explained([at(`in REJECT ${attempt}`, { srcaddr: null })])).toEqual(['other']);
  });

  it('is not there in a log without verdicts, and null in one where nothing was refused', () => {
    expect(tableOf([at(`in ACCEPT ${attempt}`, { action: null })]).has('rejection')).toBe(false);
    const table = tableOf([at(`in ACCEPT ${attempt}`)]);
    expect([table.has('rejection'), [...rows(table, ['rejection'])]]).toEqual([true, [{ rejection: null }]]);
  });

  it('changes when what comes later tells more', () => {
    const table = tableOf([at(`in REJECT ${attempt}`)]);
    const before = table.revision;
    tableOf([at(`out ACCEPT ${attempt}`)], { table });
    expect([...rows(table, ['rejection'])]).toEqual([{ rejection: 'one-sided' }, { rejection: null }]);
    expect(table.revision).toBeGreaterThan(before);
  });

  it('is what the plain program says of random records, over several segments', () => {
    const random = randomOf(11);
    const pick = <T>(from: readonly [T, ...T[]]): T => {
      const one = from[Math.floor(random() * from.length)];
      return one === undefined ? from[0] : one;
    };
    const address = (): string => `${pick(['10.0.0.', '10.1.0.', '172.16.0.', '198.51.100.', '203.0.113.', 'fd00::', '2001:db8::'])}${Math.floor(random() * 40)}`;
    const port = (): number | null => pick([22, 443, 40_000 + Math.floor(random() * 9), 50_000 + Math.floor(random() * 9000), 0, null]);
    const records = Array.from({ length: 140_000 }, (): TestRecord => ({
      ...at('in REJECT 10.0.0.1:1>10.0.0.2:2'), __time__: noon + Math.floor(random() * 86_400), srcaddr: random() < 0.02 ? null : address(), dstaddr: random() < 0.02 ? null : address(),
      srcport: port(), dstport: port(), protocol: pick([6, 6, 6, 17, 1, null]), 'tcp-flags': pick([2, 2, 2, 2, 2, 2, 18, null]),
      direction: pick(['in', 'out', null]), action: pick(['REJECT', 'ACCEPT', 'ACCEPT', 'ACCEPT', null]),
    })).sort((a, b) => Number(a['__time__']) - Number(b['__time__']));
    const found = explained(records);
    expect(new Set(found)).toEqual(new Set([...rejections.filter((each) => !each.endsWith('sender-unlogged')), null]));
  });
});
