import { describe, expect, test } from 'vitest';
import { guessDelimiter, guessField, guessFields, looksLikeHeader, missingIn, signatureOf, splitLine, tableOf } from './mapping.ts';

const csv = ['ts,src_ip,src_p,dst_ip,dst_p,proto,pkts,octets,act,iface,note', '1770249614,10.12.0.41,51022,10.12.4.9,5432,tcp,18,14211,permit,ge-0/0/1,"a, b"', '1770249615,10.12.4.9,5432,10.12.0.41,51022,tcp,16,90412,permit,ge-0/0/1,'];

describe('a table that nobody knows', () => {
  test('is parted by what parts all lines alike', () => {
    expect(guessDelimiter(csv)).toBe(',');
    expect(guessDelimiter(['a b c', '1 2 3'])).toBe(' ');
    expect(guessDelimiter(['a|b c|d', '1|2 3|4'])).toBe('|');
    expect(guessDelimiter(['a\tb\tc', '1\t2\t3'])).toBe('\t');
    expect(guessDelimiter(['{"a":1}', '{"b":2}'])).toBe('json');
  });

  test('keeps quoted parts whole', () => {
    expect(splitLine('a,"b, ""c""",d', ',')).toEqual(['a', 'b, "c"', 'd']);
    expect(splitLine('  a   b ', ' ')).toEqual(['a', 'b']);
  });

  test('gets its fields by the names of its columns', () => {
    const table = tableOf(csv, ',', 1);
    expect(looksLikeHeader(splitLine(csv[0] ?? '', ','))).toBe(true);
    expect(looksLikeHeader(splitLine(csv[1] ?? '', ','))).toBe(false);
    expect(guessFields(table)).toEqual(['__time__', 'srcaddr', 'srcport', 'dstaddr', 'dstport', 'protocol', 'packets', 'bytes', 'action', 'eni-id', null]);
    expect(table.rows[0]?.at(-1)).toBe('a, b');
  });

  test('gives a field to one column only', () => {
    expect(guessFields({ names: ['src', 'src_ip', 'bytes', 'octets'], rows: [] })).toEqual(['srcaddr', null, 'bytes', null]);
    expect([guessField('Source Address'), guessField('tcp_flags'), guessField('nonsense')]).toEqual(['srcaddr', 'tcp-flags', null]);
  });

  test('of JSON lines has their keys', () => {
    expect(tableOf(['{"ts":1,"src":"10.0.0.1"}', '{"ts":2,"x":{"y":1}}', 'broken'], 'json', 0)).toEqual({
      names: ['ts', 'src', 'x'],
      rows: [
        ['1', '10.0.0.1', ''],
        ['2', '', '{"y":1}'],
      ],
    });
  });

  test('without a header has numbers for names', () => {
    expect(tableOf(['1 2', '3 4'], ' ', 0).names).toEqual(['1', '2']);
    expect(signatureOf(tableOf(csv, ',', 1), ',')).not.toBe(signatureOf(tableOf(csv, ',', 0), ','));
  });

  test('needs a time and something that was measured', () => {
    expect([missingIn(['srcaddr']), missingIn(['start']), missingIn(['start', 'bytes']), missingIn(['__time__', 'dstaddr', null])]).toEqual(['time', 'substance', null, null]);
  });
});
