import { dashboardVersion, type Dashboard } from '../model/dashboard.ts';
import { policyRanks } from './policy-ranks.ts';
import { policyTrends } from './policy-trends.ts';
import { policyTuples } from './policy-tuples.ts';
import { policyValues } from './policy-values.ts';
import { scans } from './scans.ts';

/** What security groups and network ACLs let through, what they refused, and why. */
export const policy: Dashboard = {
  version: dashboardVersion,
  id: 'policy',
  title: { en: 'Policy Statistics', zh: '策略统计' },
  panels: [...policyValues, ...policyTrends, ...policyTuples, ...policyRanks, ...scans],
  rows: [
    { height: 68, cells: policyValues.map(({ id }) => ({ span: 12 / policyValues.length, panels: [id] })) },
    { height: 190, cells: [{ span: 6, panels: ['accept-trend'] }, { span: 6, panels: ['reject-trend'] }] },
    { height: 290, cells: [{ span: 6, panels: ['accepted-tuples'] }, { span: 6, panels: ['rejected-tuples'] }] },
    { height: 484, cells: [{ span: 4, panels: ['why-rejected', 'rejected-enis'], heights: [242] }, { span: 4, panels: ['rejected-sources'] }, { span: 4, panels: ['rejected-ports'] }] },
    { height: 290, cells: [{ span: 4, panels: ['scans'] }, { span: 8, panels: ['scanners'] }] },
  ],
};
