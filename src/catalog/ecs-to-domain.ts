import { dashboardVersion, type Dashboard } from '../model/dashboard.ts';
import { usualChart, type Chart } from '../model/chart.ts';
import { panelVersion, type Consequence, type OwnFilter, type Panel } from '../model/panel.ts';
import { ephemeralFrom } from '../model/ports.ts';
import { destinations, first, ofPair, plainly, reject, sent } from './destination-drill.ts';
import { bitsPerSecond, bytesOnce, captured, onceBytes, time } from './statements.ts';

const version = panelVersion;
const ownFilter: OwnFilter = { field: 'srcinstance', also: ['dsttype'], mode: 'ignore' };
const consequence: Consequence = { kind: 'each', of: [plainly('srcinstance'), plainly('dsttype')] };
const chart = { ...usualChart, unit: 'bytes', y: ['bytes'], legend: 'none' } as const satisfies Partial<Chart>;
const units = { bytes: 'bytes', p95: 'bits-per-second', reject: 'share' } as const;

const panels: readonly Panel[] = [
  {
    version, id: 'ecs-domain-matrix', title: { en: 'From instance to domain', zh: '实例到网段' }, unit: { en: 'bytes', zh: '字节' },
    statement: `srcinstance: * and dsttype: * | select srcinstance, dsttype, ${bytesOnce} as bytes, count_if(action = 'REJECT') as refused, count(action) as decided group by srcinstance, dsttype order by bytes desc limit 20000`,
    counts: 'records', ownFilter, consequence, finding: { kind: 'chart' },
    about: {
      en: 'What each instance sends, by the domain it goes to. An instance is a VPC and what its interfaces belong to; a sender that could be several is counted under other. Each flow counts once, verdicts count in every record.',
      zh: '各实例发出的流量，按目的网段统计。实例由 VPC 及其网卡的归属确定，无法唯一确定的发送方计入其他。每条流计一次，判定按每条记录计。',
    },
    picture: { kind: 'chart', chart: { ...chart, kind: 'matrix', x: 'srcinstance', series: 'dsttype', refused: ['refused', 'decided'], top: 12 } },
  },
  {
    version, id: 'ecs-domain-paths', title: { en: 'Path by domain', zh: '各网段的路径' }, unit: { en: 'share of bytes, traffic_path', zh: '字节占比，traffic_path' },
    statement: `${sent} and traffic_path: * | select dsttype, traffic_path, sum(bytes) as bytes group by dsttype, traffic_path order by bytes desc limit 2000`,
    counts: 'flows', ownFilter: { field: 'dsttype', also: ['traffic_path'], mode: 'ignore' }, consequence: { kind: 'each', of: [plainly('dsttype'), plainly('traffic_path')] }, finding: { kind: 'chart' },
    picture: { kind: 'chart', chart: { ...chart, kind: 'shares', x: 'dsttype', series: 'traffic_path', top: 8 } },
  },
  {
    version, id: 'ecs-domain-lanes', title: { en: 'Rate by domain', zh: '各网段速率' }, unit: { en: '{srcinstance} · bits/s, one scale', zh: '{srcinstance} · bit/s，同一比例' },
    statement: `${sent} | select ${time}, srcinstance, dsttype, ${bitsPerSecond} from log where ${first('srcinstance', 'sum(bytes)')} group by time, srcinstance, dsttype order by time limit 50000`,
    counts: 'flows', units: { rate: 'bits-per-second' }, ownFilter: { field: 'dsttype', mode: 'ignore' }, consequence: { kind: 'each', of: [plainly('dsttype')] }, finding: { kind: 'chart' },
    picture: { kind: 'chart', chart: { ...usualChart, kind: 'lanes', unit: 'bits-per-second', x: 'time', y: ['rate'], series: 'dsttype', top: 6, legend: 'none' } },
  },
  {
    version, id: 'ecs-domain-instances', title: { en: 'Instances to the domain', zh: '到该网段的实例' }, unit: { en: '{rows} · {dsttype}', zh: '{rows} · {dsttype}' },
    statement: `${sent} | select srcinstance, dsttype, ${bytesOnce} as bytes, percentile_over_time(${onceBytes}, ${captured}, 0.95) * 8.0 / ${captured} as p95, ${reject} from log where ${first('dsttype', bytesOnce)} group by srcinstance, dsttype order by bytes desc limit 6`,
    counts: 'records', units, ownFilter: { field: 'srcinstance', mode: 'ignore' }, consequence: { kind: 'each', of: [plainly('srcinstance')] },
    about: { en: 'To the domain that filters choose; without a choice, to the one with most bytes, which the header names. p95 is over the buckets of the capture interval, those without records being zero.', zh: '取筛选所选的网段；未选时取字节最多的网段，名称见标题。p95 按采集间隔分桶计算，无记录的桶计为零。' },
    finding: { kind: 'rank-cover', name: 'srcinstance', value: 'bytes', what: { en: 'instances', zh: '实例' } },
    picture: {
      kind: 'list', rowHeight: 23, sorted: { column: 'bytes', up: false }, what: { en: 'instances', zh: '实例' },
      columns: [
        { role: 'name', column: 'srcinstance', label: { en: 'instance', zh: '实例' } },
        { role: 'amount', column: 'bytes', strong: true, label: { en: 'bytes', zh: '字节' }, width: 70 },
        { role: 'bar', of: 'bytes', scale: 'largest', width: 56 },
        { role: 'share', of: 'bytes', label: { en: 'share', zh: '占比' }, width: 58 },
        { role: 'amount', column: 'p95', width: 80, further: true },
        { role: 'ratio', column: 'reject', warns: true, label: { en: 'reject', zh: '拒绝' }, width: 54, further: true },
      ],
    },
  },
  destinations,
  {
    version, id: 'ecs-domain-path-rate', title: { en: 'Traffic path over time', zh: '流量路径趋势' }, unit: { en: 'bits/s', zh: 'bit/s' },
    statement: `${sent} and traffic_path: * | select ${time}, traffic_path, ${bitsPerSecond} group by time, traffic_path order by time limit 50000`,
    counts: 'flows', units: { rate: 'bits-per-second' }, consequence: { kind: 'each', of: [plainly('traffic_path')] }, finding: { kind: 'chart' },
    picture: { kind: 'chart', chart: { ...usualChart, kind: 'stacked', unit: 'bits-per-second', x: 'time', y: ['rate'], series: 'traffic_path', top: 7, missing: 'zero', legend: 'header' }, or: ['stacked', 'stacked100'] },
  },
  {
    version, id: 'ecs-domain-ports', title: { en: 'Ports', zh: '端口' }, unit: { en: '{srcinstance} → {dsttype}', zh: '{srcinstance} → {dsttype}' },
    statement: `${sent} | select srcinstance, dsttype, case when dstport < ${ephemeralFrom} then dstport end as dstport, sum(bytes) as bytes from log where ${ofPair('sum(bytes)')} group by srcinstance, dsttype, 3 order by bytes desc limit 6`,
    counts: 'flows', units, consequence: { kind: 'filter', column: 'dstport', field: 'dstport' },
    finding: { kind: 'pair-top', from: 'srcinstance', to: 'dsttype', name: 'dstport', value: 'bytes' },
    picture: {
      kind: 'list', rowHeight: 23, sorted: { column: 'bytes', up: false }, what: { en: 'ports', zh: '端口' },
      columns: [
        { role: 'name', column: 'dstport', label: { en: 'destination port', zh: '目的端口' }, absent: { en: `ephemeral, from ${ephemeralFrom}`, zh: `临时端口，${ephemeralFrom} 起` } },
        { role: 'amount', column: 'bytes', strong: true, label: { en: 'bytes', zh: '字节' } },
        { role: 'bar', of: 'bytes', scale: 'largest' },
        { role: 'share', of: 'bytes', label: { en: 'share', zh: '占比' } },
      ],
    },
  },
];

/** Which instance sends how much to which domain, and on which path. Heights are those of a window of 1440 × 900. */
export const ecsToDomain: Dashboard = {
  version: dashboardVersion,
  id: 'ecs-domains',
  title: { en: 'ECS-to-Domain Traffic', zh: 'ECS 到域间流量' },
  panels,
  rows: [
    { height: 342, cells: [{ span: 7, panels: ['ecs-domain-matrix'] }, { span: 5, panels: ['ecs-domain-paths'] }] },
    { height: 238, cells: [{ span: 7, panels: ['ecs-domain-lanes'] }, { span: 5, panels: ['ecs-domain-instances'] }] },
    { height: 238, cells: [{ span: 7, panels: ['ecs-domain-destinations'] }, { span: 5, panels: ['ecs-domain-ports'] }] },
    { height: 238, cells: [{ span: 12, panels: ['ecs-domain-path-rate'] }] },
  ],
};
