import { dashboardVersion, type Dashboard } from '../model/dashboard.ts';
import { panelVersion, type Panel } from '../model/panel.ts';

const version = panelVersion;

const panels: readonly Panel[] = [
  {
    version, id: 'pairs', title: { en: 'Pairs', zh: '通信对' }, unit: { en: 'bytes', zh: '字节' },
    statement: "* | select concat(srcaddr, '->', dstaddr) as pair, sum(bytes) as bytes group by pair order by bytes desc limit 10",
    counts: 'flows', units: { bytes: 'bytes' },
    picture: { kind: 'rank', name: 'pair', value: 'bytes', further: [] },
    consequence: { kind: 'each', of: [{ column: 'pair', fields: ['srcaddr', 'dstaddr'], between: ['->'] }] },
    finding: { kind: 'rank-cover', name: 'pair', value: 'bytes', what: { en: 'pairs', zh: ' 对' } },
  },
];

/** Which instance sends how much to which other one. */
export const ecs: Dashboard = {
  version: dashboardVersion,
  id: 'ecs',
  title: { en: 'Inter-ECS Traffic', zh: 'ECS 间流量' },
  panels,
  rows: [{ height: 340, cells: [{ span: 12, panels: ['pairs'] }] }],
};
