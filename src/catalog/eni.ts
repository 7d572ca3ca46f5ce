import { dashboardVersion, type Dashboard } from '../model/dashboard.ts';
import { panelVersion, type Panel } from '../model/panel.ts';
import { bitsPerSecond, time } from './statements.ts';

const version = panelVersion;

const panels: readonly Panel[] = [
  {
    version, id: 'enis-table', title: { en: 'ENIs', zh: 'ENI' }, unit: { en: '{rows}', zh: '{rows}' },
    statement: `* | select "eni-id", max("vswitch-id") as "vswitch-id", sum(case when direction = 'in' then bytes else 0 end) as "in", sum(case when direction = 'out' then bytes else 0 end) as out, sum(bytes) as total, count_if(action = 'REJECT') * 1.0 / count(action) as reject group by "eni-id" order by "\${{eni-order|total}}" desc limit 50`,
    companion: `* | select "eni-id", __time__ - __time__ % \${{coarse|600}} as time, direction, sum(bytes) as bytes group by "eni-id", time, direction order by time limit 100000`,
    counts: 'records', ownFilter: { field: 'eni-id', mode: 'ignore' }, units: { in: 'bytes', out: 'bytes', total: 'bytes', reject: 'share' },
    picture: {
      kind: 'list', rowHeight: 26, sorted: { column: 'total', up: false }, orderedBy: 'eni-order', what: { en: 'ENIs', zh: 'ENI' },
      columns: [
        { role: 'name', column: 'eni-id', width: 196 },
        { role: 'text', column: 'vswitch-id', width: 110, further: true },
        { role: 'spark', of: 'eni-id', key: 'eni-id', x: 'time', y: 'bytes', series: 'direction', label: { en: '↑ out, ↓ in, own scale', zh: '↑ 出 ↓ 入，各自比例' }, further: true },
        { role: 'amount', column: 'in', label: { en: 'in', zh: '入' }, further: true },
        { role: 'amount', column: 'out', label: { en: 'out', zh: '出' }, further: true },
        { role: 'amount', column: 'total', label: { en: 'total', zh: '合计' } },
        { role: 'bar', of: 'total', scale: 'largest' },
        { role: 'share', of: 'total', label: { en: 'share', zh: '占比' } },
        { role: 'ratio', column: 'reject', warns: true, label: { en: 'reject', zh: '拒绝' }, further: true },
      ],
    },
    consequence: { kind: 'filter', column: 'eni-id', field: 'eni-id' },
    finding: { kind: 'rank-cover', name: 'eni-id', value: 'total', what: { en: 'ENIs', zh: ' ENI ' } },
  },
  {
    version, id: 'eni-rate', title: { en: 'Inbound and outbound', zh: '出入方向流量' }, unit: { en: 'bits/s, seen from the ENI', zh: 'bit/s，以 ENI 为参照' },
    statement: `* | select ${time}, direction, ${bitsPerSecond} group by time, direction order by time limit 20000`,
    counts: 'records', units: { rate: 'bits-per-second' },
    picture: { kind: 'mirror', x: 'time', y: 'rate', series: 'direction' },
    consequence: { kind: 'filter', column: 'direction', field: 'direction' },
    finding: { kind: 'mirror-peak', x: 'time', y: 'rate', series: 'direction' },
  },
];

/** What goes in and out of each elastic network interface. */
export const eni: Dashboard = {
  version: dashboardVersion,
  id: 'eni',
  title: { en: 'ENI Traffic', zh: 'ENI 流量' },
  panels,
  rows: [{ height: 330, cells: [{ span: 12, panels: ['enis-table'] }] }, { height: 262, cells: [{ span: 12, panels: ['eni-rate'] }] }],
};
