import type { Text } from '../../../model/panel.ts';
import type { RecordScreenId } from '../../../model/screens.ts';

/** What each screen is for, on the page of an instance. */
export const screenAbouts: Readonly<Record<RecordScreenId, Text>> = {
  overview: { en: 'Accept and reject trends, inbound and outbound traffic, packets and bytes per VPC and ENI, where addresses are.', zh: '接受与拒绝趋势、出入方向流量、各 VPC 与网卡的包数与字节数、源和目的 IP 的地理分布。' },
  policy: { en: 'What security groups and network ACLs accepted and refused, by 5-tuple, source and port, and why.', zh: '安全组与网络 ACL 允许和拒绝的流量，按五元组、源地址、端口统计，并分析拒绝原因。' },
  eni: { en: 'Inbound and outbound traffic of each ENI: average, 95th percentile and peak.', zh: '每块网卡的出入方向流量：平均值、95 分位值与峰值。' },
  ecs: { en: 'Which instance sends how much to which other one.', zh: 'ECS 实例之间的流量及速率。' },
  findings: { en: 'Scans, beacons, one-way flows, exposures and the like, each with the records behind it.', zh: '扫描、信标、单向流量、暴露面等异常，均可查看对应记录。' },
  query: { en: 'Statements over the records, and the raw logs.', zh: '对记录执行查询语句并查看原始日志。' },
  'cidr-block-settings': { en: 'Which blocks there are: by default private networks, some cloud services, and the internet as all else.', zh: '网段定义：默认为私网、部分云服务，其余为公网。' },
  'inter-domain-traffic': { en: 'Traffic between domains: named sets of CIDR blocks.', zh: '不同网段之间的流量。' },
  'ecs-to-domain-traffic': { en: 'Traffic from ECS instances to domains, by traffic path.', zh: 'ECS 实例到目的网段的流量，按流量路径区分。' },
  'threat-intelligence': { en: 'Addresses on lists of threats among sources and destinations, and what was let through.', zh: '源和目的地址中命中威胁情报的地址，以及被允许的流量。' },
  'domain-query': { en: 'Statements over records with the domains of both ends.', zh: '对含两端网段的记录执行查询语句。' },
};
