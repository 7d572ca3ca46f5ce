import { expect, test } from 'vitest';
import type { FrameColumn } from '../../../model/frame.ts';
import { copiedCell, protocolsOf, resultCell } from './result-cell.ts';

const setting = { language: 'en', zone: 0, countries: new Map(), names: new Map([['i-1', 'web'], ['vpc-1', 'production']]) } as const;
const column = (name: string, field?: string): FrameColumn => ({ name, type: 'varchar', unit: 'none', values: [], ...(field === undefined ? {} : { field }) });

test('a name of the inventory stands beside an id and is never copied for it', () => {
  expect(resultCell(column('vm', 'vm-id'), false, 'i-1', setting)).toMatchObject({ text: 'i-1', note: 'web' });
  expect(resultCell(column('vpc-id', 'vpc-id'), false, 'vpc-1', setting)).toMatchObject({ text: 'vpc-1', note: 'production' });
  expect(resultCell(column('dstinstance', 'dstinstance'), false, 'i-1', setting)).toMatchObject({ text: 'i-1', note: 'web' });
  expect(resultCell(column('vm', 'vm-id'), false, 'i-2', setting)).toMatchObject({ text: 'i-2', note: '' });
  // A column that the statement made up is text, whatever it looks like.
  expect(resultCell(column('x'), false, 'i-1', setting)).toMatchObject({ text: 'i-1', note: '' });
  expect(copiedCell(column('vm', 'vm-id'), 'i-1', 0)).toBe('i-1');
});

test('TCP flags are told as letters beside their number', () => {
  expect(resultCell({ ...column('tcp-flags', 'tcp-flags'), type: 'bigint' }, false, 18, setting)).toMatchObject({ text: '18', note: 'SYN ACK' });
  expect(resultCell({ ...column('tcp-flags', 'tcp-flags'), type: 'bigint' }, false, 0, setting)).toMatchObject({ text: '0', note: '' });
});

test('a port of ICMP is none, whatever the log has in its place; without the protocol a 0 is said to be none', () => {
  const ports = { ...column('port', 'dstport'), type: 'bigint', unit: 'port', values: [0, 443, 0n] } as const;
  const frame = { columns: [ports, { ...column('protocol', 'protocol'), type: 'bigint', values: [1, 6, 58n] } as const] };
  const cells = ports.values.map((value, row) => resultCell(ports, false, value, { ...setting, protocol: protocolsOf(frame)[row] ?? null }));
  expect(cells.map(({ text, note }) => [text, note])).toEqual([['–', ''], ['443', 'https'], ['–', '']]);
  expect(resultCell(ports, false, 0, { ...setting, protocol: protocolsOf({ columns: [ports] })[0] ?? null })).toMatchObject({ text: '0', note: 'no port' });
  expect(resultCell(ports, false, 0, { ...setting, language: 'zh' })).toMatchObject({ note: '无端口' });
});
