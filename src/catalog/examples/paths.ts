import type { Example } from '../example.ts';

/** Which way traffic takes, and which interfaces saw it. */
export const paths: readonly Example[] = [
  {
    id: 'cross-vpc', group: 'paths', tab: 'chart',
    title: { en: 'Between blocks of 65,536 addresses', zh: '各 /16 网段之间' },
    answers: { en: 'A matrix of private blocks: who sends to whom, and how much.', zh: '私网网段之间的流量矩阵。' },
    statement: `*
| select ip_prefix(srcaddr, 16) as source_block, ip_prefix(dstaddr, 16) as destination_block, sum(bytes) as bytes
where ip_to_domain(srcaddr) = 'intranet' and ip_to_domain(dstaddr) = 'intranet'
group by source_block, destination_block
order by bytes desc
limit 200`,
  },
  {
    id: 'paths', group: 'paths', tab: 'chart',
    title: { en: 'Paths by volume', zh: '各流量路径的占比' },
    answers: { en: 'Through which gateway or connection the traffic goes.', zh: '流量经过哪些网关或连接。' },
    statement: `traffic_path: *
| select traffic_path, count(*) as records, sum(bytes) as bytes
group by traffic_path
order by bytes desc`,
  },
  {
    id: 'ipv6-share', group: 'paths',
    title: { en: 'Share of IPv6', zh: 'IPv6 占比' },
    answers: { en: 'How much of the traffic is IPv6 by now.', zh: '目前 IPv6 流量占多少。' },
    statement: `*
| select type, count(*) as records, sum(bytes) as bytes
group by type
order by bytes desc`,
  },
  {
    id: 'a-block', group: 'paths',
    title: { en: 'One block, by CIDR', zh: '按 CIDR 查一个网段' },
    answers: { en: 'What left a block, by destination. CIDR values in the search half are ours; Copy for SLS lowers them.', zh: '某网段发出的流量，按目的地址统计。搜索部分的 CIDR 为本页扩展，“复制为 SLS 语句”会改写。' },
    statement: `srcaddr: 10.0.0.0/8 and not dstaddr: 10.0.0.0/8
| select dstaddr, dstport, count(*) as records, sum(bytes) as bytes
group by dstaddr, dstport
order by bytes desc
limit 100`,
  },
  {
    id: 'silent-interfaces', group: 'inventory',
    title: { en: 'Silent interfaces', zh: '没有流量的网卡' },
    answers: { en: 'Interfaces whose windows were mostly without data.', zh: '采集窗口大多没有数据的网卡。' },
    statement: `*
| select "eni-id", count_if("log-status" = 'NODATA') as empty_windows, count(*) as windows, max(__time__) as last_record
group by "eni-id"
having count_if("log-status" = 'NODATA') > 0
order by empty_windows desc
limit 100`,
  },
  {
    id: 'skipped-windows', group: 'inventory', tab: 'raw',
    title: { en: 'Windows that the collector skipped', zh: '采集器跳过的窗口' },
    answers: { en: 'Records of SKIPDATA: what is missing from every number.', zh: 'SKIPDATA 记录，即所有统计中缺失的部分。' },
    statement: 'log-status: SKIPDATA',
  },
  {
    id: 'interfaces', group: 'inventory',
    title: { en: 'Interfaces and their instances', zh: '网卡与所属实例' },
    answers: { en: 'Every interface with VPC, instance, first and last record.', zh: '每块网卡的 VPC、实例、首末记录时间。' },
    statement: `*
| select "eni-id", arbitrary("vpc-id") as vpc, arbitrary("vm-id") as instance,
  min(__time__) as first_record, max(__time__) as last_record, count(*) as records
group by "eni-id"
order by records desc
limit 500`,
  },
  {
    id: 'peers-of-an-interface', group: 'inventory',
    title: { en: 'Peers of each interface', zh: '每块网卡的对端' },
    answers: { en: 'How many other addresses each interface talks with, in and out.', zh: '每块网卡收发方向的对端地址数。' },
    statement: `*
| select "eni-id",
  count(distinct case when direction = 'in' then srcaddr end) as senders,
  count(distinct case when direction = 'out' then dstaddr end) as receivers
group by "eni-id"
order by senders + receivers desc
limit 100`,
  },
  {
    id: 'totals-and-subtotals', group: 'inventory',
    title: { en: 'Totals and subtotals', zh: '小计与合计' },
    answers: { en: 'Bytes by VPC and direction, with subtotals and the total, by ROLLUP.', zh: '用 ROLLUP 按 VPC 与方向统计字节数，含小计与合计。' },
    statement: `*
| select "vpc-id", direction, sum(bytes) as bytes
group by rollup ("vpc-id", direction)
order by "vpc-id", direction
limit 200`,
  },
];
