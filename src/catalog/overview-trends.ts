import { panelVersion, type Panel } from '../model/panel.ts';
import { bitsPerSecond, coarseTime, time, verdictsByTime } from './statements.ts';

const version = panelVersion;

/** Everything of the Overview that runs over time. */
export const overviewTrends: readonly Panel[] = [
  {
    version, id: 'verdicts', title: { en: 'Accepted and rejected', zh: '允许与拒绝趋势' }, unit: { en: 'records per {bin}', zh: '条/{bin}' },
    statement: verdictsByTime, counts: 'records', units: { accept: 'records', reject: 'records', share: 'share' },
    picture: { kind: 'verdicts', x: 'time', accept: 'accept', reject: 'reject' },
    consequence: { kind: 'filter', column: 'verdict', field: 'action' },
    finding: { kind: 'peak', x: 'time', y: 'reject', what: { en: 'Rejects', zh: '拒绝数' } },
  },
  {
    version, id: 'directions', title: { en: 'Inbound and outbound', zh: '出入方向流量' }, unit: { en: 'bits/s, seen from the ENI', zh: 'bit/s，以 ENI 为参照' },
    statement: `* | select ${time}, direction, ${bitsPerSecond} group by time, direction order by time limit 20000`,
    counts: 'records', units: { rate: 'bits-per-second' },
    picture: { kind: 'mirror', x: 'time', y: 'rate', series: 'direction' },
    consequence: { kind: 'filter', column: 'direction', field: 'direction' },
    finding: { kind: 'mirror-peak', x: 'time', y: 'rate', series: 'direction' },
  },
  {
    version, id: 'vpc-rate', title: { en: 'Bytes by VPC', zh: '各 VPC 速率' }, unit: { en: 'bits/s, largest three', zh: 'bit/s，最大的三个' },
    statement: `* | select ${time}, "vpc-id", ${bitsPerSecond} from log where "vpc-id" in (select "vpc-id" from log group by "vpc-id" order by sum(bytes) desc limit 3) group by time, "vpc-id" order by time limit 20000`,
    counts: 'flows', units: { rate: 'bits-per-second' },
    picture: { kind: 'lines', x: 'time', y: 'rate', series: 'vpc-id', area: false, top: 3 },
    consequence: { kind: 'filter', column: 'vpc-id', field: 'vpc-id' },
    finding: { kind: 'peak', x: 'time', y: 'rate', what: { en: 'The largest rate', zh: '最高速率' } },
  },
  {
    version, id: 'protocol-rate', title: { en: 'Bytes by protocol', zh: '各协议字节数' }, unit: { en: 'bytes per minute', zh: '字节/分钟' },
    statement: `* | select ${time}, protocol, sum(bytes) * 60.0 / \${{interval|60}} as bytes group by time, protocol order by time limit 50000`,
    counts: 'flows', units: { bytes: 'bytes' },
    picture: { kind: 'lines', x: 'time', y: 'bytes', series: 'protocol', area: false, top: 5 },
    consequence: { kind: 'filter', column: 'protocol', field: 'protocol' },
    finding: { kind: 'peak', x: 'time', y: 'bytes', what: { en: 'The largest protocol', zh: '最大的协议' } },
  },
  {
    version, id: 'source-heat', title: { en: 'Sources by time', zh: '源地址热力图' }, unit: { en: 'bytes per {bin}', zh: '字节/{bin}' },
    statement: `* | select ${coarseTime}, srcaddr, sum(bytes) as bytes from log where srcaddr in (select srcaddr from log group by srcaddr order by sum(bytes) desc limit 9) group by time, srcaddr order by time limit 20000`,
    counts: 'flows', units: { bytes: 'bytes' },
    picture: { kind: 'heat', x: 'time', y: 'srcaddr', value: 'bytes' },
    consequence: { kind: 'filter', column: 'srcaddr', field: 'srcaddr' },
    finding: { kind: 'heat-spread', x: 'time', y: 'srcaddr', value: 'bytes' },
  },
];
