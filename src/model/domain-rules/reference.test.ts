import { describe, expect, test } from 'vitest';
import type { Domain, DomainSet } from '../domains.ts';
import { blocksOf, runsLeft } from './holes.ts';
import { memberships } from './membership.ts';
import { domainTree, nestedBlocks } from './nesting.ts';
import { placed, printed } from './placed.ts';
import { setRemarks } from './remarks.ts';

/** All rules asked over random sets of small blocks, against what counting each of 256 addresses gives. */

function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 0x1_0000_0000) * below);
  };
}

const families = [
  { family: 4, text: (at: number) => `10.0.0.${at}`, bits: 32 },
  { family: 6, text: (at: number) => `fd00::${at.toString(16)}`, bits: 128 },
] as const;

type Family = (typeof families)[number];

interface Plain {
  readonly domain: string;
  readonly block: string;
  readonly length: number;
  /** The addresses that it has, of 256. */
  readonly members: ReadonlySet<number>;
}

function randomSet(seed: number, { text, bits }: Family): { readonly set: DomainSet; readonly plain: readonly Plain[] } {
  const below = numbers(seed);
  const plain: Plain[] = [];
  const domains: Domain[] = [];
  const taken = new Set<string>();
  for (let d = 0; d < 2 + below(6); d++) {
    const blocks: string[] = [];
    for (let b = 0; b < 1 + below(4); b++) {
      const length = below(9);
      const size = 2 ** (8 - length);
      const first = Math.floor(below(256) / size) * size;
      const block = printed(placed(`${text(first)}/${bits - 8 + length}`) ?? expect.fail('a block'));
      if (taken.has(block)) continue;
      taken.add(block);
      blocks.push(block);
      plain.push({ domain: `d${d}`, block, length, members: new Set(Array.from({ length: size }, (_, i) => first + i)) });
    }
    if (blocks.length > 0) domains.push({ id: `d${d}`, name: `d${d}`, blocks, remark: '', rest: false });
  }
  if (below(2) === 0) domains.push({ id: 'rest', name: 'rest', blocks: [], remark: '', rest: true });
  return { set: { version: 1, domains }, plain };
}

const all = Array.from({ length: 256 }, (_, at) => at);
const includes = (outer: ReadonlySet<number>, inner: ReadonlySet<number>): boolean => [...inner].every((one) => outer.has(one));

describe.each(families)('IPv$family', (family) => {
  test.each(Array.from({ length: 60 }, (_, seed) => seed))('set %i', (seed) => {
    const { set, plain } = randomSet(seed, family);
    const rest = set.domains.find((one) => one.rest)?.name ?? null;

    // Whose each address is, and in which order its blocks stand.
    const members = memberships(set);
    for (const at of all) {
      const expected = plain.filter((one) => one.members.has(at)).toSorted((a, b) => b.length - a.length);
      const found = members.of(family.text(at));
      expect(found?.matches.map(({ block }) => block)).toEqual(expected.map(({ block }) => block));
      expect(found?.domain?.name ?? null).toBe(expected[0]?.domain ?? rest);
    }

    // The block around each block is the smallest that has all of its addresses.
    const nested = nestedBlocks(set);
    expect(nested.map(({ block }) => block).toSorted()).toEqual(plain.map(({ block }) => block).toSorted());
    for (const { block, parent } of nested) {
      const own = plain.find((one) => one.block === block);
      const around = plain.filter((one) => own !== undefined && one.length < own.length && includes(one.members, own.members)).toSorted((a, b) => b.length - a.length);
      expect(parent?.block ?? null).toBe(around[0]?.block ?? null);
    }

    // A domain stands in the closest one that holds all of its blocks; every domain stands once, after its parent.
    const rows = domainTree(set);
    expect(rows.map(({ domain }) => domain.id).toSorted()).toEqual(set.domains.map(({ id }) => id).toSorted());
    for (const [at, row] of rows.entries()) {
      const own = plain.filter(({ domain }) => domain === row.domain.id);
      const holding = set.domains.filter((other) => other.id !== row.domain.id && own.length > 0
        && own.every((inner) => plain.some((outer) => outer.domain === other.id && outer.length < inner.length && includes(outer.members, inner.members))));
      expect(row.parent === null).toBe(holding.length === 0);
      if (row.parent === null) {
        expect(row.depth).toBe(0);
        continue;
      }
      expect(holding).toContain(row.parent);
      expect(rows.findIndex(({ domain }) => domain === row.parent)).toBeLessThan(at);
      const first = own[0];
      const reach = (domain: Domain): number => Math.max(...plain.filter((one) => one.domain === domain.id && first !== undefined && one.length < first.length && includes(one.members, first.members)).map(({ length }) => length));
      // Of those that hold all, none is closer around its first block.
      if (own.length === 1) for (const other of holding) expect(reach(other)).toBeLessThanOrEqual(reach(row.parent));
    }

    // What is left of a block, as runs and as the fewest blocks.
    const whole = placed(`${family.text(0)}/${family.bits - 8}`) ?? expect.fail('a block');
    const runs = runsLeft(whole, nested.map(({ place }) => place));
    const left = all.filter((at) => !plain.some((one) => one.members.has(at)));
    const offset = (at: bigint): number => Number(at - whole.first);
    expect(runs.flatMap(({ first, last }) => all.slice(offset(first), offset(last) + 1))).toEqual(left);
    const parts = runs.flatMap((run) => blocksOf(family.family, run));
    expect(parts.flatMap(({ first, last }) => all.slice(offset(first), offset(last) + 1))).toEqual(left);
    for (const part of parts) expect(all.slice(offset(part.first), offset(part.last) + 1)).toHaveLength(2 ** (family.bits - part.prefix));

    // Blocks that never win, and pairs in which the longer prefix does.
    const remarks = setRemarks(set, new Set());
    const covered = plain.filter((one) => [...one.members].every((at) => plain.some((other) => other.length > one.length && other.members.has(at))));
    expect(remarks.flatMap((one) => (one.kind === 'covered' ? [one.block.block] : [])).toSorted()).toEqual(covered.map(({ block }) => block).toSorted());
    for (const remark of remarks) if (remark.kind === 'overlap') expect(remark.addresses).toBe(BigInt(plain.find(({ block }) => block === remark.inner.block)?.members.size ?? 0));
    expect(remarks.some(({ kind }) => kind === 'gap')).toBe(rest === null);
  });
});
