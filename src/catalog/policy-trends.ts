import { panelVersion, type Panel } from '../model/panel.ts';
import { ephemeralFrom } from '../model/ports.ts';
import { byTime, time } from './statements.ts';

const version = panelVersion;

/** Ports of one verdict by records, ports of clients together; trends name the first, and the list of rejected ports asks the same. */
export function portsBy(verdict: 'ACCEPT' | 'REJECT'): string {
  return `action: ${verdict} | select case when dstport < ${ephemeralFrom} then dstport end as dstport, count(*) as records, sum(bytes) as bytes group by 1 order by records desc limit 16`;
}

/** Accepted and rejected over time, each in a plot of its own. */
export const policyTrends: readonly Panel[] = [
  {
    version, id: 'accept-trend', title: { en: 'Accept trend', zh: '允许趋势' }, unit: { en: 'records per {bin}', zh: '条/{bin}' },
    statement: `action: ACCEPT | select ${time}, count(*) as accepted ${byTime}`, companion: portsBy('ACCEPT'),
    counts: 'records', units: { accepted: 'records', records: 'records' },
    picture: { kind: 'verdict', x: 'time', y: 'accepted', verdict: 'accept' },
    consequence: { kind: 'filter', column: 'action', field: 'action' },
    finding: { kind: 'verdict-peak', x: 'time', y: 'accepted', what: { en: 'Accepted records', zh: '允许记录' }, port: 'dstport', amount: 'records' },
  },
  {
    version, id: 'reject-trend', title: { en: 'Reject trend', zh: '拒绝趋势' }, unit: { en: 'records per {bin}', zh: '条/{bin}' },
    statement: `action: REJECT | select ${time}, count(*) as rejected ${byTime}`, companion: portsBy('REJECT'),
    counts: 'records', units: { rejected: 'records', records: 'records' },
    picture: { kind: 'verdict', x: 'time', y: 'rejected', verdict: 'reject' },
    consequence: { kind: 'filter', column: 'action', field: 'action' },
    finding: { kind: 'verdict-peak', x: 'time', y: 'rejected', what: { en: 'Rejects', zh: '拒绝数' }, port: 'dstport', amount: 'records' },
  },
];
