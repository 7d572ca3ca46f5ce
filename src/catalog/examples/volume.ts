import type { Example } from '../example.ts';

/** Who talks with whom, and how much. */
export const volume: readonly Example[] = [
  {
    id: 'top-talkers', group: 'volume',
    title: { en: 'Top talkers', zh: '流量最大的会话' },
    answers: { en: 'Pairs of addresses by bytes, with ports.', zh: '按字节数排列的地址对与端口。' },
    statement: `*
| select srcaddr, dstaddr, dstport, count(*) as records, sum(bytes) as bytes
  group by srcaddr, dstaddr, dstport
  order by bytes desc limit 100`,
  },
  {
    id: 'by-country', group: 'volume', tab: 'chart',
    title: { en: 'Traffic by country', zh: '各国家或地区的流量' },
    answers: { en: 'Where traffic from the internet comes from.', zh: '来自公网的流量按归属地统计。' },
    statement: `*
| select ip_to_country_code(srcaddr) as country, count(distinct srcaddr) as addresses, sum(bytes) as bytes
where ip_to_domain(srcaddr) = 'internet'
group by country
order by bytes desc
limit 100`,
  },
  {
    id: 'share-of-ports', group: 'volume', tab: 'chart',
    title: { en: 'Services by share', zh: '各服务端口占比' },
    answers: { en: 'Destination ports with their share of all bytes.', zh: '目的端口占全部字节的比例。' },
    statement: `dstport < 32768
| select dstport, sum(bytes) as bytes,
  round(100.0 * sum(bytes) / sum(sum(bytes)) over (), 2) as percent
group by dstport
order by bytes desc
limit 20`,
  },
  {
    id: 'largest-packets', group: 'volume',
    title: { en: 'Mean packet size by service', zh: '各服务的平均包长' },
    answers: { en: 'Small packets are questions and signals, large ones are transfers.', zh: '小包多为请求与信令，大包多为传输。' },
    statement: `packets > 0
| select dstport, sum(packets) as packets, sum(bytes) / sum(packets) as bytes_a_packet
group by dstport
having sum(packets) > 100
order by packets desc
limit 50`,
  },
  {
    id: 'rank-per-vpc', group: 'volume',
    title: { en: 'First three senders of each VPC', zh: '每个 VPC 的前三名发送者' },
    answers: { en: 'A rank within each VPC, by a window.', zh: '用窗口函数在每个 VPC 内排名。' },
    statement: `direction: out
| select "vpc-id", srcaddr, bytes, place
from (
  select "vpc-id", srcaddr, sum(bytes) as bytes,
    rank() over (partition by "vpc-id" order by sum(bytes) desc) as place
  from log
  group by "vpc-id", srcaddr
) t
where place <= 3
order by "vpc-id", place
limit 100`,
  },
  {
    id: 'percentiles', group: 'volume',
    title: { en: 'How large a record is', zh: '单条记录的大小分布' },
    answers: { en: 'Median, 95th and 99th percentile of bytes per record, by protocol.', zh: '各协议每条记录字节数的中位数、95 与 99 百分位。' },
    statement: `*
| select protocol, count(*) as records,
  approx_percentile(bytes, 0.5) as median,
  approx_percentile(bytes, 0.95) as p95,
  approx_percentile(bytes, 0.99) as p99
group by protocol
order by records desc`,
  },
  {
    id: 'asymmetric', group: 'volume',
    title: { en: 'One-sided conversations', zh: '单向会话' },
    answers: { en: 'Pairs where one way carries more than a hundred times the other: a copy, a flood, or an answer that never comes.', zh: '一个方向的流量超过另一方向一百倍的地址对：拷贝、泛洪或没有应答。' },
    statement: `*
| with ways as (
    select srcaddr, dstaddr, sum(bytes) as bytes
    from log
    group by srcaddr, dstaddr
  )
select a.srcaddr, a.dstaddr, a.bytes as bytes_there, coalesce(b.bytes, 0) as bytes_back
from ways a left join ways b on a.srcaddr = b.dstaddr and a.dstaddr = b.srcaddr
where a.bytes > 100 * coalesce(b.bytes, 0)
order by bytes_there desc
limit 100`,
  },
];
