import { describe, expect, test } from 'vitest';
import { fields } from '../../model/fields.ts';
import { ask } from '../../statement/ask.ts';
import { namesLabels } from '../../statement/names-labels.ts';
import { parse } from '../../statement/parse.ts';
import { plan } from '../../statement/plan.ts';
import type { DetectorQuestion } from './detector.ts';
import { detectors } from './detectors.ts';
import { findingKinds, type FindingKind } from './finding.ts';
import { day, every, flowTable, foundAmong, foundIn, hour, minute, recordsBehind, type TestFlow } from './testing/found-in.ts';

const own = '10.0.0.7';
const far = '203.0.113.9';
/** What the company does all day anyway. */
const everyday: readonly TestFlow[] = [
  ...every(97, 0, 24 * hour).map((at): TestFlow => ({ at, from: own, to: '10.0.2.11', port: 3306, bytes: 3000, back: 40_000 })),
  ...every(211, 13, 24 * hour).map((at): TestFlow => ({ at: at + (at % 89), from: '198.51.100.20', to: '10.0.0.20', port: 443 })),
];
const ports = (first: number, count: number, flow: Partial<TestFlow> = {}): readonly TestFlow[] =>
  Array.from({ length: count }, (_, i): TestFlow => ({ at: 3 * hour + i, from: far, to: own, port: first + i, fate: 'refused', ...flow }));

async function kindsIn(flows: readonly TestFlow[], options: Parameters<typeof foundAmong>[1] = {}): Promise<readonly string[]> {
  const { findings } = await foundAmong([...everyday, ...flows], options);
  return findings.map(({ key, confidence }) => `${key} ${confidence}`);
}

test('nothing is found in a day of everyday traffic', async () => {
  const { findings, verdicts } = await foundAmong(everyday);
  expect(findings).toEqual([]);
  expect(verdicts.map(({ kind, state }) => [kind, state])).toEqual(findingKinds.map((kind) => [kind, 'looked']));
});

describe('scans', () => {
  test('21 ports are a scan and 20 are not; over a hundred are beyond doubt', async () => {
    expect(await kindsIn(ports(1, 20))).toEqual([]);
    expect(await kindsIn(ports(1, 21))).toEqual([`scan ${far} ${own} * likely`]);
    expect(await kindsIn(ports(1, 101))).toEqual([`scan ${far} ${own} * strong`]);
  });
  test('ports of clients do not count, nor what was answered: a server whose answers are refused scans nobody', async () => {
    expect(await kindsIn(ports(40_000, 200))).toEqual([]);
    expect(await kindsIn(ports(1000, 200, { fate: 'answered' }))).toEqual([]);
  });
  test('one that was let in and not answered is told by its flags alone, and a log without action has them', async () => {
    const lost = ports(1, 50, { fate: 'lost', from: '10.0.3.3', to: '10.0.3.4' });
    expect(await kindsIn(lost)).toEqual(['scan 10.0.3.3 10.0.3.4 * likely']);
    expect(await kindsIn(lost, { without: ['action'] })).toEqual(['scan 10.0.3.3 10.0.3.4 * likely']);
  });
  test('hosts by one port: from inside beyond doubt, from the internet and refused everywhere everyday noise', async () => {
    const sweep = (from: string, count: number) => Array.from({ length: count }, (_, i): TestFlow => ({ at: hour + i, from, to: `10.0.9.${i + 1}`, port: 22, fate: 'refused' }));
    expect(await kindsIn(sweep('10.0.3.3', 20))).toEqual([]);
    expect(await kindsIn(sweep('10.0.3.3', 21))).toEqual(['sweep 10.0.3.3 * * strong']);
    expect(await kindsIn(sweep(far, 21))).toEqual([`sweep ${far} * * weak`]);
  });
});

test('a sweep by several ports is one finding of them all, and a single port that was let in makes it no everyday noise', async () => {
  const sweep = (port: number, count: number, fate: TestFlow['fate']) => Array.from({ length: count }, (_, i): TestFlow => ({ at: hour + port + i, from: far, to: `10.0.9.${i + 1}`, port, fate, seenBy: 'server' }));
  // Three hosts by a third port are too few to be counted: they stand in the same time.
  const { findings: [found] } = await foundAmong([...everyday, ...sweep(22, 30, 'refused'), ...sweep(23, 25, 'lost'), ...sweep(24, 3, 'refused')]);
  expect([found?.key, found?.confidence, found?.records, found?.figures.map(({ value }) => value)]).toEqual([`sweep ${far} * *`, 'strong', 55, [30, 55]]);
});

test.each([{ without: [] }, { without: ['direction'] }, { without: ['action'] }, { without: ['tcp-flags'] }])('what is counted is what the link opens, of a log without $without too', async ({ without }) => {
  const flows: readonly TestFlow[] = [
    ...everyday, ...ports(1, 60), ...ports(900, 30, { fate: 'answered' }), ...ports(40_000, 50),
    ...Array.from({ length: 60 }, (_, i): TestFlow => ({ at: hour + i, from: '10.0.3.3', to: `10.0.9.${1 + (i % 30)}`, port: i < 30 ? 22 : 23, fate: i % 2 === 0 ? 'refused' : 'lost' })),
    // Answers of a service that its caller uses as well, from the same ports the other way.
    ...every(300, 100, 24 * hour).flatMap((at): TestFlow[] => [{ at, from: '10.0.0.8', to: '203.0.113.77', port: 443, bytes: 500, back: 300 }, { at: at + 1, from: '10.0.0.8', to: '203.0.113.77', port: 443, srcport: 80, bytes: 70 }]),
    ...every(minute, 2 * hour, 2 * hour + 600).map((at): TestFlow => ({ at, from: '10.0.0.9', to: '203.0.113.88', port: 443, bytes: 15_000_000, back: 1000 })),
    ...every(20 * minute, 5, 24 * hour).flatMap((at): TestFlow[] => [{ at, from: '10.0.0.11', to: '10.0.2.30', port: 9200, seenBy: 'server' }, { at, from: '10.0.3.41', to: '10.0.2.30', port: 9200, fate: 'refused', seenBy: 'server' }, { at, from: '10.0.3.41', to: '10.0.2.30', port: 9200, fate: 'lost', seenBy: 'client' }]),
    ...every(10 * minute, 20 * hour, 24 * hour).flatMap((at): TestFlow[] => [1, 2, 3, 4].map((i) => ({ at: at + i, from: `203.0.113.${100 + i}`, to: '10.0.0.20', port: 5432 }))),
    ...every(10 * minute, 20 * hour, 24 * hour).map((at): TestFlow => ({ at, from: own, to: '203.0.113.99', port: 8022 })),
  ];
  const table = flowTable(flows, without);
  const { findings } = await foundIn(table, { range: day });
  expect(findings.length).toBeGreaterThan(4);
  for (const finding of findings) expect([finding.key, await recordsBehind(table, finding)]).toEqual([finding.key, finding.records]);
});

describe('beacons', () => {
  const calls = (seconds: number, flow: Partial<TestFlow> = {}, until = 24 * hour): readonly TestFlow[] => every(seconds, 100, until).map((at): TestFlow => ({ at, from: own, to: far, port: 443, bytes: 500, back: 300, ...flow }));
  const beacon = `beacon ${own} ${far} 443`;
  test('a call every five minutes, with its period told to the capture interval', async () => {
    const { findings } = await foundAmong([...everyday, ...calls(300)]);
    expect(findings.map(({ key, confidence }) => `${key} ${confidence}`)).toEqual([`${beacon} strong`]);
    expect(findings[0]?.figures.map(({ id, value }) => [id, value])).toEqual([['calls', 288], ['period', 300], ['share', 1], ['size', 500], ['capture', 60]]);
    expect(findings[0]?.says.en).toContain('told to the capture interval of {capture}');
  });
  test('eleven calls are too few', async () => {
    expect(await kindsIn(calls(300, {}, 100 + 11 * 300))).toEqual([]);
    expect(await kindsIn(calls(300, {}, 100 + 12 * 300))).toEqual([`${beacon} likely`]);
  });
  test('with windows of ten minutes a call every five cannot be told, every half an hour can', async () => {
    expect(await kindsIn(calls(300), { capture: 600 })).toEqual([]);
    expect(await kindsIn(calls(1800), { capture: 600 })).toEqual([`${beacon} strong`]);
  });
  test('clocks, calls from the internet, calls inside, an open connection and large copies are none', async () => {
    expect(await kindsIn(calls(256, { port: 123, protocol: 17 }))).toEqual([]);
    expect(await kindsIn(calls(60, { from: far, to: '10.0.0.20' }))).toEqual([]);
    expect(await kindsIn(calls(300, { to: '10.0.0.21' }))).toEqual([]);
    expect(await kindsIn(calls(300, { srcport: 45_000 }))).toEqual([]);
    expect(await kindsIn(calls(3600, { bytes: 2_000_000 }))).toEqual([]);
  });
  test('what four of five hosts call is an agent\'s, what one of five calls is not', async () => {
    const others = ['10.0.0.31', '10.0.0.32', '10.0.0.33', '10.0.0.34'];
    const agents = others.flatMap((from, i) => calls(300, { from }).map((flow) => ({ ...flow, at: flow.at + i * 7 })));
    expect(await kindsIn([...agents, ...calls(300)])).toEqual([]);
    expect(await kindsIn([...others.flatMap((from) => every(1000, 50, 24 * hour).map((at): TestFlow => ({ at: at + ((at * 7) % 800), from, to: '203.0.113.40', port: 443 }))), ...calls(300)])).toEqual([`${beacon} strong`]);
  });
  test('without direction the addresses say who calls out', async () => {
    expect(await kindsIn(calls(300), { without: ['direction'] })).toEqual([`${beacon} strong`]);
  });
});

describe('bulk going out', () => {
  const copy = (at: number, minutes: number, flow: Partial<TestFlow> = {}): readonly TestFlow[] => every(minute, at, at + minutes * minute).map((when): TestFlow => ({ at: when, from: own, to: far, port: 443, srcport: 50_000, bytes: 15_000_000, back: 100_000, ...flow }));
  const bulk = `bulk-out ${own} ${far} 443`;
  test('150 MB in ten minutes are found, with both amounts; from a gigabyte on beyond doubt', async () => {
    const { findings } = await foundAmong([...everyday, ...copy(2 * hour, 10)]);
    expect(findings.map(({ key, confidence }) => `${key} ${confidence}`)).toEqual([`${bulk} likely`]);
    expect(findings[0]?.figures.map(({ id, value }) => [id, value])).toEqual([['sent', 150_000_000], ['back', 1_000_000], ['records', 10]]);
    expect(await kindsIn(copy(2 * hour, 10, { bytes: 150_000_000 }))).toEqual([`${bulk} strong`]);
  });
  test('less, half as much back, a copy inside, a download and what visitors fetch are not', async () => {
    expect(await kindsIn(copy(2 * hour, 6))).toEqual([]);
    expect(await kindsIn(copy(2 * hour, 10, { back: 7_000_000 }))).toEqual([]);
    expect(await kindsIn(copy(2 * hour, 10, { to: '10.0.0.21' }))).toEqual([]);
    expect(await kindsIn(copy(2 * hour, 10, { bytes: 100_000, back: 15_000_000 }))).toEqual([]);
    expect(await kindsIn(copy(2 * hour, 10, { from: far, to: own, bytes: 100_000, back: 15_000_000 }))).toEqual([]);
  });
  test('a backup every hour and logs that are shipped all day are jobs', async () => {
    expect(await kindsIn(every(hour, 600, 24 * hour).flatMap((at) => copy(at, 4)))).toEqual([]);
    expect(await kindsIn(copy(0, 24 * 60, { bytes: 1_000_000, back: 1000 }))).toEqual([]);
  });
});

describe('refused inside', () => {
  const asks = (from: string, fate: TestFlow['fate'], begin = 0, end = 24 * hour): readonly TestFlow[] => every(20 * minute, begin, end).map((at): TestFlow => ({ at, from, to: '10.0.2.30', port: 9200, fate: fate ?? 'answered', seenBy: 'server' }));
  test('a host that is refused every time by a service that lets others in', async () => {
    const { findings } = await foundAmong([...everyday, ...asks('10.0.0.11', 'answered'), ...asks('10.0.3.41', 'refused', 5)]);
    expect(findings.map(({ key, confidence }) => `${key} ${confidence}`)).toEqual(['refused-inside 10.0.3.41 10.0.2.30 9200 strong']);
    expect(findings[0]?.figures.map(({ id, value }) => [id, value])).toEqual([['refused', 72], ['clients', 1]]);
  });
  test('not where nobody is let in, where it is let in as well, where it comes from the internet, or once', async () => {
    expect(await kindsIn(asks('10.0.3.41', 'refused'))).toEqual([]);
    expect(await kindsIn([...asks('10.0.3.41', 'answered', 9), ...asks('10.0.3.41', 'refused', 600)])).toEqual([]);
    expect(await kindsIn([...asks('10.0.0.11', 'answered'), ...asks(far, 'refused')])).toEqual([]);
    expect(await kindsIn([...asks('10.0.0.11', 'answered'), ...asks('10.0.3.41', 'refused', 0, 3 * hour)])).toEqual([]);
  });
  test('by several services, what is told is what a plain loop over the records says', async () => {
    const hosts = [30, 31, 32].map((last) => `10.0.2.${last}`);
    const ports = [9200, 8443];
    const pairs = [...Array.from({ length: 12 }, (_, i) => `10.0.3.${i + 1}`)].flatMap((from, i) => hosts.flatMap((to, j) => ports.map((port, k) => ({ from, to, port, nth: i + 5 * j + 3 * k }))));
    const flows = pairs.flatMap(({ nth, ...pair }): TestFlow[] => {
      const refusedFrom = nth % 7 === 0 ? 0 : nth % 7 === 1 ? 12 : 24;
      // Some services let nobody in, and some clients are refused and let in by turns.
      const letIn = pair.to === '10.0.2.32' && pair.port === 8443 ? 0 : nth % 7 === 2 ? 24 : refusedFrom;
      const each = (fate: 'refused' | 'answered', begin: number, end: number): TestFlow[] => every(25 * minute, begin * hour, end * hour).map((at): TestFlow => ({ at: at + nth, ...pair, fate, seenBy: 'server' }));
      return [...each('answered', 0, letIn), ...each('refused', nth % 7 === 2 ? 0 : refusedFrom, 24)];
    });
    const expected = pairs.flatMap(({ from, to, port }) => {
      const here = flows.filter((flow) => flow.to === to && flow.port === port);
      const refused = here.filter((flow) => flow.from === from && flow.fate === 'refused');
      const clients = new Set(here.filter(({ fate }) => fate === 'answered').map((flow) => flow.from));
      const last = Math.max(...here.filter((flow) => flow.from === from && flow.fate === 'answered').map(({ at }) => at));
      return refused.length < 12 || clients.size === 0 || last > Math.min(...refused.map(({ at }) => at)) ? [] : [`${from} ${to} ${port} ${refused.length} ${clients.size}`];
    });
    const { findings } = await foundAmong(flows);
    const told = findings.filter(({ kind }) => kind === 'refused-inside').map(({ who, figures }) => `${who.source} ${who.target} ${who.port} ${figures.map(({ value }) => value).join(' ')}`);
    expect(expected.length).toBeGreaterThan(8);
    expect(told.sort()).toEqual(expected.sort());
  });
  test('one that was let in until noon is told as a rule that was changed', async () => {
    const { findings } = await foundAmong([...everyday, ...asks('10.0.3.41', 'answered', 0, 12 * hour), ...asks('10.0.3.41', 'refused', 12 * hour)]);
    expect(findings.map(({ kind, says }) => [kind, says.en.includes('was let in before')])).toEqual([['refused-inside', true]]);
  });
});

describe('exposures', () => {
  const visits = (port: number, begin: number, sources: readonly string[], seconds = 10 * minute): readonly TestFlow[] => every(seconds, begin, 24 * hour).map((at, i): TestFlow => ({ at, from: sources[i % sources.length] ?? far, to: '10.0.0.30', port }));
  test('a port that lets the internet in since the evening; beyond doubt where it is one of data', async () => {
    expect(await kindsIn(visits(8081, 19 * hour, [far]))).toEqual(['exposure * 10.0.0.30 8081 likely']);
    expect(await kindsIn(visits(6379, 19 * hour, [far]))).toEqual(['exposure * 10.0.0.30 6379 strong']);
  });
  test('one that was there before, and one that comes so seldom that nobody could have expected it, are not new', async () => {
    expect(await kindsIn(visits(8081, 11 * hour, [far]))).toEqual([]);
    expect(await kindsIn(visits(8081, 19 * hour, [far], 100 * minute))).toEqual([]);
  });
  test('a port of data that was open all day to three addresses, not to two', async () => {
    expect(await kindsIn(visits(9200, 0, [far, '203.0.113.10', '203.0.113.11']))).toEqual(['exposure * 10.0.0.30 9200 likely']);
    expect(await kindsIn(visits(9200, 0, [far, '203.0.113.10']))).toEqual([]);
  });
});

describe('first-seen peers', () => {
  const talks = (to: string, begin: number, end = 24 * hour, from = own): readonly TestFlow[] => every(7 * minute, begin, end).map((at): TestFlow => ({ at: at + (at % 240), from, to, port: 8443 }));
  test('a peer since the evening that goes on; on the internet it is likelier worth a look than inside', async () => {
    expect(await kindsIn(talks(far, 20 * hour))).toEqual([`first-seen ${own} ${far} 8443 likely`]);
    expect(await kindsIn(talks('10.0.0.50', 20 * hour))).toEqual([`first-seen ${own} 10.0.0.50 8443 weak`]);
  });
  test('not one of before, one that ended, or one of a host that has new ones all the time', async () => {
    expect(await kindsIn(talks(far, 12 * hour))).toEqual([]);
    expect(await kindsIn(talks(far, 19 * hour, 20 * hour))).toEqual([]);
    const crawler = every(11 * minute, 0, 24 * hour).map((at, i): TestFlow => ({ at, from: own, to: `203.0.112.${i % 250}`, port: 443 }));
    expect(await kindsIn([...crawler, ...talks(far, 20 * hour)])).toEqual([]);
  });
  test('over half an hour nothing can be told to be new, and that is said', async () => {
    const { verdicts } = await foundAmong(everyday, { range: { from: day.from, to: day.from + 30 * minute } });
    expect(verdicts.filter(({ state }) => state === 'refused').map(({ kind }) => kind)).toEqual(['first-seen']);
  });
});

describe('one-way flows', () => {
  const sends = (fate: TestFlow['fate'], count: number, flow: Partial<TestFlow> = {}): readonly TestFlow[] => every(20 * minute, 0, count * 20 * minute).map((at): TestFlow => ({ at, from: own, to: '10.0.0.60', port: 9000, fate: fate ?? 'lost', ...flow }));
  test('a client whose packets nobody answers', async () => {
    const { findings } = await foundAmong([...everyday, ...sends('lost', 24)]);
    expect(findings.map(({ key, figures }) => [key, figures.map(({ value }) => value)])).toEqual([[`one-way ${own} 10.0.0.60 9000`, [96, 24]]]);
  });
  test('not where there are answers, where it was five times, or where it is UDP', async () => {
    expect(await kindsIn(sends('answered', 24))).toEqual([]);
    expect(await kindsIn([...sends('lost', 24), ...sends('answered', 1)])).toEqual([]);
    expect(await kindsIn(sends('lost', 5))).toEqual([]);
    expect(await kindsIn(sends('lost', 24, { protocol: 17 }))).toEqual([]);
  });
});

test('what one thing shows several detectors is told once, by the gravest, with the others named', async () => {
  const refusedBoth = every(20 * minute, 0, 24 * hour).flatMap((at): TestFlow[] => [
    { at, from: '10.0.0.11', to: '10.0.2.30', port: 9200, seenBy: 'server' },
    { at, from: '10.0.3.41', to: '10.0.2.30', port: 9200, fate: 'refused' },
    { at, from: '10.0.3.41', to: '10.0.2.30', port: 9200, fate: 'lost', seenBy: 'client' },
  ]);
  const { findings } = await foundAmong([...everyday, ...refusedBoth]);
  expect(findings.map(({ kind, also }) => [kind, also])).toEqual([['refused-inside', ['one-way']]]);
});

test('what the log lacks is said by name, and never taken for none', async () => {
  const { verdicts } = await foundAmong(everyday, { without: ['action', 'tcp-flags', 'direction', 'srcport'] });
  const missing = verdicts.flatMap((verdict) => (verdict.state === 'not-logged' ? [[verdict.kind, verdict.fields]] : []));
  expect(Object.fromEntries(missing)).toMatchObject({
    scan: ['action'], sweep: ['action'], beacon: ['srcport'], 'bulk-out': ['srcport'], 'refused-inside': ['action'], exposure: ['action', 'srcport'], 'one-way': ['direction', 'srcport'],
  });
});

test('a better way is taken where the log allows it, and what a worse one cannot tell is said', async () => {
  const { verdicts } = await foundAmong(everyday, { without: ['tcp-flags'] });
  const scan = verdicts.find(({ kind }) => kind === 'scan');
  expect(scan?.state === 'looked' ? scan.lacks?.en : null).toContain('no tcp-flags');
});

test('every statement of every way is one that the kernel plans, over all fields', () => {
  const present = fields.map(({ name }) => name);
  const refused = findingKinds.flatMap((kind: FindingKind) => detectors[kind].ways.flatMap((way) => way.first.flatMap(({ statement, counts }) => {
    const asked = ask(statement, { range: day, filters: [], variables: { capture: '60', late: '0' }, projectZone: 28_800 }, { counts, present });
    const made = asked.ok ? plan(asked.value, { fields: present, extent: day }) : asked;
    return made.ok ? [] : [[kind, statement, made.problem]];
  })));
  expect(refused).toEqual([]);
});

test('no statement names labels, those about candidates included: other domains and threat lists need no new search', async () => {
  const asked: DetectorQuestion[] = [];
  const some = [...everyday, ...ports(1, 50), ...every(300, 100, 24 * hour).map((at): TestFlow => ({ at, from: own, to: far, port: 443, bytes: 500, back: 300 })),
    ...every(20, 14 * hour, 14 * hour + 600).map((at): TestFlow => ({ at, from: own, to: far, port: 4443, bytes: 9_000_000, back: 900 })),
    ...every(20 * minute, 0, 24 * hour).map((at): TestFlow => ({ at, from: '10.0.3.41', to: '10.0.2.30', port: 9200, fate: 'refused' }))];
  await foundAmong(some, { onAsked: (questions) => void asked.push(...questions) });
  const first = new Set(findingKinds.flatMap((kind) => detectors[kind].ways.flatMap((way) => way.first.map(({ statement }) => statement))));
  expect(asked.filter(({ statement }) => !first.has(statement)).length).toBe(6);
  const labelled = [...first, ...asked.map(({ statement }) => statement)].filter((text) => {
    const parsed = parse(text);
    return !parsed.ok || namesLabels(parsed.value);
  });
  expect(labelled).toEqual([]);
});
