import { describe, expect, test } from 'vitest';
import { presetDomains, setHash, type DomainSet } from '../domains.ts';
import { domainsCsv, readDomainsCsv } from './csv-file.ts';
import { domainsJson, looksLikeJson, readDomainsJson } from './json-file.ts';
import { merged } from './merged.ts';

const set: DomainSet = {
  version: 1,
  domains: [
    ...presetDomains.domains,
    { id: 'a', name: '办公网, "VPN"', blocks: ['10.0.0.0/18', 'fd00::/16'], remark: '=cmd()\nsecond line', rest: false },
  ],
};
const ids = (): (() => string) => {
  let next = 0;
  return () => `n${next++}`;
};
const candidates = (text: string) => readDomainsCsv(text).domains.map(({ line, draft }) => ({ place: line, draft }));

describe('what was written is read again as it was', () => {
  test.each([['CSV', domainsCsv, readDomainsCsv], ['JSON', domainsJson, readDomainsJson]] as const)('%s', (_, write, read) => {
    const file = read(write(set));
    expect(file.faults).toEqual([]);
    const again = merged({ version: 1, domains: [] }, file.domains.map(({ line, draft }) => ({ place: line, draft })), 'replace', ids());
    expect(again).toMatchObject({ refused: [], beyond: 0, added: set.domains.map(({ name }) => name) });
    expect(again.set.domains.map(({ id: _id, ...rest }) => rest)).toEqual(set.domains.map(({ id: _id, ...rest }) => rest));
    expect(setHash(again.set)).toBe(setHash(set));
  });

  test('no cell of the CSV is a formula', () => {
    expect(domainsCsv(set)).toContain(`"'=cmd()`);
  });
});

describe('CSV of others', () => {
  test('without a head, a block on each line, blocks parted by commas that nobody quoted, tabs and comments', () => {
    expect(readDomainsCsv('app,10.0.0.0/18\n# a remark\n\napp,10.0.64.0/18,web\n').domains).toEqual([{ line: 1, draft: { name: 'app', blocks: '10.0.0.0/18\n10.0.64.0/18', remark: 'web', rest: false } }]);
    expect(readDomainsCsv('网段名称,IP段,备注\r\noffice,10.1.0.0/16,10.2.0.0/16,Hangzhou, Shanghai\r\n').domains).toEqual([{ line: 2, draft: { name: 'office', blocks: '10.1.0.0/16 10.2.0.0/16', remark: 'Hangzhou, Shanghai', rest: false } }]);
    expect(readDomainsCsv('name\tblock\nall\t*').domains).toEqual([{ line: 2, draft: { name: 'all', blocks: '', remark: '', rest: true } }]);
  });

  test('a block before the name, and blocks that stand alone, which are their own names', () => {
    const read = (text: string) => readDomainsCsv(text).domains.map(({ line, draft: { name, blocks, remark } }) => [line, name, blocks, remark]);
    expect(read('cidr,name,remark\n10.1.0.0/16,office,Hangzhou\n10.2.0.0/16,office\n')).toEqual([[2, 'office', '10.1.0.0/16\n10.2.0.0/16', 'Hangzhou']]);
    expect(read('10.1.0.0/16\n# a remark\n10.2.0.9/16\n10.3.0.0/16,\n')).toEqual([[1, '10.1.0.0/16', '10.1.0.0/16', ''], [3, '10.2.0.9/16', '10.2.0.9/16', ''], [4, '10.3.0.0/16', '10.3.0.0/16', '']]);
    expect(read('10.1.0.0/16 10.2.0.0/255.255.0.0;lab')).toEqual([[1, 'lab', '10.1.0.0/16 10.2.0.0/255.255.0.0', '']]);
    // A name may look like a block: what stands where blocks do decides.
    expect(read('10.1.0.0/16,10.1.0.0/17')).toEqual([[1, '10.1.0.0/16', '10.1.0.0/17', '']]);
    expect(read('network,10.1.0.0/16')).toEqual([[1, 'network', '10.1.0.0/16', '']]);
    expect(read('10.1.0.0/16,*')).toEqual([[1, '10.1.0.0/16', '', '']]);
  });

  test('faults say their line', () => {
    expect(readDomainsCsv('').faults).toEqual([{ kind: 'empty' }]);
    expect(readDomainsCsv('name,blocks\n\nlonely\napp,10.0.0.0/8').faults).toEqual([{ kind: 'columns', line: 3, found: 1 }]);
    expect(readDomainsCsv('name,blocks\napp,10.0.0.0/8\n"open,10.1.0.0/16\nmore')).toMatchObject({ domains: [{ line: 2 }], faults: [{ kind: 'quote', line: 3 }] });
    expect(readDomainsCsv('name,blocks\n"two\nlines",10.0.0.0/8\nc,10.1.0.0/16').domains.map(({ line }) => line)).toEqual([2, 4]);
  });
});

describe('JSON of others', () => {
  test('a list, and names with their blocks', () => {
    expect(readDomainsJson('[\n{"name":"a","blocks":"10.0.0.0/8"},\n{"name":"b","blocks":["fd00::/8"],"remark":"x"}]').domains).toEqual([
      { line: 2, draft: { name: 'a', blocks: '10.0.0.0/8', remark: '', rest: false } }, { line: 3, draft: { name: 'b', blocks: 'fd00::/8', remark: 'x', rest: false } },
    ]);
    expect(readDomainsJson('{"a": "10.0.0.0/8", "b": ["10.1.0.0/16"]}').domains.map(({ draft }) => draft.name)).toEqual(['a', 'b']);
    expect([looksLikeJson(' \n{'), looksLikeJson('[]'), looksLikeJson('name,blocks')]).toEqual([true, true, false]);
  });

  test('faults say their line or their part', () => {
    expect(readDomainsJson('{\n"a": 1,,\n}').faults).toMatchObject([{ kind: 'json', line: 2 }]);
    expect(readDomainsJson('[{"name": 1}, {"name": "b", "blocks": [7]}]').faults).toEqual([{ kind: 'part', line: null, path: '0.name' }, { kind: 'part', line: null, path: '1.blocks' }]);
    expect(readDomainsJson('{"kind":"flowlog-domains","version":2,"domains":[]}').faults).toEqual([{ kind: 'newer', version: 2 }]);
    expect(readDomainsJson('{"kind":"flowlog-dashboard","version":1}').faults).toEqual([{ kind: 'other-json' }]);
    expect(readDomainsJson('[]').faults).toEqual([{ kind: 'empty' }]);
  });
});

describe('taken into a set', () => {
  test('what has the name of one that is there takes its place, with its id; the rest is added', () => {
    const done = merged(set, candidates('name,blocks\nPrivate network,10.0.0.0/8\nnew,192.168.0.0/16\ncloud services,100.64.0.0/10'), 'add', ids());
    expect(done).toMatchObject({ added: ['new'], changed: ['Private network'], refused: [], beyond: 0 });
    expect(done.set.domains.map(({ id, blocks }) => [id, blocks.length])).toEqual([['private', 1], ['cloud', 1], ['internet', 0], ['a', 2], ['n0', 1]]);
  });

  test('in place of it, names keep their ids', () => {
    const done = merged(set, candidates('internet,*\nnew,10.0.0.0/8'), 'replace', ids());
    expect(done.set.domains.map(({ id }) => id)).toEqual(['internet', 'n0']);
    expect(done.added).toEqual(['new']);
  });

  test('what is wrong is left out and told, with its line', () => {
    const done = merged(set, candidates('name,blocks\na,10.0.0.1/8\nb,100.64.0.0/10\nc,*\nd,10.9.0.0/16'), 'add', ids());
    expect(done.added).toEqual(['d']);
    expect(done.refused).toMatchObject([
      { candidate: { place: 2 }, faults: { blocks: [{ kind: 'typed', block: { fault: { kind: 'host-bits', use: '10.0.0.0/8' } } }] } },
      { candidate: { place: 3 }, faults: { blocks: [{ kind: 'taken', by: { id: 'cloud' } }] } },
      { candidate: { place: 4 }, faults: { rest: { id: 'internet' } } },
    ]);
  });
});
