import { parseIpv4, parseIpv6 } from '../../base/ip.ts';
import type { Rejection } from '../../model/rejection.ts';
import type { TestRecord } from './build.ts';

/**
 * Why each record was refused by the letter of the definitions (`model/rejection`), by looking through all records for each one that
 * was: what the table's own passes are compared with. Null for a record that was not refused.
 */
export function explainPlainly(records: readonly TestRecord[]): (Rejection | null)[] {
  const seen = records.map((record) => {
    const text = (name: string): string | null => (record[name] === undefined || record[name] === null ? null : String(record[name]));
    const [source, target] = [text('srcaddr'), text('dstaddr')];
    const protocol = text('protocol');
    const from = JSON.stringify([source, text('srcport'), protocol]);
    const to = JSON.stringify([target, text('dstport'), protocol]);
    return { source, target, protocol, from, to, action: text('action'), direction: text('direction'), flags: text('tcp-flags') };
  });
  const byTuple = new Map<string, typeof seen>();
  const accepted = new Map<string, { in: boolean; out: boolean; from: boolean }>();
  const logged = new Set<string | null>();
  for (const one of seen) {
    if (one.direction === 'out') logged.add(one.source);
    if (one.direction === 'in') logged.add(one.target);
    if (one.source === null || one.target === null) continue;
    const same = byTuple.get(`${one.from}${one.to}`);
    if (same) same.push(one);
    else byTuple.set(`${one.from}${one.to}`, [one]);
    if (one.action !== 'ACCEPT') continue;
    const at = (end: string) => {
      const known = accepted.get(end) ?? { in: false, out: false, from: false };
      accepted.set(end, known);
      return known;
    };
    if (one.direction !== 'out') at(one.to).in = true;
    at(one.from).from = true;
  }
  return seen.map((one): Rejection | null => {
    if (one.action !== 'REJECT') return null;
    if (one.source === null || one.target === null) return 'other';
    const same = (byTuple.get(`${one.from}${one.to}`) ?? []).filter((other) => other.action !== null);
    if ((byTuple.get(`${one.to}${one.from}`) ?? []).some((other) => other.action === 'ACCEPT')) return 'return-traffic';
    if (one.direction === 'in' && same.some((other) => other.action === 'ACCEPT' && other.direction === 'out')) return 'one-sided';
    const isInside = isPrivate(one.source);
    const end = accepted.get(one.to);
    if (!isInside && end?.in !== true && end?.from !== true) return 'internet-noise';
    const isUnlogged = isInside && one.direction === 'in' && !logged.has(one.source);
    if (one.protocol === '6' && same.every((other) => other.flags === '2')) return isUnlogged ? 'syn-only-sender-unlogged' : 'syn-only';
    if (isUnlogged) return 'sender-unlogged';
    return one.protocol === '6' && same.every((other) => other.flags === null || other.flags === '2') ? 'flags-unlogged' : 'other';
  });
}

function isPrivate(address: string): boolean {
  const v4 = parseIpv4(address);
  if (v4 !== null) return v4 >>> 24 === 10 || v4 >>> 20 === 0xac1 || v4 >>> 16 === 0xc0a8;
  const first = (parseIpv6(address)?.[0] ?? 0) >>> 16;
  return (first & 0xfe00) === 0xfc00 || (first & 0xffc0) === 0xfe80;
}
