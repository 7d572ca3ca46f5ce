import { dashboardVersion, type Dashboard } from '../model/dashboard.ts';
import { panelVersion, type Panel } from '../model/panel.ts';
import { verdictsByTime } from './statements.ts';

const version = panelVersion;

const panels: readonly Panel[] = [
  {
    version, id: 'verdict-trend', title: { en: 'Accepted and rejected', zh: '允许与拒绝趋势' }, unit: { en: 'records per {bin}', zh: '条/{bin}' },
    statement: verdictsByTime, counts: 'records', units: { accept: 'records', reject: 'records', share: 'share' },
    picture: { kind: 'verdicts', x: 'time', accept: 'accept', reject: 'reject' },
    consequence: { kind: 'filter', column: 'verdict', field: 'action' },
    finding: { kind: 'peak', x: 'time', y: 'reject', what: { en: 'Rejects', zh: '拒绝数' } },
  },
];

/** What security groups and network ACLs let through, what they refused, and why. */
export const policy: Dashboard = {
  version: dashboardVersion,
  id: 'policy',
  title: { en: 'Policy Statistics', zh: '策略统计' },
  panels,
  rows: [{ height: 218, cells: [{ span: 12, panels: ['verdict-trend'] }] }],
};
