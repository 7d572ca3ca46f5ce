import { panelVersion, type Panel } from '../model/panel.ts';
import { ephemeralFrom } from '../model/ports.ts';
import { portsBy } from './policy-trends.ts';

const version = panelVersion;
const units = { records: 'records', bytes: 'bytes', share: 'share' } as const;

/** Who was refused, at which port, and by which interface. */
export const policyRanks: readonly Panel[] = [
  {
    version, id: 'rejected-sources', title: { en: 'Rejected sources', zh: '被拒绝的源' }, unit: { en: '{rows}', zh: '{rows}' },
    statement: 'action: REJECT | select srcaddr, ip_to_country_code(srcaddr) as country, count(*) as records group by srcaddr order by records desc limit 16',
    counts: 'records', units, ownFilter: { field: 'srcaddr', mode: 'ignore' },
    picture: {
      kind: 'list', rowHeight: 23, sorted: { column: 'records', up: false }, what: { en: 'sources', zh: '源' },
      columns: [
        { role: 'name', column: 'srcaddr', beside: 'country' },
        { role: 'amount', column: 'records', label: { en: 'records', zh: '记录' } },
        { role: 'bar', of: 'records', scale: 'largest' },
        { role: 'share', of: 'records', label: { en: 'share', zh: '占比' } },
      ],
    },
    consequence: { kind: 'filter', column: 'srcaddr', field: 'srcaddr' },
    finding: { kind: 'rank-cover', name: 'srcaddr', value: 'records', what: { en: 'sources', zh: '源' } },
  },
  {
    version, id: 'rejected-ports', title: { en: 'Rejected ports', zh: '被拒绝的端口' }, unit: { en: 'rejected records', zh: '拒绝记录' },
    statement: portsBy('REJECT'),
    counts: 'records', units, ownFilter: { field: 'dstport', mode: 'ignore' },
    picture: { kind: 'rank', name: 'dstport', value: 'records', further: [], absent: { en: `ephemeral, from ${ephemeralFrom}`, zh: `临时端口，${ephemeralFrom} 起` } },
    consequence: { kind: 'filter', column: 'dstport', field: 'dstport' },
    finding: { kind: 'rank-cover', name: 'dstport', value: 'records', what: { en: 'ports', zh: '端口' } },
  },
  {
    version, id: 'rejected-enis', title: { en: 'Rejecting ENIs', zh: '拒绝最多的 ENI' }, unit: { en: 'rejected records, share of its verdicts', zh: '拒绝记录及其占该网卡判定的比例' },
    statement: `* | select "eni-id", count_if(action = 'REJECT') as records, count_if(action = 'REJECT') * 1.0 / count(action) as share group by "eni-id" having count_if(action = 'REJECT') > 0 order by records desc limit 8`,
    counts: 'records', units, ownFilter: { field: 'eni-id', mode: 'ignore' },
    picture: { kind: 'rank', name: 'eni-id', value: 'records', further: ['share'] },
    consequence: { kind: 'filter', column: 'eni-id', field: 'eni-id' },
    finding: { kind: 'rank-cover', name: 'eni-id', value: 'records', what: { en: 'ENIs', zh: ' ENI ' } },
  },
];
