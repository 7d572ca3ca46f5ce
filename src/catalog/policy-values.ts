import type { Panel } from '../model/panel.ts';
import { scannerCount, scanHosts, scanPorts } from './scans.ts';
import { byTime, time, verdictTotals, verdictsByTime } from './statements.ts';
import { ofDecided, value } from './value.ts';

/** Shared by the values of what was refused: sums over rejected records, beside those of all. */
const volumes =
  "* | select sum(case when action = 'REJECT' then bytes else 0 end) as rejected_bytes, sum(case when action = 'REJECT' then packets else 0 end) as rejected_packets, sum(bytes) as bytes, sum(packets) as packets";
const volumesByTime =
  `* | select ${time}, sum(case when action = 'REJECT' then bytes else 0 end) as rejected_bytes, sum(case when action = 'REJECT' then packets else 0 end) as rejected_packets ${byTime}`;

/** The strip of single values: verdict figures count what was recorded, as a packet refused at the receiver was accepted at the sender. */
export const policyValues: readonly Panel[] = [
  value({
    id: 'policy-accepted', title: { en: 'Accepted', zh: '允许' }, unit: { en: 'records', zh: '条' }, counts: 'records', value: 'accepted',
    statement: verdictTotals, companion: verdictsByTime, spark: 'accept', compare: ofDecided, units: { accepted: 'records', decided: 'records' },
  }),
  value({
    id: 'policy-rejected', title: { en: 'Rejected', zh: '拒绝' }, unit: { en: 'records', zh: '条' }, counts: 'records', value: 'rejected',
    statement: verdictTotals, companion: verdictsByTime, spark: 'reject', compare: ofDecided, units: { rejected: 'records', decided: 'records' },
  }),
  value({
    id: 'policy-undecided', title: { en: 'Without verdict', zh: '无判定' }, unit: { en: 'records', zh: '条' }, counts: 'records', value: 'undecided',
    statement: `* | select count(*) - count(action) as undecided, count_if("log-status" = 'SKIPDATA') as skipdata`,
    compare: { kind: 'counts', of: [{ column: 'skipdata', what: { en: 'of them SKIPDATA', zh: '条为 SKIPDATA' } }] }, units: { undecided: 'records' },
  }),
  value({
    id: 'rejected-bytes', title: { en: 'Rejected bytes', zh: '拒绝字节数' }, unit: { en: 'bytes', zh: '字节' }, counts: 'records', value: 'rejected_bytes',
    statement: volumes, companion: volumesByTime, spark: 'rejected_bytes', units: { rejected_bytes: 'bytes', bytes: 'bytes' },
    compare: { kind: 'share', of: 'bytes', what: { en: 'of bytes', zh: '占字节的' } },
  }),
  value({
    id: 'rejected-packets', title: { en: 'Rejected packets', zh: '拒绝数据包数' }, unit: { en: 'packets', zh: '包' }, counts: 'records', value: 'rejected_packets',
    statement: volumes, companion: volumesByTime, spark: 'rejected_packets', units: { rejected_packets: 'packets', packets: 'packets' },
    compare: { kind: 'share', of: 'packets', what: { en: 'of packets', zh: '占数据包的' } },
  }),
  value({
    id: 'rejected-source-count', title: { en: 'Rejected sources', zh: '被拒源地址' }, unit: { en: 'addresses', zh: '个地址' }, counts: 'records', value: 'sources',
    statement: "action: REJECT | select count(distinct srcaddr) as sources, count(distinct case when ip_to_domain(srcaddr) = 'intranet' then srcaddr end) as inside",
    compare: { kind: 'counts', of: [{ column: 'inside', what: { en: 'of them inside', zh: '个在内网' } }] }, units: { sources: 'none' },
  }),
  value({
    id: 'scanner-count', title: { en: 'Scanners', zh: '扫描者' }, unit: { en: 'addresses', zh: '个地址' }, counts: 'records', value: 'scanners',
    statement: scannerCount,
    compare: { kind: 'note', says: { en: `over ${scanPorts} ports or ${scanHosts} hosts`, zh: `超过 ${scanPorts} 个端口或 ${scanHosts} 台主机` } }, units: { scanners: 'none' },
  }),
];
