import { describe, expect, test } from 'vitest';
import { presetDomains, setHash, type DomainSet } from '../domains.ts';
import { domainOf, draftFaults, draftOf, emptyDraft, isFaultless, isSound, longestDomainName } from './faults.ts';
import { setRemarks } from './remarks.ts';
import { blockReplaced, typedBlocks } from './typed-blocks.ts';

const draft = { ...emptyDraft, name: 'app', blocks: '10.0.0.0/18' };

describe('blocks as they are typed', () => {
  test('commas, spaces and lines part them, in both scripts; networks are normally written', () => {
    expect(typedBlocks('10.0.0.0/8, 172.16.0.0/12\n192.168.0.0/16；FC00::/7，2001:DB8:0:0::/32').map(({ network }) => network)).toEqual(['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7', '2001:db8::/32']);
    expect(typedBlocks(' \n ,')).toEqual([]);
  });

  test.each([
    ['10.0.12.7/22', { kind: 'host-bits', use: '10.0.12.0/22' }],
    ['fd00::1/64', { kind: 'host-bits', use: 'fd00::/64' }],
    ['10.0.12.7', { kind: 'no-prefix', use: '10.0.12.7/32' }],
    ['fd00::1', { kind: 'no-prefix', use: 'fd00::1/128' }],
    ['10.0.0.0/33', { kind: 'prefix', most: 32, prefix: '33' }],
    ['10.0.0.0/x', { kind: 'prefix', most: 32, prefix: 'x' }],
    ['fd00::/129', { kind: 'prefix', most: 128, prefix: '129' }],
    ['10.0.12.7/255.255.252.0', { kind: 'mask', use: '10.0.12.0/22' }],
    ['10.0.0.7/255.255.255.255', { kind: 'mask', use: '10.0.0.7/32' }],
    ['10.0.0.7/0.0.0.0', { kind: 'mask', use: '0.0.0.0/0' }],
    ['10.0.0.0/255.0.255.0', { kind: 'prefix', most: 32, prefix: '255.0.255.0' }],
    ['10.0.0.4-10.0.0.9', { kind: 'range', use: '10.0.0.4/30, 10.0.0.8/31' }],
    ['10.0.0.4-10.0.0.8', { kind: 'range', use: '10.0.0.4/30, 10.0.0.8/32' }],
    ['fd00::1-fd00::2', { kind: 'range', use: 'fd00::1/128, fd00::2/128' }],
    ['10.0.0.9-10.0.0.4', { kind: 'not-a-block' }],
    ['10.0.256.0/24', { kind: 'octet', octet: '256' }],
    ['100:64.0.0/10', { kind: 'colon', use: '100.64.0.0/10' }],
    ['intranet', { kind: 'not-a-block' }],
    ['10.0.0/8', { kind: 'not-a-block' }],
  ])('%s', (text, fault) => {
    expect(typedBlocks(text)).toMatchObject([{ network: null, fault }]);
  });

  test('a fault says where it stands, and what was meant takes its place', () => {
    const text = '10.0.0.0/18,\n 10.0.12.7/22';
    const [, wrong] = typedBlocks(text);
    expect(wrong).toMatchObject({ line: 2, column: 2, at: 14 });
    expect(wrong && blockReplaced(text, wrong, '10.0.12.0/22')).toBe('10.0.0.0/18,\n 10.0.12.0/22');
  });
});

describe('a draft among other domains', () => {
  test('nothing is wrong with a new name and new blocks, nested or not', () => {
    expect(isFaultless(draftFaults(draft, presetDomains, null))).toBe(true);
    for (const domain of presetDomains.domains) expect(isFaultless(draftFaults(draftOf(domain), presetDomains, domain.id))).toBe(true);
  });

  test.each([
    ['', { kind: 'missing' }],
    ['  ', { kind: 'missing' }],
    ['-', { kind: 'reserved' }],
    ['*', { kind: 'reserved' }],
    ['a\tb', { kind: 'control' }],
    ['x'.repeat(longestDomainName + 1), { kind: 'too-long', most: longestDomainName }],
    [' Private Network ', { kind: 'taken', name: 'private network' }],
  ])('the name “%s”', (name, fault) => {
    expect(draftFaults({ ...draft, name }, presetDomains, null)).toMatchObject({ name: fault, blocks: [] });
  });

  test('blocks: none, of another domain, twice, and none that is one', () => {
    expect(draftFaults({ ...draft, blocks: '' }, presetDomains, null).blocks).toEqual([{ kind: 'none' }]);
    expect(draftFaults({ ...draft, blocks: '10.0.0.0/9, 10.0.0.0/8' }, presetDomains, null).blocks).toMatchObject([{ kind: 'taken', by: { id: 'private' }, block: { column: 13 } }]);
    expect(draftFaults({ ...draft, blocks: 'fd00::/16 fd00:0::/16 x' }, presetDomains, null).blocks).toMatchObject([{ kind: 'twice', first: { column: 1 } }, { kind: 'typed', block: { fault: { kind: 'not-a-block' } } }]);
  });

  test('one domain takes all else, and needs no blocks', () => {
    const rest = { ...draft, blocks: '', rest: true };
    expect(draftFaults(rest, presetDomains, null)).toMatchObject({ name: null, blocks: [], rest: { id: 'internet' } });
    const without: DomainSet = { version: 1, domains: presetDomains.domains.slice(0, 2) };
    expect(isFaultless(draftFaults(rest, without, null))).toBe(true);
    expect(domainOf({ ...rest, blocks: 'left over' }, 'a')).toEqual({ id: 'a', name: 'app', blocks: [], remark: '', rest: true });
  });
});

describe('of a set as a whole', () => {
  const app = { id: 'a', name: 'app', blocks: ['10.0.0.0/18'], remark: '', rest: false };

  test('the presets are sound, and nothing is to be said of them', () => {
    expect(isSound(presetDomains)).toBe(true);
    expect(setRemarks(presetDomains, new Set())).toEqual([]);
  });

  test('an overlap is said until it is accepted', () => {
    const set: DomainSet = { version: 1, domains: [...presetDomains.domains, app] };
    expect(setRemarks(set, new Set())).toMatchObject([{ kind: 'overlap', addresses: 16_384n, key: '10.0.0.0/18<10.0.0.0/8' }]);
    expect(setRemarks(set, new Set(['10.0.0.0/18<10.0.0.0/8']))).toEqual([]);
  });

  test('without a domain for all else, what has none is counted', () => {
    const set: DomainSet = { version: 1, domains: [{ ...app, blocks: ['0.0.0.0/1'] }] };
    expect(setRemarks(set, new Set())).toEqual([{ kind: 'gap', v4: 1n << 31n, v6: true }]);
  });

  test('two domains for all else, blocks or names twice: not sound', () => {
    const [, , internet] = presetDomains.domains;
    for (const more of [{ ...app, name: 'Internet' }, { ...app, blocks: ['10.0.0.0/8'] }, { ...app, blocks: [] }, { ...app, blocks: ['10.0.0.0/99'] }, { ...internet, id: 'b', name: 'b' }]) {
      expect(isSound({ version: 1, domains: [...presetDomains.domains, { ...app, ...more }] })).toBe(false);
    }
  });

  test('the hash is of what it says, in whatever order', () => {
    const turned: DomainSet = { version: 1, domains: presetDomains.domains.map((one) => ({ ...one, blocks: one.blocks.toReversed() })).toReversed() };
    expect(setHash(turned)).toBe(setHash(presetDomains));
    expect(setHash(presetDomains)).toMatch(/^[0-9a-f]{8}$/);
    expect(setHash({ version: 1, domains: [...presetDomains.domains, app] })).not.toBe(setHash(presetDomains));
  });
});
