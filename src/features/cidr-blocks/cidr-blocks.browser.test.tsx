import { QueryClientProvider } from '@tanstack/react-query';
import { createMemoryHistory, createRootRoute, createRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { act } from 'react';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { page as tester } from 'vitest/browser';
import type { EmbeddedEngine } from '../../engine/embedded/contract.ts';
import { createEmbeddedEngine } from '../../engine/embedded/engine.ts';
import { presetDomains } from '../../model/domains.ts';
import { domainsAny } from '../../state/domains-any.ts';
import { domainsOf, useDomainSets } from '../../state/domain-sets.ts';
import { EngineProvider } from '../../state/engine.tsx';
import { idle } from '../../state/idle.ts';
import { createQueryClient } from '../../state/query-client.ts';
import { parseSearch, stringifySearch, validateSearch } from '../../state/search.ts';
import { settingsChanged } from '../../state/settings.ts';
import { mount, type Mounted } from '../../ui/testing/mount.tsx';
import { CidrBlocksScreen } from './CidrBlocksScreen.tsx';
import '../../ui/sheet.css';

const begin = 1_770_220_800;
/** Three hosts of 10.0.0.0/18 talk with each other and with the internet; two addresses of 10.0.200.0/23 with one of them. */
const pairs = [['10.0.0.1', '10.0.0.2', 1000], ['10.0.0.2', '8.8.8.8', 300], ['10.0.200.9', '10.0.0.1', 200], ['10.0.201.9', '10.0.0.1', 100], ['192.168.40.17', '10.0.0.3', 50]] as const;
const lines = pairs.map(([source, destination, bytes], i) => `2 123456789012 eni-0a1b2c3d4e5f60718 ${source} ${destination} ${40_000 + i} 443 6 3 ${bytes} ${begin + i} ${begin + i + 60} ACCEPT OK`);

let engine: EmbeddedEngine;
let page: Mounted;

beforeAll(async () => {
  await tester.viewport(1440, 900);
  settingsChanged({ language: 'en' });
  engine = createEmbeddedEngine();
  await engine.open([{ kind: 'blob', name: 'flow.log', blob: new Blob([lines.join('\n')]) }], { mode: 'replace' });
});
afterAll(() => {
  localStorage.removeItem('flowlog.domains');
  engine.close();
});

const settled = (): Promise<number> => act(async () => idle());
const set = () => domainsOf(useDomainSets.getState(), 'browser').set;

let history: ReturnType<typeof createMemoryHistory>;

beforeEach(async () => {
  localStorage.removeItem('flowlog.domains');
  domainsAny(false);
  const root = createRootRoute({ validateSearch });
  const routes = ['/cidr-blocks', '/overview', '/flow-logs'].map((path) => createRoute({ getParentRoute: () => root, path, component: () => (path === '/cidr-blocks' ? <CidrBlocksScreen onMenu={() => undefined} /> : <p>{path}</p>) }));
  history = createMemoryHistory({ initialEntries: ['/cidr-blocks?v=1&s=demo-small'] });
  const router = createRouter({ routeTree: root.addChildren(routes), history, parseSearch, stringifySearch });
  page = mount();
  await page.render(<QueryClientProvider client={createQueryClient()}><EngineProvider engine={engine}><div style={{ height: 900, display: 'flex', flexDirection: 'column' }}><RouterProvider router={router} /></div></EngineProvider></QueryClientProvider>);
  await settled();
});
afterEach(() => page.end());

/** What is read on the page, without the styles that stand in it, and with spaces of one kind. */
const text = (): string => [...page.host.querySelectorAll('.header, .cidr-switch, .cloud-said, .cidr-columns')].map((one) => one.textContent).join(' ').replaceAll('\u202f', ' ');
const button = (name: RegExp | string): HTMLButtonElement => {
  const found = [...document.querySelectorAll<HTMLButtonElement>('button, [role=menuitem]')].find((one) => (typeof name === 'string' ? one.textContent === name || one.getAttribute('aria-label') === name : name.test(one.textContent)));
  if (found === undefined) throw new Error(`There is no button ${String(name)}.`);
  return found;
};
const click = async (name: RegExp | string): Promise<void> => {
  // A menu comes in a chunk of its own when it is first opened.
  await act(async () => vi.waitFor(() => button(name)));
  await act(async () => button(name).click());
  await settled();
};
const field = (label: string): HTMLInputElement | HTMLTextAreaElement => {
  const label0 = [...page.host.querySelectorAll('label')].find((one) => one.textContent.startsWith(label));
  const found = label0 === undefined ? page.host.querySelector(`[aria-label="${label}"]`) : document.getElementById(label0.htmlFor);
  if (!(found instanceof HTMLInputElement || found instanceof HTMLTextAreaElement)) throw new Error(`There is no field ${label}.`);
  return found;
};
const type = async (label: string, value: string): Promise<void> => {
  const at = field(label);
  await act(async () => {
    at.focus();
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(at), 'value')?.set?.call(at, value);
    at.dispatchEvent(new Event('input', { bubbles: true }));
  });
  await settled();
};
const row = (name: string): readonly string[] => {
  const found = [...page.host.querySelectorAll('.cidr-table tbody tr')].find((one) => one.querySelector('td')?.textContent.startsWith(name));
  return [...(found?.querySelectorAll('td') ?? [])].map((cell) => cell.textContent.replaceAll('\u202f', ' '));
};
const alerts = (): string => [...page.host.querySelectorAll('[role=alert]')].map((one) => one.textContent).join('|');
const added = async (name: string, blocks: string): Promise<void> => {
  await click('+ Add domain');
  await type('Name', name);
  await type('Blocks', blocks);
  await click('Save');
};

describe('the list', () => {
  test('shows the presets with what their addresses carry', () => {
    expect(text()).toContain('3 domains · 4 blocks · of this browser');
    // Each byte stands at two ends: 10.0.0.1 has 1300, .2 1300, .3 50, 10.0.200.9 200, 10.0.201.9 100, 192.168.40.17 50; 8.8.8.8 300.
    expect(row('private network').slice(0, 6)).toEqual(['private network', '10.0.0.0/8, 172.16.0.0/12 +1', 'preset', '6', '3.00 kB', '90.9 %']);
    expect(row('internet').slice(3, 6)).toEqual(['1', '300 B', '9.1 %']);
    expect(text()).toContain('10.0.200.0/23');
  });

  test('in Chinese the presets have Chinese names; what records hold, and what is edited, is their own', async () => {
    await act(async () => settingsChanged({ language: 'zh' }));
    try {
      await settled();
      expect([row('私网').slice(1, 4), row('互联网')[3]]).toEqual([['10.0.0.0/8, 172.16.0.0/12 +1', '预设', '6'], '1']);
      await click('编辑 私网');
      expect(field('网段名称').value).toBe('private network');
      expect(set()).toEqual(presetDomains);
    } finally {
      await act(async () => settingsChanged({ language: 'en' }));
    }
  });

  test('a domain is added, nested, weighed, said of, edited, taken back and deleted', async () => {
    await click('+ Add domain');
    await type('Name', 'app');
    await type('Blocks', '10.0.0.0/18');
    expect(text()).toContain('Saving moves 3 addresses, 2.65 kB, to another domain.');
    expect(text()).toContain('10.0.0.0/18 lies inside 10.0.0.0/8 (private network); the longer prefix wins.');
    await click('Save');
    expect(row('app').slice(1, 5)).toEqual(['10.0.0.0/18', '', '3', '2.65 kB']);
    expect(text()).toContain('inside private network');
    expect(text()).toContain('Two domains overlap. 10.0.0.0/18 (app) lies inside 10.0.0.0/8 (private network). The longer prefix wins: 16,384 addresses count as app.');
    await click('Keep as is');
    expect(text()).not.toContain('Two domains overlap');
    await click('Edit app');
    await type('Name', 'web');
    expect(text()).toContain('Saving moves no address that was seen to another domain.');
    await click('Save');
    expect(row('web')).not.toEqual([]);
    await click('Undo');
    expect([row('web'), row('app').length]).toEqual([[], 8]);
    await click('Edit app');
    await click('Delete');
    expect(set()).toEqual(presetDomains);
    await click('Undo');
    expect(row('app').length).toBe(8);
    await click('More');
    await click('Restore the presets');
    expect(set()).toEqual(presetDomains);
  });

  test('in a narrow window import and export stand in the menu, and beside the one button in a wide one', async () => {
    const seen = (name: string): number => [...document.querySelectorAll('button, [role=menuitem]')].filter((one) => one.textContent === name && one.getClientRects().length > 0).length;
    expect([seen('Import'), seen('Export')]).toEqual([1, 1]);
    await tester.viewport(390, 844);
    try {
      expect([seen('Import'), seen('Export')]).toEqual([0, 0]);
      await click('More');
      await act(async () => vi.waitFor(() => expect([seen('Import'), seen('Export as CSV'), seen('Export as JSON')]).toEqual([1, 1, 1])));
      await click('Import');
      expect(text()).toContain('Take 0 domains');
    } finally {
      await tester.viewport(1440, 900);
    }
  });

  test('of a nested domain with a long name as much is read as its cell holds', async () => {
    const name = 'production workloads of the Hangzhou region, zone H and I';
    await added(name, '10.0.0.0/18');
    const shown = button(`Edit ${name}`);
    const end = shown.closest('td')?.getBoundingClientRect().right ?? 0;
    expect(shown.scrollWidth).toBeGreaterThan(shown.clientWidth);
    // What does not end within its cell is left out of it whole.
    expect(shown.getBoundingClientRect().right).toBeLessThanOrEqual(end);
    expect(shown.title).toBe(name);
  });

  test('without a domain for all else, what has none is counted and can be given one', async () => {
    await click('Edit internet');
    await click('Delete');
    expect(text()).toContain('No domain takes every other address: 4,272,881,664 IPv4 addresses and most of IPv6 have none');
    expect(row(' no domain').slice(3, 5)).toEqual(['1', '300 B']);
    await click('Add one');
    await type('Name', 'all else');
    await click('Save');
    expect(row('all else').slice(3, 5)).toEqual(['1', '300 B']);
  });

  test('blocks that never win or add nothing are said', async () => {
    await added('halves', '192.168.0.0/17, 192.168.128.0/17');
    expect(text()).toContain('Longer blocks hold all of 192.168.0.0/16 (private network)');
    await added('twice', '10.9.0.0/16, 10.9.1.0/24');
    expect(text()).toContain('10.9.1.0/24 lies inside 10.9.0.0/16 of the same domain, twice.');
  });

  test('traffic without a domain of its own becomes one', async () => {
    expect(button('Make a domain of 10.0.200.0/23')).toBeTruthy();
    await click('Make a domain of 10.0.200.0/23');
    expect(field('Blocks').value).toBe('10.0.200.0/23');
    await type('Name', 'lab');
    await click('Save');
    expect(row('lab').slice(3, 5)).toEqual(['2', '300 B']);
    expect(() => button('Make a domain of 10.0.200.0/23')).toThrow('There is no button');
  });

  test('once a domain is saved the focus is where the form was opened from, and on the list once it is deleted, so that keys go on from there', async () => {
    const byKey = async (name: string): Promise<void> => {
      await act(async () => button(name).focus());
      await click(name);
    };
    await byKey('+ Add domain');
    await type('Name', 'app');
    await type('Blocks', '10.0.0.0/18');
    field('Name').focus();
    await click('Save');
    await vi.waitFor(() => expect(document.activeElement).toBe(button('+ Add domain')));
    await byKey('Edit app');
    await type('Name', 'web');
    field('Name').focus();
    await click('Save');
    await vi.waitFor(() => expect(document.activeElement).toBe(button('Edit web')));
    await byKey('Edit web');
    field('Name').focus();
    await click('Delete');
    await vi.waitFor(() => expect(document.activeElement?.id).toBe('sheet'));
  });

  test('Back leaves the editor, and what was typed is there again', async () => {
    await click('Edit cloud services');
    expect(history.location.hash).toBe('#domain-cloud');
    await type('Remark', 'ours');
    await act(async () => history.back());
    await settled();
    expect(page.host.querySelector('.cidr-form')).toBeNull();
    await act(async () => history.forward());
    await settled();
    expect(field('Remark').value).toBe('ours');
  });
});

describe('what is wrong is said at its field', () => {
  beforeEach(() => click('+ Add domain'));

  test('nothing typed', async () => {
    await click('Save');
    expect(alerts()).toContain('A domain needs a name.');
    expect(alerts()).toContain('A domain needs at least one block.');
    expect(document.activeElement).toBe(field('Name'));
    expect(set()).toEqual(presetDomains);
  });

  test.each([
    ['Private Network', 'There is a domain private network already'],
    ['*', '* stands for something else'],
    ['-', '- stands for something else'],
    ['x'.repeat(65), 'at most 64 characters'],
    ['\u0007', 'A name has no line breaks, tabs or other control characters.'],
  ])('the name %s', async (name, said) => {
    await type('Name', name);
    await click('Save');
    expect(alerts()).toContain(said);
    expect(field('Name').getAttribute('aria-invalid')).toBe('true');
  });

  test.each([
    ['10.0.12.7/22', '10.0.12.7/22 has host bits.', 'Use 10.0.12.0/22', '10.0.12.0/22'],
    ['fd00::1/64', 'fd00::1/64 has host bits.', 'Use fd00::/64', 'fd00::/64'],
    ['10.0.12.7', '10.0.12.7 has no prefix length.', 'Use 10.0.12.7/32', '10.0.12.7/32'],
    ['100:64.0.0/11', 'parted by other marks than dots', 'Use 100.64.0.0/11', '100.64.0.0/11'],
    ['10.0.12.7/255.255.252.0', '10.0.12.7/255.255.252.0 has a mask where a prefix length belongs.', 'Use 10.0.12.0/22', '10.0.12.0/22'],
    ['10.9.0.4-10.9.0.9', '10.9.0.4-10.9.0.9 is a range, not a block.', 'Use 10.9.0.4/30, 10.9.0.8/31', '10.9.0.4/30, 10.9.0.8/31'],
    ['10.0.0.0/9, 10.0.0.0/8', 'Line 1, column 13: 10.0.0.0/8 is a block of private network.', 'Leave it out', '10.0.0.0/9'],
    ['10.0.0.0/9\n10.0.0.0/9', 'Line 2, column 1: 10.0.0.0/9 stands twice, first at line 1, column 1.', 'Leave it out', '10.0.0.0/9'],
  ])('%s, with what was probably meant', async (blocks, said, offer, repaired) => {
    await type('Name', 'app');
    await type('Blocks', blocks);
    await act(async () => field('Name').focus());
    expect(alerts()).toContain(said);
    await click(offer);
    expect(field('Blocks').value.replace(/,\s*$/, '')).toBe(repaired);
    expect(document.activeElement).toBe(field('Blocks'));
  });

  test.each([
    ['10.0.0.0/33', 'the prefix length is a number from 0 to 32'],
    ['fd00::/129', 'the prefix length is a number from 0 to 128'],
    ['10.0.256.0/24', '256 is over 255'],
    ['intranet', 'intranet is no CIDR block'],
  ])('%s', async (blocks, said) => {
    await type('Name', 'app');
    await type('Blocks', `10.9.0.0/16\n${blocks}`);
    await click('Save');
    expect(alerts()).toContain(`Line 2, column 1: ${blocks}`);
    expect(alerts()).toContain(said);
    expect(set()).toEqual(presetDomains);
  });

  test('all that are offered are used at once', async () => {
    await type('Blocks', '10.0.12.7/22\n10.0.0.0/8\n10.1.2.3/16');
    await click('Use all that are offered');
    expect(field('Blocks').value).toBe('10.0.12.0/22\n10.1.0.0/16');
  });

  test('a second domain for all else', async () => {
    await type('Name', 'others');
    await act(async () => page.host.querySelector<HTMLInputElement>('.cidr-editor input[type=checkbox]')?.click());
    expect(alerts()).toContain('internet takes every other address already.');
    await click('Save');
    expect(set()).toEqual(presetDomains);
  });
});

describe('beside the list', () => {
  test('an address: its domain, all blocks that hold it, and where it was seen', async () => {
    await added('idc', '192.168.0.0/17');
    await added('mgmt', '192.168.40.0/24');
    await type('IPv4 or IPv6 address', '192.168.40.17');
    expect([...page.host.querySelectorAll('.cidr-matches li')].map((one) => one.textContent)).toEqual(['mgmt 192.168.40.0/24 wins, /24', 'idc 192.168.0.0/17/17', 'private network 192.168.0.0/16/16']);
    expect(text()).toContain('The longest of 3 prefixes that hold it.');
    expect(text()).toContain('Seen in 1 record, 50 B.');
    await type('IPv4 or IPv6 address', '::FFFF:192.168.40.17');
    expect(text()).toMatch(/It is the IPv4 address 192\.168\.40\.17.*mgmt 192\.168\.40\.0\/24 wins.*Seen in 1 record, 50 B\./);
    await type('IPv4 or IPv6 address', '2001:db8::1');
    expect(text()).toContain('it falls to internet, which takes every other address');
    expect(text()).toContain('Not seen in the range of the view.');
    await type('IPv4 or IPv6 address', '10.0.0.300');
    expect(text()).toContain('10.0.0.300 is not an address.');
  });

  test('a file is looked at before it is taken: what is left out, by line', async () => {
    await click('Import');
    await type('or paste its text', 'name,blocks,remark\napp,10.0.0.0/18,web\nbad,10.0.0.1/8\nPrivate network,10.0.0.0/8\nlonely\n"open,10.1.0.0/16');
    expect(text()).toContain('1 new, 1 changed');
    expect([...page.host.querySelectorAll('.cidr-outcome li')].map((one) => one.textContent)).toEqual(['line 3: bad: 10.0.0.1/8 has host bits. Use 10.0.0.0/8', 'line 5: a name and its blocks are needed.', 'line 6: a quote is never closed; nothing after it was read.']);
    await click('Take 2 domains');
    expect(set().domains.map(({ name, blocks }) => [name, blocks])).toEqual([['Private network', ['10.0.0.0/8']], ['cloud services', ['100.64.0.0/10']], ['internet', []], ['app', ['10.0.0.0/18']]]);
    await click('Undo');
    expect(set()).toEqual(presetDomains);
  });

  test('host bits of a file are offered their networks, one by one or all at once, and what then is in the way is offered to be left out', async () => {
    const faults = (): readonly string[] => [...page.host.querySelectorAll('.cidr-outcome li')].map((one) => one.textContent);
    await click('Import');
    await type('or paste its text', 'app,10.0.12.7/22 10.8.0.1\nlab,10.9.0.5/16\noffice,10.0.12.0/22');
    expect(text()).toContain('1 new, 0 changed2 left out:');
    expect(faults()).toEqual(['line 1: app: 10.0.12.7/22 has host bits. Use 10.0.12.0/22', 'line 1: app: 10.8.0.1 has no prefix length. Use 10.8.0.1/32', 'line 2: lab: 10.9.0.5/16 has host bits. Use 10.9.0.0/16', 'Use all that are offered']);
    await click('Use 10.9.0.0/16');
    expect(faults()).toHaveLength(3);
    await click('Use all that are offered');
    expect(faults()).toEqual(['line 3: office: 10.0.12.0/22 is a block of app. Leave it out']);
    await click('Leave it out');
    expect(faults()).toEqual(['line 3: office: A domain needs at least one block.']);
    await click('Take 2 domains');
    expect(set().domains.slice(3).map(({ name, blocks }) => [name, blocks])).toEqual([['app', ['10.0.12.0/22', '10.8.0.1/32']], ['lab', ['10.9.0.0/16']]]);
  });

  test('versions: what each changed, newest first, and one of them restored, which is a version too', async () => {
    await added('app', '10.0.0.0/18');
    await click('Edit cloud services');
    await click('Delete');
    await click('More');
    await click('Versions…');
    const versions = (): readonly string[] => [...page.host.querySelectorAll('.cidr-versions .secondary')].map((one) => one.textContent);
    expect(versions()).toEqual(['cloud services deleted', 'app added', 'the presets']);
    await click('Restore the version of from the beginning');
    expect([set(), versions()[0]]).toEqual([presetDomains, 'cloud services added; app deleted']);
    await click('Undo');
    expect(versions()).toEqual(['cloud services deleted', 'app added', 'the presets']);
  });

  test('JSON that is none says so, and replacing takes the place of all', async () => {
    await click('Import');
    await type('or paste its text', '{"a": }');
    expect(text()).toContain('This is not JSON');
    await type('or paste its text', '{"kind":"flowlog-dashboard","version":1}');
    expect(text()).toContain('This JSON holds no domains.');
    await type('or paste its text', '{"kind":"flowlog-domains","version":9,"domains":[]}');
    expect(text()).toContain('A later version of this page (9) wrote it.');
    await type('or paste its text', '{"lab": ["10.9.0.0/16"]}');
    await act(async () => page.host.querySelectorAll<HTMLInputElement>('.cidr-editor input[type=radio]')[1]?.click());
    await click('Replace all by 1 domain');
    expect(set().domains.map(({ name }) => name)).toEqual(['lab']);
  });

  test('records that name no networks propose none, and say so', async () => {
    await click('More');
    await click('Propose from VPCs and vSwitches…');
    expect(text()).toContain('Nothing to propose');
  });

  test('the cells of the address space are walked by key and looked into', async () => {
    const cells = () => [...page.host.querySelectorAll<HTMLButtonElement>('.cidr-cell')];
    expect(text()).toContain('10.0.0.0/16, each cell a /24, by bytes, log');
    expect(cells()[0]?.getAttribute('aria-label')?.replaceAll('\u202f', ' ')).toBe('10.0.0.0/24 · private network · 3 addresses · 2.65 kB');
    await act(async () => {
      cells()[0]?.focus();
      cells()[0]?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true }));
    });
    expect(document.activeElement).toBe(cells()[64]);
    await act(async () => cells()[0]?.click());
    expect(text()).toContain('10.0.0.0/24, each cell a /32');
  });
});
