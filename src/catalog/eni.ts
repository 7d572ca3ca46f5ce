import { dashboardVersion, type Dashboard } from '../model/dashboard.ts';
import { panelVersion, type Panel } from '../model/panel.ts';
import { bitsPerSecond, time } from './statements.ts';

const version = panelVersion;

const panels: readonly Panel[] = [
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
  rows: [{ height: 218, cells: [{ span: 12, panels: ['eni-rate'] }] }],
};
