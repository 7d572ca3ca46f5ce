import { dashboardVersion, type Dashboard } from '../model/dashboard.ts';
import { eniOne } from './eni-one.ts';
import { eniTable } from './eni-table.ts';

/** What goes in and out of each elastic network interface, and what the chosen one carries. */
export const eni: Dashboard = {
  version: dashboardVersion,
  id: 'eni',
  title: { en: 'ENI Traffic', zh: 'ENI 流量' },
  panels: [eniTable, ...eniOne],
  rows: [
    { height: 330, cells: [{ span: 12, panels: ['enis-table'] }] },
    { height: 262, cells: [{ span: 7, panels: ['eni-rate'] }, { span: 5, panels: ['eni-peers'] }] },
    { height: 184, cells: [{ span: 7, panels: ['eni-packet-size'] }, { span: 5, panels: ['eni-flags'] }] },
  ],
};
