import { dashboardVersion, type Dashboard } from '../model/dashboard.ts';
import { overviewShares } from './overview-shares.ts';
import { overviewTrends } from './overview-trends.ts';
import { overviewValues } from './overview-values.ts';

/** What went through, who refused it, which way, from where to where. Heights are those of a window of 1440 × 900. */
export const overview: Dashboard = {
  version: dashboardVersion,
  id: 'overview',
  title: { en: 'Overview', zh: '概览' },
  panels: [...overviewValues, ...overviewTrends, ...overviewShares],
  rows: [
    { height: 68, cells: overviewValues.map(({ id }) => ({ span: 12 / overviewValues.length, panels: [id] })) },
    { height: 218, cells: [{ span: 6, panels: ['verdicts'] }, { span: 6, panels: ['directions'] }] },
    {
      height: 340,
      cells: [
        { span: 4, panels: ['per-eni'] },
        { span: 4, panels: ['per-vpc', 'vpc-rate'], heights: [206] },
        { span: 4, panels: ['protocols', 'paths', 'status'], title: { en: 'Make-up', zh: '构成' } },
      ],
    },
    { height: 250, cells: [{ span: 6, panels: ['source-map'] }, { span: 6, panels: ['destination-map'] }] },
    { height: 322, cells: [{ span: 4, panels: ['ports'] }, { span: 8, panels: ['source-heat'] }] },
    { height: 178, cells: [{ span: 12, panels: ['protocol-rate'] }] },
  ],
};
