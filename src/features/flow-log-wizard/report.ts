import { catalog, wordsOf, type Language } from '../../base/words.ts';
import type { LogDashboard } from '../../model/cloud/logstore.ts';

/** What the log analysis report makes in a Logstore: an index over the fields of a record, and three dashboards. */

/** Names as the documentation has them, after the Logstore's. */
export const reportKinds = ['overview', 'traffic', 'rejection'] as const;
export type ReportKind = (typeof reportKinds)[number];

export function dashboardName(logstore: string, kind: ReportKind): string {
  return `${logstore}-vpc_flow_log_${kind}`;
}

const words = catalog({
  overview: { en: 'VPC flow log overview', zh: 'VPC 流日志概览' },
  traffic: { en: 'VPC flow log traffic', zh: 'VPC 流日志流量' },
  rejection: { en: 'VPC flow log rejections', zh: 'VPC 流日志拒绝' },
  actions: { en: 'Total number of actions', zh: '动作总数' },
  acceptBytes: { en: 'Bytes of ACCEPT', zh: 'ACCEPT 字节数' },
  rejectBytes: { en: 'Bytes of REJECT', zh: 'REJECT 字节数' },
  acceptPackets: { en: 'Packets of ACCEPT', zh: 'ACCEPT 数据包数' },
  rejectPackets: { en: 'Packets of REJECT', zh: 'REJECT 数据包数' },
  heat: { en: 'Bytes by source address', zh: '源地址流量热力' },
  ports: { en: 'Top 10 destination ports by bytes of ACCEPT', zh: 'ACCEPT 流量 Top 10 目的端口' },
  perMinute: { en: 'Bytes per minute by protocol', zh: '每分钟各协议流量' },
  byteShare: { en: 'Share of bytes of REJECT', zh: 'REJECT 字节占比' },
  packetShare: { en: 'Share of packets of REJECT', zh: 'REJECT 数据包占比' },
});

type ChartTitle = Exclude<keyof typeof words, ReportKind>;

/** The charts that the documentation lists; their statements are ours. */
const charts: Readonly<Record<ReportKind, readonly (readonly [title: ChartTitle, type: string, query: string])[]>> = {
  overview: [
    ['actions', 'number', '* | select count(1) as actions'],
    ['acceptBytes', 'number', 'action: ACCEPT | select sum(bytes) as bytes'],
    ['rejectBytes', 'number', 'action: REJECT | select sum(bytes) as bytes'],
    ['acceptPackets', 'number', 'action: ACCEPT | select sum(packets) as packets'],
  ],
  traffic: [
    ['heat', 'map', '* | select srcaddr, sum(bytes) as bytes group by srcaddr order by bytes desc limit 100'],
    ['ports', 'bar', 'action: ACCEPT | select dstport, sum(bytes) as bytes group by dstport order by bytes desc limit 10'],
    ['perMinute', 'line', '* | select __time__ - __time__ % 60 as time, protocol, sum(bytes) as bytes group by time, protocol order by time limit 10000'],
  ],
  rejection: [
    ['rejectBytes', 'number', 'action: REJECT | select sum(bytes) as bytes'],
    ['byteShare', 'number', "* | select sum(case when action = 'REJECT' then bytes else 0 end) * 100.0 / sum(bytes) as share"],
    ['rejectPackets', 'number', 'action: REJECT | select sum(packets) as packets'],
    ['packetShare', 'number', "* | select sum(case when action = 'REJECT' then packets else 0 end) * 100.0 / sum(packets) as share"],
  ],
};

export function reportDashboard(logstore: string, kind: ReportKind, language: Language): LogDashboard {
  const w = wordsOf(words, language);
  return {
    name: dashboardName(logstore, kind),
    displayName: `${logstore} ${w[kind]}`,
    charts: charts[kind].map(([title, type, query]) => ({ title: w[title], type, logstore, query })),
  };
}
