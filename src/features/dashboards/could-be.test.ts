import { expect, test } from 'vitest';
import { rows } from '../../columns/rows.ts';
import { runTwin } from '../../columns/twin/twin.ts';
import { tableOf, type TestRecord } from '../../columns/testing/build.ts';
import type { Frame } from '../../model/frame.ts';
import { plan } from '../../statement/plan.ts';
import { addressesOf, candidateStatements, doubtStatements, doubtsOf } from './could-be.ts';
import { questionOf } from './questions.ts';

const noon = 1_770_000_000;
const hosts: Readonly<Record<string, { readonly vpc: string; readonly address: string }>> = {
  a: { vpc: 'vpc-1', address: '172.16.0.1' },
  b: { vpc: 'vpc-2', address: '10.0.0.2' },
  c: { vpc: 'vpc-3', address: '10.0.0.2' },
  d: { vpc: 'vpc-3', address: '10.9.0.4' },
};

/** A record of one host's interface: who, which way, with which address. */
function seen(name: string, direction: 'in' | 'out', remote: string, bytes: number): TestRecord {
  const { vpc = '', address = '' } = hosts[name] ?? {};
  const [srcaddr, dstaddr] = direction === 'out' ? [address, remote] : [remote, address];
  return { __time__: noon, start: noon, end: noon + 60, 'eni-id': `eni-${name}`, 'vm-id': `i-${name}`, 'vpc-id': vpc, direction, srcaddr, dstaddr, 'log-status': 'OK', bytes };
}

// Two VPCs have 10.0.0.2, and a third one speaks with it; nobody has 10.9.0.4 twice.
const records = [seen('b', 'in', '10.0.0.3', 10), seen('b', 'out', '10.0.0.3', 20), seen('c', 'out', '10.0.0.7', 5), seen('d', 'out', '10.9.0.9', 1), seen('a', 'out', '10.0.0.2', 700), seen('a', 'in', '10.0.0.2', 80), seen('a', 'out', '10.9.0.4', 9)];

test('an ambiguous end has the instances that it could be, by what they themselves recorded', () => {
  const table = tableOf(records);
  const asked = (statement: string): Frame => {
    const question = questionOf({ statement, counts: 'records' }, { range: null, filters: [], variables: {}, projectZone: 0 }, table.present);
    if (!question.ok) throw new Error(JSON.stringify(question.problem));
    const made = plan(question.value, { fields: table.present });
    if (!made.ok) throw new Error(JSON.stringify(made.problem));
    const answer = runTwin(made.value, rows(table, table.present));
    if (!answer.ok) throw new Error(JSON.stringify(answer.problem));
    return answer.value;
  };
  const addresses = addressesOf(doubtStatements.map(asked));
  expect([...addresses]).toEqual([['10.0.0.2', 780]]);
  expect(doubtsOf(addresses, (candidateStatements([...addresses.keys()]) ?? []).map(asked))).toEqual([
    { address: '10.0.0.2', bytes: 780, candidates: [{ instance: 'i-b', vpc: 'vpc-2', bytes: 30 }, { instance: 'i-c', vpc: 'vpc-3', bytes: 5 }] },
  ]);
});

test('nothing in doubt asks for no owners, and an address without one says so by having none', () => {
  expect(candidateStatements([])).toBeNull();
  expect(doubtsOf(new Map([['10.0.0.9', 4]]), [null, null])).toEqual([{ address: '10.0.0.9', bytes: 4, candidates: [] }]);
});
