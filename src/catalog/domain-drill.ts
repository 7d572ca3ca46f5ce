import { panelVersion, type Consequence, type Finding, type Panel, type Text } from '../model/panel.ts';
import type { ListColumn, ListPicture } from '../model/list.ts';
import type { PanelOption } from '../model/panel-choice.ts';
import { aboutPrefixes, blockOf, finerGroup, hostsOrBlocks, otherPrefixes, prefixSteps, stepName, type PrefixStep } from './prefixes.ts';
import { bytesOnce, coarseTime } from './statements.ts';

/** Pairs and senders by domain, by block of any length, or by host: each click goes one step in. */

type Group = 'domain' | 'host' | PrefixStep;

const units = { bytes: 'bytes', average: 'bits-per-second', reject: 'share', amount: 'bytes', hosts: 'none' } as const;
const known = 'srctype: * and dsttype: *';
const pair = (a: string, b: string): string => `concat(${a}, ' → ', ${b})`;
const text = (en: string, zh: string): Text => ({ en, zh });

/** The two ends of a pair under a group, as SQL and as names of columns. */
function endsOf(group: Group): readonly { readonly sql: string; readonly name: string; readonly field: string }[] {
  const ends = [['src', 'srcaddr', 'srctype'], ['dst', 'dstaddr', 'dsttype']] as const;
  return ends.map(([side, address, domain]) => {
    if (group === 'domain') return { sql: domain, name: domain, field: domain };
    return group === 'host' ? { sql: address, name: address, field: address } : { sql: blockOf(address, group), name: `${side}block`, field: address };
  });
}

function consequenceOf(group: Group, ends: ReturnType<typeof endsOf>): Consequence {
  const isBlock = typeof group === 'object';
  const of = ends.map(({ name, field }) => ({ column: name, fields: [field], between: [], ...(isBlock ? { blocks: true } : {}) }));
  return group === 'host' ? { kind: 'each', of } : { kind: 'each', of, chooses: { group: finerGroup(isBlock ? group.length : 0) } };
}

const named = ({ sql, name }: { readonly sql: string; readonly name: string }): string => (sql === name ? sql : `${sql} as ${name}`);

function pairsStatement(group: Group): string {
  const ends = endsOf(group);
  const [a, b] = [ends[0]?.sql ?? '', ends[1]?.sql ?? ''];
  return `${known} | select ${ends.map(named).join(', ')}, ${pair(a, b)} as pair, ${bytesOnce} as bytes, ${bytesOnce} * 8.0 / \${{seconds|3600}} as average, count_if(action = 'REJECT') * 1.0 / count(action) as reject group by 1, 2 order by bytes desc limit 7`;
}

/** Courses of pairs of domains, of which there are few; blocks and hosts have none. Grouped by the two, as the panels beside are: those are added up from them. */
const courses = `${known} | select ${pair('srctype', 'dsttype')} as pair, ${coarseTime}, ${bytesOnce} as amount group by srctype, dsttype, time order by time limit 100000`;

function pairsPicture(group: Group): ListPicture {
  const [from, to] = endsOf(group).map(({ name }) => name);
  const isDomain = group === 'domain';
  const further: readonly ListColumn[] = isDomain
    ? [{ role: 'spark', of: 'pair', key: 'pair', x: 'time', y: 'amount', label: text('trend', '走势'), width: 54, further: true }]
    : [];
  return {
    kind: 'list', rowHeight: 23, sorted: { column: 'bytes', up: false }, what: text('pairs', '通信对'),
    columns: [
      { role: 'ends', from: from ?? '', to: to ?? '', label: text('pair', '通信对'), ...(isDomain ? {} : { as: 'srcaddr', width: 270 }) },
      { role: 'amount', column: 'bytes', strong: true, label: text('bytes', '字节'), width: 62 },
      { role: 'share', of: 'bytes', label: text('share', '占比'), width: 54 },
      ...(isDomain ? [{ role: 'amount', column: 'average', label: text('average', '平均'), width: 74, further: true } as const] : []),
      { role: 'ratio', column: 'reject', warns: true, label: text('reject', '拒绝'), width: 54, further: true },
      ...further,
    ],
  };
}

const pairsFinding: Finding = { kind: 'rank-cover', name: 'pair', value: 'bytes', what: text('pairs', '通信对'), endsOf: 'srctype' };

function pairsOption(value: string, label: Text, group: Group): PanelOption {
  if (group === 'domain') return { value, label };
  return { value, label, with: { statement: pairsStatement(group), companion: null, picture: pairsPicture(group), finding: pairsFinding, consequence: consequenceOf(group, endsOf(group)), ownFilter: null } };
}

const steps = (make: (value: string, label: Text, group: Group) => PanelOption): readonly PanelOption[] => [
  ...prefixSteps.map((step) => make(String(step.length), stepName(step), step)),
  make('host', text('host', '主机'), 'host'),
  ...otherPrefixes.map((step): PanelOption => ({ ...make(String(step.length), stepName(step), step), further: true })),
];

export const domainPairs: Panel = {
  version: panelVersion, id: 'domain-pairs', title: text('Pairs', '通信对'), unit: text('{rows}', '{rows}'),
  statement: pairsStatement('domain'), companion: courses, counts: 'records', units, about: aboutPrefixes,
  choice: { name: 'group', label: text('Group by', '分组'), options: [pairsOption('domain', text('domain', '网段'), 'domain'), ...steps(pairsOption)] },
  ownFilter: { field: 'srctype', also: ['dsttype'], mode: 'ignore' },
  picture: pairsPicture('domain'), consequence: consequenceOf('domain', endsOf('domain')), finding: pairsFinding,
};

/** Of the chosen pair; without a choice, of the one with most bytes. */
export const largestPair = `${pair('srctype', 'dsttype')} in (select ${pair('srctype', 'dsttype')} from log group by srctype, dsttype order by ${bytesOnce} desc, 1 limit 1)`;

const senderKey = (group: 'host' | PrefixStep): string => (group === 'host' ? 'srcaddr' : `${blockOf('srcaddr', group)} as srcblock`);

function sendersStatement(group: 'host' | PrefixStep): string {
  return `${known} | select srctype, dsttype, ${senderKey(group)}, ${bytesOnce} as bytes, count(distinct dstaddr) as hosts, count_if(action = 'REJECT') * 1.0 / count(action) as reject from log where ${largestPair} group by srctype, dsttype, 3 order by bytes desc limit 7`;
}

function sendersPicture(group: 'host' | PrefixStep): ListPicture {
  return {
    kind: 'list', rowHeight: 23, sorted: { column: 'bytes', up: false }, what: group === 'host' ? text('addresses', '地址') : text('blocks', '网段'),
    columns: [
      { role: 'name', column: group === 'host' ? 'srcaddr' : 'srcblock', as: 'srcaddr', label: group === 'host' ? text('sender', '发送方') : text('block', '网段') },
      { role: 'amount', column: 'bytes', strong: true, label: text('bytes', '字节'), width: 70 },
      { role: 'bar', of: 'bytes', scale: 'largest' },
      { role: 'share', of: 'bytes', label: text('share', '占比'), width: 64 },
      { role: 'amount', column: 'hosts', label: text('peers', '对端数'), width: 54, further: true },
      { role: 'ratio', column: 'reject', warns: true, label: text('reject', '拒绝'), width: 54, further: true },
    ],
  };
}

function sendersConsequence(group: 'host' | PrefixStep): Consequence {
  if (group === 'host') return { kind: 'each', of: [{ column: 'srcaddr', fields: ['srcaddr'], between: [] }] };
  return { kind: 'each', of: [{ column: 'srcblock', fields: ['srcaddr'], between: [], blocks: true }], chooses: { senders: finerGroup(group.length) } };
}

const sendersFinding = (group: 'host' | PrefixStep): Finding => ({ kind: 'rank-cover', name: group === 'host' ? 'srcaddr' : 'srcblock', value: 'bytes', what: group === 'host' ? text('senders', '发送方') : text('blocks', '网段') });

function sendersByBlock(step: PrefixStep): PanelOption['with'] {
  return { statement: sendersStatement(step), picture: sendersPicture(step), finding: sendersFinding(step), consequence: sendersConsequence(step) };
}

export const domainSenders: Panel = {
  version: panelVersion, id: 'domain-senders', title: text('Senders', '发送方'), unit: text('{srctype} → {dsttype}', '{srctype} → {dsttype}'),
  statement: sendersStatement('host'), counts: 'records', units, about: aboutPrefixes,
  choice: hostsOrBlocks('senders', sendersByBlock),
  picture: sendersPicture('host'), consequence: sendersConsequence('host'), finding: sendersFinding('host'),
};
