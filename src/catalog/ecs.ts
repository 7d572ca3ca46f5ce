import { dashboardVersion, type Dashboard } from '../model/dashboard.ts';
import { usualChart, type Chart } from '../model/chart.ts';
import { panelVersion, type Consequence, type OwnFilter, type Panel } from '../model/panel.ts';
import { ephemeralFrom } from '../model/ports.ts';
import { bitsPerSecond, bytesOnce, time } from './statements.ts';

const version = panelVersion;

/** Both ends are instances; `known` leaves out those that could be several. */
const between = 'srcinstance: * and dstinstance: *';
const known = `${between} not srcinstance: ambiguous not dstinstance: ambiguous`;
const pair = "concat(srcinstance, '->', dstinstance)";
/** Verdicts count in every record, since the receiver refuses what the sender sent. */
const once = bytesOnce;
const largest = (count: number): string => `${pair} in (select ${pair} from log group by 1 order by sum(bytes) desc limit ${count})`;

const ownFilter: OwnFilter = { field: 'srcinstance', also: ['dstinstance'], mode: 'ignore' };
const consequence: Consequence = { kind: 'each', of: [{ column: 'srcinstance', fields: ['srcinstance'], between: [] }, { column: 'dstinstance', fields: ['dstinstance'], between: [] }] };
const chart = { ...usualChart, unit: 'bytes', x: 'srcinstance', series: 'dstinstance', y: ['bytes'], groups: ['srcvpc', 'dstvpc'], refused: ['refused', 'decided'], legend: 'none' } as const satisfies Partial<Chart>;
const crossings = `${between} | select srcinstance, dstinstance, max(srcvpc) as srcvpc, max(dstvpc) as dstvpc, ${once} as bytes, count_if(action = 'REJECT') as refused, count(action) as decided group by srcinstance, dstinstance order by bytes desc limit 20000`;

const panels: readonly Panel[] = [
  {
    version, id: 'matrix', title: { en: 'From instance to instance', zh: '实例间流量' }, unit: { en: 'bytes', zh: '字节' },
    statement: crossings, counts: 'records', ownFilter, consequence, finding: { kind: 'chart' },
    about: {
      en: 'An instance is a VPC and what its interfaces belong to. The other end of a record is looked up among the interfaces whose own records show that they own its address: first in the same VPC, then in the one other VPC that has it. Where several could be meant it is ambiguous and counted under other.',
      zh: '实例由 VPC 及其网卡的归属确定。记录对端按地址归属查找：先在同一 VPC，再在唯一拥有该地址的其他 VPC。无法唯一确定时记为不明确，计入其他。',
    },
    picture: { kind: 'chart', chart: { ...chart, kind: 'matrix', top: 12 } },
  },
  {
    version, id: 'flow', title: { en: 'Where it goes', zh: '流向' }, unit: { en: 'bytes, hue of the sender', zh: '字节，颜色为发送方' },
    statement: crossings, counts: 'records', ownFilter, consequence, finding: { kind: 'chart' },
    picture: { kind: 'chart', chart: { ...chart, kind: 'sankey', top: 10 }, or: ['sankey', 'graph'] },
  },
  {
    version, id: 'lanes', title: { en: 'Rate by pair', zh: '各对速率' }, unit: { en: 'bits/s, one scale', zh: 'bit/s，同一比例' },
    statement: `${known} | select ${time}, srcinstance, dstinstance, ${bitsPerSecond} from log where ${largest(6)} group by time, srcinstance, dstinstance order by time limit 50000`,
    counts: 'flows', units: { rate: 'bits-per-second' }, ownFilter, consequence, finding: { kind: 'chart' },
    picture: { kind: 'chart', chart: { ...usualChart, kind: 'lanes', unit: 'bits-per-second', x: 'time', y: ['rate'], series: 'srcinstance', target: 'dstinstance', top: 6, legend: 'none' } },
  },
  {
    version, id: 'pairs', title: { en: 'Pairs', zh: '通信对' }, unit: { en: '{rows}', zh: '{rows}' },
    statement: `${known} | select srcinstance, dstinstance, case when max(srcvpc) = max(dstvpc) then '' else '⇄' end as crosses, ${once} as bytes, ${once} * 8.0 / \${{seconds|3600}} as average, count_if(action = 'REJECT') * 1.0 / count(action) as reject group by srcinstance, dstinstance order by bytes desc limit 6`,
    counts: 'records', ownFilter, consequence, units: { bytes: 'bytes', average: 'bits-per-second', reject: 'share' },
    finding: { kind: 'rank-cover', name: 'srcinstance', value: 'bytes', what: { en: 'pairs', zh: '通信对' } },
    picture: {
      kind: 'list', rowHeight: 23, sorted: { column: 'bytes', up: false }, what: { en: 'pairs', zh: '通信对' },
      columns: [
        { role: 'ends', from: 'srcinstance', to: 'dstinstance', label: { en: 'pair', zh: '通信对' } },
        { role: 'text', column: 'crosses', label: { en: 'VPC', zh: 'VPC' }, width: 38, whereKnown: true },
        { role: 'zones', from: 'srcinstance', to: 'dstinstance', label: { en: 'zone', zh: '可用区' }, width: 46, further: true, whereKnown: true },
        { role: 'amount', column: 'bytes', strong: true, label: { en: 'bytes', zh: '字节' }, width: 60 },
        { role: 'share', of: 'bytes', label: { en: 'share', zh: '占比' }, width: 52 },
        { role: 'amount', column: 'average', label: { en: 'average', zh: '平均' }, width: 70, further: true },
        { role: 'ratio', column: 'reject', warns: true, label: { en: 'reject', zh: '拒绝' }, width: 53, further: true },
      ],
    },
  },
  {
    version, id: 'pair-ports', title: { en: 'Ports of the pair', zh: '该通信对的端口' }, unit: { en: 'the chosen one, else the largest', zh: '所选通信对，未选时为最大的一对' },
    statement: `${known} | select srcinstance, dstinstance, case when dstport < ${ephemeralFrom} then dstport end as dstport, sum(bytes) as bytes, count(distinct srcport) as connections, sum(bytes) * 1.0 / sum(packets) as packet, min(__time__) as since, max(__time__) as until from log where ${largest(1)} group by srcinstance, dstinstance, 3 order by bytes desc limit 5`,
    counts: 'flows', units: { bytes: 'bytes', packet: 'bytes' },
    consequence: { kind: 'filter', column: 'dstport', field: 'dstport' },
    finding: { kind: 'pair-top', from: 'srcinstance', to: 'dstinstance', name: 'dstport', value: 'bytes' },
    picture: {
      kind: 'list', rowHeight: 23, sorted: { column: 'bytes', up: false }, what: { en: 'ports', zh: '端口' },
      columns: [
        { role: 'name', column: 'dstport', label: { en: 'destination port', zh: '目的端口' }, absent: { en: `ephemeral, from ${ephemeralFrom}`, zh: `临时端口，${ephemeralFrom} 起` } },
        { role: 'amount', column: 'bytes', strong: true, label: { en: 'bytes', zh: '字节' } },
        { role: 'bar', of: 'bytes', scale: 'largest' },
        { role: 'share', of: 'bytes', label: { en: 'share', zh: '占比' } },
        { role: 'amount', column: 'connections', label: { en: 'source ports', zh: '源端口数' }, width: 92, further: true },
        { role: 'amount', column: 'packet', label: { en: 'mean packet', zh: '平均包长' }, width: 92, further: true },
        { role: 'time', column: 'since', label: { en: 'first', zh: '最早' }, further: true },
        { role: 'time', column: 'until', label: { en: 'last', zh: '最晚' }, further: true },
      ],
    },
  },
  {
    version, id: 'both-ends', title: { en: 'Both ends', zh: '两端' }, unit: { en: 'as each interface saw it', zh: '按各网卡所见' },
    statement: `${known} | select direction, "vm-id", "eni-id", max(case when direction = 'out' then srcaddr else dstaddr end) as address, max("vpc-id") as vpc, max(traffic_path) as traffic_path, sum(bytes) as bytes, count_if(action = 'REJECT') * 1.0 / count(action) as reject from log where ${largest(1)} group by direction, "vm-id", "eni-id" order by bytes desc limit 5`,
    counts: 'records', units: { bytes: 'bytes', reject: 'share' },
    consequence: { kind: 'filter', column: 'eni-id', field: 'eni-id' },
    finding: { kind: 'both-ends', direction: 'direction', value: 'bytes' },
    picture: {
      kind: 'list', rowHeight: 23, sorted: { column: 'bytes', up: false }, what: { en: 'interfaces', zh: '网卡' },
      columns: [
        { role: 'direction', column: 'direction', label: { en: 'seen', zh: '方向' }, width: 50 },
        { role: 'name', column: 'address', as: 'srcaddr', beside: 'vm-id', label: { en: 'address', zh: '地址' } },
        { role: 'text', column: 'eni-id', label: { en: 'ENI', zh: 'ENI' }, width: 106, further: true },
        { role: 'text', column: 'vpc', as: 'vpc-id', label: { en: 'VPC', zh: 'VPC' }, width: 92, further: true },
        { role: 'amount', column: 'bytes', strong: true, label: { en: 'bytes', zh: '字节' }, width: 62 },
        { role: 'ratio', column: 'reject', warns: true, label: { en: 'reject', zh: '拒绝' }, width: 54 },
      ],
    },
  },
];

/** Which instance sends how much to which other one. Heights are those of a window of 1440 × 900. */
export const ecs: Dashboard = {
  version: dashboardVersion,
  id: 'ecs',
  title: { en: 'Inter-ECS Traffic', zh: 'ECS 间流量' },
  panels,
  rows: [
    { height: 352, cells: [{ span: 7, panels: ['matrix'] }, { span: 5, panels: ['flow'] }] },
    { height: 238, cells: [{ span: 7, panels: ['lanes'] }, { span: 5, panels: ['pairs'] }] },
    { height: 216, cells: [{ span: 7, panels: ['pair-ports'] }, { span: 5, panels: ['both-ends'] }] },
  ],
};
