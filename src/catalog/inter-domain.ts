import { dashboardVersion, type Dashboard } from '../model/dashboard.ts';
import { usualChart, type Chart } from '../model/chart.ts';
import { panelVersion, type Consequence, type OwnFilter, type Panel } from '../model/panel.ts';
import { ephemeralFrom } from '../model/ports.ts';
import { domainPairs, domainSenders, largestPair } from './domain-drill.ts';
import { bytesOnce, time } from './statements.ts';

const version = panelVersion;
/** An address that is null, or that no block holds where no domain is all else, has no domain. */
const known = 'srctype: * and dsttype: *';
const pair = "concat(srctype, ' → ', dsttype)";
const largest = (count: number): string => `${pair} in (select ${pair} from log group by srctype, dsttype order by ${bytesOnce} desc, 1 limit ${count})`;

const ownFilter: OwnFilter = { field: 'srctype', also: ['dsttype'], mode: 'ignore' };
const consequence: Consequence = { kind: 'each', of: [{ column: 'srctype', fields: ['srctype'], between: [] }, { column: 'dsttype', fields: ['dsttype'], between: [] }] };
const chart = { ...usualChart, unit: 'bytes', x: 'srctype', series: 'dsttype', y: ['bytes'], refused: ['refused', 'decided'], legend: 'none' } as const satisfies Partial<Chart>;
const crossings = `${known} | select srctype, dsttype, ${bytesOnce} as bytes, count_if(action = 'REJECT') as refused, count(action) as decided group by srctype, dsttype order by bytes desc limit 20000`;
const refusals = 'action: REJECT and srctype: * and dsttype: *';

const panels: readonly Panel[] = [
  {
    version, id: 'domain-matrix', title: { en: 'From domain to domain', zh: '网段间流量' }, unit: { en: 'bytes', zh: '字节' },
    statement: crossings, counts: 'records', ownFilter, consequence, finding: { kind: 'chart' },
    about: {
      en: 'The domain of an address is that of the longest block that holds it. It is worked out here, for each address once, over all records that are open: a change of the blocks holds for the past too. What a log says itself as srctype and dsttype does not count here; it stands beside as x-srctype and x-dsttype. Volumes count each flow once, verdicts count in every record.',
      zh: '地址的网段取包含它的最长前缀。网段在此处按地址计算，适用于已打开的全部记录，修改后历史数据同样更新。日志自带的 srctype、dsttype 在此不作依据，保留为 x-srctype、x-dsttype。流量按每条流计一次，判定按每条记录计。',
    },
    picture: { kind: 'chart', chart: { ...chart, kind: 'matrix', top: 12 } },
  },
  {
    version, id: 'domain-flow', title: { en: 'Where it goes', zh: '流向' }, unit: { en: 'bytes, hue of the sender', zh: '字节，颜色为发送方' },
    statement: crossings, counts: 'records', ownFilter, consequence, finding: { kind: 'chart' },
    picture: { kind: 'chart', chart: { ...chart, kind: 'sankey', top: 10 }, or: ['sankey', 'graph'] },
  },
  {
    version, id: 'domain-lanes', title: { en: 'Rate by pair', zh: '各对速率' }, unit: { en: 'bits/s, one scale', zh: 'bit/s，同一比例' },
    statement: `${known} | select ${time}, srctype, dsttype, ${bytesOnce} * 8.0 / \${{interval|60}} as rate from log where ${largest(6)} group by time, srctype, dsttype order by time limit 50000`,
    counts: 'records', units: { rate: 'bits-per-second' }, ownFilter, consequence, finding: { kind: 'chart' },
    picture: { kind: 'chart', chart: { ...usualChart, kind: 'lanes', unit: 'bits-per-second', x: 'time', y: ['rate'], series: 'srctype', target: 'dsttype', top: 6, legend: 'none' } },
  },
  domainPairs,
  {
    version, id: 'domain-ports', title: { en: 'Ports of the pair', zh: '该通信对的端口' }, unit: { en: '{srctype} → {dsttype}', zh: '{srctype} → {dsttype}' },
    statement: `${known} | select srctype, dsttype, case when dstport < ${ephemeralFrom} then dstport end as dstport, ${bytesOnce} as bytes, count(distinct srcaddr) as senders, count(distinct dstaddr) as receivers, count_if(action = 'REJECT') * 1.0 / count(action) as reject, min(__time__) as since from log where ${largestPair} group by srctype, dsttype, 3 order by bytes desc limit 7`,
    counts: 'records', units: { bytes: 'bytes', senders: 'none', receivers: 'none', reject: 'share' },
    about: { en: 'Of the pair that filters choose; without a choice, of the one with most bytes, which the header names.', zh: '取筛选所选的通信对；未选时取字节最多的一对，名称见标题。' },
    consequence: { kind: 'filter', column: 'dstport', field: 'dstport' },
    finding: { kind: 'pair-top', from: 'srctype', to: 'dsttype', name: 'dstport', value: 'bytes' },
    picture: {
      kind: 'list', rowHeight: 23, sorted: { column: 'bytes', up: false }, what: { en: 'ports', zh: '端口' },
      columns: [
        { role: 'name', column: 'dstport', label: { en: 'destination port', zh: '目的端口' }, absent: { en: `ephemeral, from ${ephemeralFrom}`, zh: `临时端口，${ephemeralFrom} 起` } },
        { role: 'amount', column: 'bytes', strong: true, label: { en: 'bytes', zh: '字节' } },
        { role: 'bar', of: 'bytes', scale: 'largest' },
        { role: 'share', of: 'bytes', label: { en: 'share', zh: '占比' } },
        { role: 'amount', column: 'senders', label: { en: 'senders', zh: '发送方' }, width: 70, further: true },
        { role: 'amount', column: 'receivers', label: { en: 'receivers', zh: '接收方' }, width: 74, further: true },
        { role: 'ratio', column: 'reject', warns: true, label: { en: 'reject', zh: '拒绝' }, further: true },
        { role: 'time', column: 'since', label: { en: 'first seen', zh: '最早' }, further: true },
      ],
    },
  },
  domainSenders,
  {
    version, id: 'domain-refused', title: { en: 'Rejected from domain to domain', zh: '网段间拒绝' }, unit: { en: 'records', zh: '条' },
    statement: `${refusals} | select srctype, dsttype, count(*) as records group by srctype, dsttype order by records desc limit 20000`,
    counts: 'records', ownFilter, consequence, finding: { kind: 'chart' },
    picture: { kind: 'chart', chart: { ...chart, kind: 'matrix', unit: 'records', y: ['records'], refused: [], top: 12 } },
  },
  {
    version, id: 'domain-refusals', title: { en: 'Rejected pairs', zh: '被拒绝的通信对' }, unit: { en: '{rows}', zh: '{rows}' },
    statement: `${known} | select srctype, dsttype, ${pair} as pair, count_if(action = 'REJECT') as records, count_if(action = 'REJECT') * 1.0 / count(action) as reject, count(distinct case when action = 'REJECT' then srcaddr end) as senders, count(distinct case when action = 'REJECT' and dstport < ${ephemeralFrom} then dstport end) as ports, max(case when action = 'REJECT' then __time__ end) as until group by srctype, dsttype having count_if(action = 'REJECT') > 0 order by records desc limit 7`,
    counts: 'records', units: { records: 'records', reject: 'share', senders: 'none', ports: 'none' }, ownFilter, consequence,
    finding: { kind: 'rank-cover', name: 'pair', value: 'records', what: { en: 'pairs', zh: '通信对' }, endsOf: 'srctype' },
    picture: {
      kind: 'list', rowHeight: 23, sorted: { column: 'records', up: false }, what: { en: 'pairs', zh: '通信对' },
      columns: [
        { role: 'ends', from: 'srctype', to: 'dsttype', label: { en: 'pair', zh: '通信对' } },
        { role: 'amount', column: 'records', strong: true, label: { en: 'rejected', zh: '拒绝记录' }, width: 84 },
        { role: 'bar', of: 'records', scale: 'largest' },
        { role: 'ratio', column: 'reject', warns: true, label: { en: 'of its records', zh: '占该对记录' }, width: 92 },
        { role: 'amount', column: 'senders', label: { en: 'senders', zh: '发送方' }, width: 70, further: true },
        { role: 'amount', column: 'ports', label: { en: 'ports', zh: '端口' }, width: 58, further: true },
        { role: 'time', column: 'until', label: { en: 'last', zh: '最晚' }, further: true },
      ],
    },
  },
];

/** Which domain sends how much to which other one, and what of it was refused. Heights are those of a window of 1440 × 900. */
export const interDomain: Dashboard = {
  version: dashboardVersion,
  id: 'domains',
  title: { en: 'Inter-domain Traffic', zh: '域间流量' },
  panels,
  rows: [
    { height: 298, cells: [{ span: 7, panels: ['domain-matrix'] }, { span: 5, panels: ['domain-flow'] }] },
    { height: 238, cells: [{ span: 7, panels: ['domain-lanes'] }, { span: 5, panels: ['domain-pairs'] }] },
    { height: 262, cells: [{ span: 7, panels: ['domain-ports'] }, { span: 5, panels: ['domain-senders'] }] },
    { height: 262, cells: [{ span: 7, panels: ['domain-refusals'] }, { span: 5, panels: ['domain-refused'] }] },
  ],
};
