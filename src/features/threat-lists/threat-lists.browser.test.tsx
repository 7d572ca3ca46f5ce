import { QueryClientProvider } from '@tanstack/react-query';
import { createMemoryHistory, createRootRoute, createRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { act } from 'react';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { page as tester } from 'vitest/browser';
import type { EmbeddedEngine } from '../../engine/embedded/contract.ts';
import { createEmbeddedEngine } from '../../engine/embedded/engine.ts';
import { EngineProvider } from '../../state/engine.tsx';
import { idle } from '../../state/idle.ts';
import { createQueryClient } from '../../state/query-client.ts';
import { parseSearch, stringifySearch, validateSearch } from '../../state/search.ts';
import { settingsChanged } from '../../state/settings.ts';
import { useListsTold } from '../../state/threat-lists.ts';
import { mount, type Mounted } from '../../ui/testing/mount.tsx';
import { ThreatListsScreen } from './ThreatListsScreen.tsx';
import '../../ui/sheet.css';

const begin = 1_770_220_800;
/** Three outside addresses meet one inside. */
const sources = ['203.0.113.7', '198.51.100.9', '198.51.100.20'];
const lines = sources.map((source, i) => `2 123456789012 eni-0a1b2c3d4e5f60718 ${source} 10.0.0.1 ${40_000 + i} 443 6 3 ${100 + i} ${begin + i} ${begin + i + 60} ACCEPT OK`);

let engine: EmbeddedEngine;
let page: Mounted;

beforeAll(async () => {
  await tester.viewport(1440, 900);
  settingsChanged({ language: 'en' });
  engine = createEmbeddedEngine();
  await engine.open([{ kind: 'blob', name: 'flow.log', blob: new Blob([lines.join('\n')]) }], { mode: 'replace' });
});
afterAll(() => engine.close());

const settled = (): Promise<number> => act(async () => idle());

beforeEach(async () => {
  await engine.threatLists.dropAll();
  useListsTold.setState({ outcomes: [], removed: null, exception: null });
  const root = createRootRoute({ validateSearch });
  const routes = ['/threats/lists', '/threats', '/query'].map((path) => createRoute({ getParentRoute: () => root, path, component: () => (path === '/threats/lists' ? <ThreatListsScreen onMenu={() => undefined} /> : <p>{path}</p>) }));
  const router = createRouter({ routeTree: root.addChildren(routes), history: createMemoryHistory({ initialEntries: ['/threats/lists?v=1'] }), parseSearch, stringifySearch });
  page = mount();
  await page.render(<QueryClientProvider client={createQueryClient()}><EngineProvider engine={engine}><RouterProvider router={router} /></EngineProvider></QueryClientProvider>);
  await settled();
});
afterEach(async () => {
  await act(async () => settingsChanged({ keep: false }));
  await page.end();
});

const plain = (text: string): string => text.replaceAll(/[\u202f\u00a0]/g, ' ');
const text = (): string => plain(page.host.querySelector('main')?.textContent ?? '');
const said = (): string[] => [...page.host.querySelectorAll('.threat-lists-notes > *')].map((one) => plain(one.textContent));
const rows = (selector = '.threat-lists-scroll'): string[][] => [...page.host.querySelectorAll(`${selector} tbody tr`)].map((row) => [...row.querySelectorAll('td')].map((cell) => plain(cell.textContent)));
const button = (name: string): HTMLButtonElement => {
  const found = [...page.host.querySelectorAll('button')].find((one) => one.getAttribute('aria-label') === name || one.textContent === name);
  return found ?? expect.fail(`There is no button ${name} in: ${text()}`);
};
const click = async (name: string): Promise<void> => {
  await act(async () => button(name).click());
  await settled();
};
const field = (label: string): HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement => {
  const labelled = [...page.host.querySelectorAll('label')].find((one) => one.textContent === label);
  const found = labelled === undefined ? page.host.querySelector(`[aria-label="${label}"]`) : document.getElementById(labelled.htmlFor);
  return found instanceof HTMLInputElement || found instanceof HTMLTextAreaElement || found instanceof HTMLSelectElement ? found : expect.fail(`There is no field ${label}.`);
};
const type = async (label: string, value: string): Promise<void> => {
  const at = field(label);
  await act(async () => {
    at.focus();
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(at), 'value')?.set?.call(at, value);
    at.dispatchEvent(new Event(at instanceof HTMLSelectElement ? 'change' : 'input', { bubbles: true }));
  });
  await settled();
};
const load = async (...files: readonly (readonly [name: string, content: BlobPart])[]): Promise<void> => {
  const input = page.host.querySelector<HTMLInputElement>('input[type=file]') ?? expect.fail('There is no input of files.');
  const chosen = new DataTransfer();
  for (const [name, content] of files) chosen.items.add(new File([content], name));
  await act(async () => {
    input.files = chosen.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await settled();
};
const gzip = async (content: string): Promise<ArrayBuffer> => new Response(new Blob([content]).stream().pipeThrough(new CompressionStream('gzip'))).arrayBuffer();
/** Lists that mark each of the sources. */
const marks = async (): Promise<readonly (readonly string[])[]> => (await engine.threatHits(sources)).map((hits) => hits.filter(({ exception }) => exception === null).map(({ list }) => engine.threatLists.now().lists.find(({ id }) => id === list)?.name ?? list));

const stix = JSON.stringify({ type: 'bundle', objects: [
  { type: 'indicator', name: 'C2', pattern_type: 'stix', pattern: "[ipv4-addr:value = '203.0.113.7']", valid_from: '2020-01-01T00:00:00Z' },
  { type: 'indicator', name: 'old', pattern_type: 'stix', pattern: "[ipv4-addr:value = '198.51.100.9']", valid_from: '2020-01-01T00:00:00Z', valid_until: '2021-01-01T00:00:00Z' },
  { type: 'indicator', name: 'a rule', pattern_type: 'yara', pattern: 'rule x {}', valid_from: '2020-01-01T00:00:00Z' },
] });
const misp = JSON.stringify({ Event: { info: 'Campaign', Attribute: [{ type: 'ip-dst', value: '198.51.100.9' }] } });

describe('lists', () => {
  test.each([
    ['lines.netset', '# Ours\n203.0.113.7\n198.51.100.0/28 # office\n', 2, 'one a line · Ours'],
    ['ipsum.txt', '203.0.113.7\t11\n198.51.100.9 4\n', 2, 'address and count'],
    ['hosts', '203.0.113.7 evil.example.com\n198.51.100.9 c2.example.net\n', 2, 'address and name'],
    ['feed.csv', 'seen,dst_ip,port\n2026-01-01,203.0.113.7,443\n2026-01-02,198.51.100.9,80\n', 2, 'columns (CSV)'],
    ['bundle.json', stix, 1, 'STIX 2 indicators'],
    ['event.json', misp, 1, 'MISP events'],
    ['rows.jsonl', '{"ip":"203.0.113.7","n":1}\n{"ip":"198.51.100.9","n":2}\n', 2, 'JSON'],
    ['report.txt', 'The actor came from 203[.]0[.]113[.]7 and from hxxp://198[.]51[.]100[.]9/x, as was seen in several places of the network by all who looked.', 2, 'report'],
  ])('%s is read, told with its form, and marks at once', async (name, content, entries, form) => {
    await load([name, content]);
    expect(said()[0]).toMatch(new RegExp(`^${name.replace('.', '\\.')}: ${entries} ${entries === 1 ? 'entry' : 'entries'} added\\.`));
    expect(rows()[0]?.slice(1, 4)).toEqual([expect.stringContaining(`${name}${form}`), expect.any(String), String(entries)]);
    expect((await marks()).flat()).toEqual(Array.from({ length: entries }, () => name));
    expect(text()).toContain(`${entries} ${entries === 1 ? 'address' : 'addresses'} of the open records`);
  });

  test('of many files the first are told, what went wrong before what went well, and the rest is counted until it is asked for', async () => {
    await load(...['a', 'b', 'c', 'd', 'e'].map((name) => [`${name}.txt`, '203.0.113.7\n'] as const), ['f.txt', 'no list'], ['g.txt', '203.0.113.7\nwords alone here\n']);
    expect(said()).toEqual([expect.stringMatching(/^f\.txt was not added/), 'g.txt: 1 entry added. 1 was left out.', 'a.txt: 1 entry added.', '7 files were read: 6 added, 1 not. Tell of each']);
    await click('Tell of each');
    expect(document.activeElement?.textContent).toBe(said()[0]);
    expect(said().map((one) => one.slice(0, 5))).toEqual(['a.txt', 'b.txt', 'c.txt', 'd.txt', 'e.txt', 'f.txt', 'g.txt']);
  });

  test('private addresses are told not to be marked, with the way to have them marked', async () => {
    await load(['ours.txt', '10.0.0.1\n192.168.0.0/16\n']);
    expect(said()).toEqual(['ours.txt: 2 entries added. All 2 are private addresses or blocks, which no list marks unless you insist. Mark private addresses, too']);
    expect(text()).toContain('0 addresses of the open records');
    await click('Mark private addresses, too');
    expect(said()).toEqual(['ours.txt: 2 entries added.']);
    expect(text()).toContain('1 address of the open records');
    await load(['mixed.txt', '10.0.0.1\n203.0.113.7\n']);
    expect(said()).toEqual(['mixed.txt: 2 entries added.']);
    await engine.threatLists.includePrivate(false);
    // Which of the entries are private is said beside their number, before what is no entry.
    await load(['report.txt', 'Version 2.0.1.3 called 198.51.100.7 from 10.0.0.14.']);
    expect(said()).toEqual([expect.stringMatching(/^report\.txt: 2 entries added\. 1 of them is a private address or block, which no list marks unless you insist\. 1 was left out\./)]);
  });

  test('gzip is read as what is in it, a list is pasted with its name, and two of one name differ', async () => {
    await load(['day.txt.gz', await gzip('203.0.113.7\n')]);
    await click('Paste…');
    await type('Name', 'day.txt.gz');
    await type('Text', '198.51.100.9');
    await click('Add list');
    expect(said()).toEqual(['day.txt.gz (2): 1 entry added.']);
    expect(await marks()).toEqual([['day.txt.gz'], ['day.txt.gz (2)'], []]);
    expect(plain(page.host.querySelector('.header')?.textContent ?? '')).toContain('2 lists, 2 entries');
  });

  test('of two files of one name both are told, and neither when others were chosen', async () => {
    await load(['a.txt', '203.0.113.7\n'], ['a.txt', 'no list']);
    expect(said()).toEqual(['a.txt: 1 entry added.', expect.stringMatching(/^a\.txt was not added/)]);
    await load(['b.txt', 'no list'], ['b.txt', '198.51.100.9\n']);
    expect(said()).toEqual([expect.stringMatching(/^b\.txt was not added/), 'b.txt: 1 entry added.']);
  });

  test('what is left out of a list is told with its line and why', async () => {
    await load(['mixed.txt', '203.0.113.7\nevil.example.com\n0.0.0.0/0\nwords alone\n198.51.100.9\n198.51.100.20\n203.0.113.7\n'], ['bundle.json', stix], ['report.txt', 'It came from 203.0.113.7 with version 10.2.3.4 of its tool, as we saw in several places of the network, and nothing else was seen by any of us.']);
    expect(said()).toEqual(['mixed.txt: 3 entries added. 3 were left out.', 'bundle.json: 1 entry added. 2 were left out.', 'report.txt: 1 entry added. 1 was left out.']);
    await click('mixed.txt');
    for (const one of ['Left out: 3', 'line 2 · a name, not an address', 'line 3 · a block of all addresses', 'line 4 · no address in it', 'Said twice1']) expect(text()).toContain(one);
    await click('bundle.json');
    for (const one of ['expired or revoked', 'a pattern that names no address']) expect(text()).toContain(one);
    await click('report.txt');
    expect(text()).toContain('line 1 · taken for a version number');
  });

  test('what is no list is refused with the reason, and leaves the others as they are', async () => {
    await load(['good.txt', '203.0.113.7']);
    await load(['report.pdf', '%PDF-1.7 …'], ['report.docx', 'PK\u0003\u0004…'], ['photo', new Uint8Array([1, 0, 2, 0])], ['names.txt', 'evil.example.com\nc2.example.net\n'], ['broken.gz', new Uint8Array([0x1f, 0x8b, 8, 0, 1, 2, 3])]);
    await click('Tell of each');
    expect(said()).toEqual([
      'report.pdf was not added: it is a PDF. Copy its text and paste it here.', 'report.docx was not added: it is an archive or an office document. Unpack it, or copy its text and paste it here.',
      'photo was not added: it is no text.', 'names.txt was not added: nothing in it is an address. Line 1: a name, not an address.', expect.stringMatching(/^broken\.gz could not be read: ./),
    ]);
    expect(page.host.querySelectorAll('.threat-lists-notes [role=alert]')).toHaveLength(5);
    await act(async () => useListsTold.setState({ outcomes: [{ ok: false, name: 'all.txt', problem: { kind: 'too-many', most: 2_000_000 } }] }));
    expect(said()).toEqual(['all.txt was not added: it has more than 2,000,000 entries.']);
    expect(await marks()).toEqual([['good.txt'], [], []]);
  });

  test('they are switched, weighed, renamed, removed and brought back where they stood', async () => {
    await load(['a.txt', '203.0.113.7'], ['b.txt', '203.0.113.7\n198.51.100.9']);
    await type('Weight of b.txt', '9');
    expect(await marks()).toEqual([['b.txt', 'a.txt'], ['b.txt'], []]);
    await act(async () => page.host.querySelector<HTMLInputElement>('[aria-label="Use b.txt"]')?.click());
    await settled();
    expect([await marks(), page.host.querySelectorAll('tr.off').length]).toEqual([[['a.txt'], [], []], 1]);
    await act(async () => page.host.querySelector<HTMLInputElement>('[aria-label="Use b.txt"]')?.click());
    await click('a.txt');
    await type('Name', 'ours, of the week');
    await act(async () => field('Name').blur());
    await settled();
    expect(await marks()).toEqual([['b.txt', 'ours of the week'], ['b.txt'], []]);
    // No two are called alike, and none nothing.
    await type('Name', 'b.txt');
    await act(async () => field('Name').blur());
    await settled();
    expect([await marks(), field('Name').value]).toEqual([[['b.txt', 'b.txt (2)'], ['b.txt'], []], 'b.txt (2)']);
    await type('Name', 'ours of the week');
    await act(async () => field('Name').blur());
    await settled();
    await type('Name', ' ');
    await act(async () => field('Name').blur());
    await settled();
    expect([await marks(), field('Name').value]).toEqual([[['b.txt', 'ours of the week'], ['b.txt'], []], 'ours of the week']);
    await click('Remove ours of the week');
    expect([said(), rows().length]).toEqual([['ours of the week is removed. Undo'], 1]);
    await click('Undo');
    expect([said(), rows().map(([, name]) => name?.replace('one a line', ''))]).toEqual([[], ['ours of the week', 'b.txt']]);
  });

  test('where the device is full, a list is used all the same and says that it will be gone', async () => {
    await act(async () => settingsChanged({ keep: true }));
    const { keep } = engine.threatLists;
    Object.assign(engine.threatLists, { keep: async () => false });
    try {
      await load(['a.txt', '203.0.113.7']);
      expect(said()).toEqual(['a.txt: 1 entry added. It could not be kept on this device and is gone after a reload.']);
      expect(text()).toContain('They could not be kept on this device');
      expect(await marks()).toEqual([['a.txt'], [], []]);
      await click('Add exception…');
      await type('Address or block', '203.0.113.7');
      await click('Add exception');
      expect(said()).toEqual(['203.0.113.7 is no threat from now on. It could not be kept on this device and is gone after a reload. Undo']);
    } finally {
      Object.assign(engine.threatLists, { keep });
    }
  });
});

describe('exceptions', () => {
  test('are made of one list or all, told what is wrong with them, listed, ended and taken back', async () => {
    await load(['a.txt', '203.0.113.7\n198.51.100.0/24'], ['b.txt', '203.0.113.7']);
    expect(text()).toContain('None. What you say is no threat');
    await click('Add exception…');
    await click('Add exception');
    expect(text()).toContain('An address, a CIDR block or a range is needed.');
    for (const [block, fault] of [['evil.example.com', 'This is no address, CIDR block or range.'], ['0.0.0.0/0', 'These are all addresses: switch the lists off instead.'], ['198.51.100.9/28', 'Bits after the prefix are set.']] as const) {
      await type('Address or block', block);
      expect(text()).toContain(fault);
    }
    await click('Use 198.51.100.0/28');
    await type('Remark', 'our office');
    await click('Add exception');
    expect([said(), await marks()]).toEqual([['198.51.100.0/28 is no threat from now on. Undo'], [['a.txt', 'b.txt'], [], ['a.txt']]]);
    expect(rows('.threat-exceptions').map((row) => row.slice(0, 3))).toEqual([['198.51.100.0/28', 'all lists', 'our office']]);

    await click('Add exception…');
    await type('Address or block', '198.51.100.9');
    expect(text()).toContain('It is excepted already, by 198.51.100.0/28.');
    await type('Address or block', '203.0.113.7');
    const option = [...(field('Exception of') as HTMLSelectElement).options].find((one) => one.textContent === 'a.txt'); // It is the one select of the form.
    await type('Exception of', option?.value ?? '');
    await click('Add exception');
    expect([said(), await marks()]).toEqual([['a.txt marks 203.0.113.7 no more. Undo'], [['b.txt'], [], ['a.txt']]]);
    await click('Undo');
    expect([said(), await marks()]).toEqual([[], [['a.txt', 'b.txt'], [], ['a.txt']]]);

    await click('Remove the exception 198.51.100.0/28');
    expect([said(), await marks(), rows('.threat-exceptions')]).toEqual([['198.51.100.0/28 is marked again where a list has it. Undo'], [['a.txt', 'b.txt'], ['a.txt'], ['a.txt']], []]);
    await click('Undo');
    expect(rows('.threat-exceptions').map((row) => row.slice(0, 3))).toEqual([['198.51.100.0/28', 'all lists', 'our office']]);
    await click('Remove a.txt');
    expect(await marks()).toEqual([['b.txt'], [], []]);
  });
});
