import { describe, expect, it } from 'vitest';
import { awsLine, awsNames, csvLine, jsonLine } from './testing/generate.ts';
import { below, pick, seeded } from './testing/random.ts';
import { read, type Reading } from './testing/reading.ts';

async function bothWays(content: string, chunk: number): Promise<Reading> {
  const fast = await read(content, { chunk });
  const exact = await read(content, { chunk: 65_536, fast: false });
  expect(fast.records.length).toBe(exact.records.length);
  for (const [i, record] of fast.records.entries()) expect(record).toEqual(exact.records[i]);
  const counted = ({ report }: Reading): unknown => ({ ...report, milliseconds: 0 });
  expect(counted(fast)).toEqual(counted(exact));
  return fast;
}

const good = '2 123456789010 eni-1235b8ca123456789 172.31.16.139 172.31.16.21 20641 22 6 20 4249 1418530010 1418530070 ACCEPT OK';

describe('the fast parser and the exact one', () => {
  for (const oddity of [0, 0.05, 0.5, 1]) {
    it(`agree on AWS lines, ${oddity * 100} % odd`, async () => {
      for (let seed = 1; seed <= 4; seed++) {
        const random = seeded(seed * 100 + oddity * 10);
        const lines = Array.from({ length: 1500 }, () => awsLine(random, oddity));
        const { report } = await bothWays([awsNames.join(' '), good, ...lines].join('\n'), 1 + below(random, 40_000));
        expect(report.records + report.skipped).toBeGreaterThan(1000);
        if (oddity === 0) expect(report.skipped).toBe(0);
      }
    });

    it(`agree on JSON lines, ${oddity * 100} % odd`, async () => {
      for (let seed = 1; seed <= 4; seed++) {
        const random = seeded(seed * 100 + oddity * 10);
        const lines = Array.from({ length: 1500 }, () => jsonLine(random, oddity));
        const first = '{"eni-id":"eni-1","srcaddr":"10.0.0.1","dstaddr":"10.0.0.2","start":"1418530010"}';
        const { report } = await bothWays([first, ...lines, ''].join('\n'), 1 + below(random, 40_000));
        expect(report.records + report.skipped).toBe(1501);
        if (oddity === 0) expect(report.skipped).toBe(0);
      }
    });

    it(`agree on CSV, ${oddity * 100} % odd`, async () => {
      const columns = ['eni-id', 'srcaddr', 'dstaddr', 'srcport', 'dstport', 'bytes', 'packets', 'start', 'end', 'direction', 'traffic_path', 'note', 'log-status'];
      for (let seed = 1; seed <= 4; seed++) {
        const random = seeded(seed * 100 + oddity * 10);
        const delimiter = pick(random, [',', '|', '\t', ' ']);
        const lines = Array.from({ length: 1200 }, () => csvLine(random, columns, delimiter, oddity));
        const { report } = await bothWays([columns.join(delimiter), ...lines, ''].join('\n'), 1 + below(random, 40_000));
        expect(report.skipped > 0).toBe(oddity > 0);
      }
    });
  }

  it('agree when a column has more different texts than its table first holds', async () => {
    const lines = Array.from({ length: 40_000 }, (_, i) => `2 123456789010 eni-${(i * 7919) % 30_011} 10.0.0.1 10.0.0.2 1 2 6 ${i} 5 1418530010 1418530070 ACCEPT OK`);
    const { report, records } = await bothWays(lines.join('\n'), 100_000);
    expect(report.records).toBe(40_000);
    expect(records[39_999]?.['eni-id']).toBe(`eni-${(39_999 * 7919) % 30_011}`);
  });

  it('agree on noise thrown into good lines', async () => {
    const random = seeded(11);
    for (let round = 0; round < 30; round++) {
      const bytes = Buffer.from(Array.from({ length: 60 }, () => good).join('\n'));
      for (let k = 0; k < 40; k++) bytes[200 + below(random, bytes.length - 200)] = below(random, 256);
      const fast = await read(bytes, { chunk: 1 + below(random, 3000) });
      const exact = await read(bytes, { fast: false });
      expect(fast.records).toEqual(exact.records);
      expect(fast.report.skipped).toBe(exact.report.skipped);
    }
  });
});
