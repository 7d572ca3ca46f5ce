import type { Example } from '../example.ts';

const minute = "date_format(from_unixtime(__time__ - __time__ % 60), '%H:%i:%S') as time";
const ofPairs = `  concat(srcaddr, '->', dstaddr) as src_to_dst,
  sum(bytes*8/60) as bandwidth
group by time, srcaddr, dstaddr
order by time asc
limit 1000`;

/** The use cases of the cloud's own documentation, as it writes them; addresses are those of the demo. */
export const documented: readonly Example[] = [
  {
    id: 'sources-of-a-port', group: 'documented',
    title: { en: 'Source addresses of a port', zh: '访问某端口的源 IP' },
    answers: { en: 'Who reached a web server on port 80, and how often it was let in or refused.', zh: '谁访问了 80 端口的网站，允许与拒绝各多少次。' },
    statement: `dstaddr: 10.0.0.1 and dstport: 80
| select srcaddr,
  sum(case when action = 'ACCEPT' then 1 else 0 end) as accept_count,
  sum(case when action = 'REJECT' then 1 else 0 end) as reject_count
from log
group by srcaddr
order by accept_count + reject_count desc`,
  },
  {
    id: 'within-a-vpc', group: 'documented', tab: 'chart',
    title: { en: 'Traffic between instances of one VPC', zh: '同一 VPC 内 ECS 间的流量' },
    answers: { en: 'Rate between one instance and the others, minute by minute.', zh: '一台实例与其他实例之间每分钟的速率。' },
    statement: `(srcaddr: 10.0.0.1 and dstaddr: 10.0.0.*) or (srcaddr: 10.0.0.* and dstaddr: 10.0.0.1)
| select ${minute},
${ofPairs}`,
  },
  {
    id: 'between-vpcs', group: 'documented', tab: 'chart',
    title: { en: 'Traffic between two VPCs', zh: '两个 VPC 间的流量' },
    answers: { en: 'Rate of each pair of addresses across two blocks, both ways.', zh: '两个网段之间每对地址双向的速率。' },
    statement: `(srcaddr: 10.0.* and dstaddr: 172.16.*) or (srcaddr: 172.16.* and dstaddr: 10.0.*)
| select ${minute},
${ofPairs}`,
  },
  {
    id: 'nat-to-address', group: 'documented', tab: 'chart',
    title: { en: 'NAT gateway: instances to one public address', zh: 'NAT 网关：ECS 访问某公网 IP' },
    answers: { en: 'On the NAT gateway’s interface: which instance sends how much to one public address.', zh: '在 NAT 网关的网卡上，各实例向某公网地址发送多少流量。' },
    statement: `direction: 'in' and srcaddr: 10.0.* and dstaddr: 45.148.*
| select ${minute}, srcaddr,
  sum(bytes*8/60) as bandwidth
group by time, srcaddr
order by time asc
limit 1000`,
  },
  {
    id: 'nat-from-address', group: 'documented', tab: 'chart',
    title: { en: 'NAT gateway: one public address to instances', zh: 'NAT 网关：某公网 IP 返回 ECS 的流量' },
    answers: { en: 'The way back: what one public address sends to which instance.', zh: '回程方向：某公网地址向各实例发送多少流量。' },
    statement: `direction: 'out' and dstaddr: 10.0.* and srcaddr: 45.148.*
| select ${minute}, dstaddr,
  sum(bytes*8/60) as bandwidth
group by time, dstaddr
order by time asc
limit 1000`,
  },
  {
    id: 'nat-all', group: 'documented', tab: 'chart',
    title: { en: 'NAT gateway: instances to all public addresses', zh: 'NAT 网关：ECS 访问全部公网 IP' },
    answers: { en: 'Every pair of instance and public address through the NAT gateway.', zh: '经 NAT 网关的每一对实例与公网地址。' },
    statement: `traffic_path: 7 and srcaddr: 10.0.*
| select ${minute},
${ofPairs}`,
  },
  {
    id: 'express-connect', group: 'documented', tab: 'chart',
    title: { en: 'Express Connect: shares of two VPCs', zh: '专线：两个 VPC 的流量占比' },
    answers: { en: 'Of the traffic to the data centre, how much comes from which block, minute by minute.', zh: '发往本地数据中心的流量中，两个网段各占多少，逐分钟统计。' },
    statement: `action: ACCEPT and srcaddr: 192.168.* and dstaddr: 10.1.*
| with vpc1_traffic as (
    select date_trunc('minute', __time__) as minute,
      sum(bytes*8/(case when "end"-start=0 then 1 else "end"-start end)) as total_vpc1_traffic
    from log
    where srcaddr like '192.168.20.%'
    group by date_trunc('minute', __time__)
  ),
  vpc2_traffic as (
    select date_trunc('minute', __time__) as minute,
      sum(bytes*8/(case when "end"-start=0 then 1 else "end"-start end)) as total_vpc2_traffic
    from log
    where srcaddr like '192.168.10.%'
    group by date_trunc('minute', __time__)
  )
select coalesce(vpc1_traffic.minute, vpc2_traffic.minute) as minute,
  coalesce(vpc1_traffic.total_vpc1_traffic, 0) * 100 / nullif(coalesce(vpc1_traffic.total_vpc1_traffic, 0) + coalesce(vpc2_traffic.total_vpc2_traffic, 0), 0) as vpc1_percentage,
  coalesce(vpc2_traffic.total_vpc2_traffic, 0) * 100 / nullif(coalesce(vpc1_traffic.total_vpc1_traffic, 0) + coalesce(vpc2_traffic.total_vpc2_traffic, 0), 0) as vpc2_percentage
from vpc1_traffic full outer join vpc2_traffic on vpc1_traffic.minute = vpc2_traffic.minute
order by minute
limit 1000`,
  },
  {
    id: 'vpn-host-pairs', group: 'documented',
    title: { en: 'VPN gateway: pairs of hosts per interface', zh: 'VPN 网关：每块网卡的主机对' },
    answers: { en: 'Which hosts talk through which interface of a VPN gateway, in which direction.', zh: 'VPN 网关的每块网卡上，哪些主机以何方向通信。' },
    statement: `traffic_path: 9
| select "eni-id", srcaddr, dstaddr, direction, sum(bytes) as byte
from log
group by "eni-id", srcaddr, dstaddr, direction
order by "eni-id" desc
limit 100`,
  },
  {
    id: 'per-eni', group: 'documented', tab: 'chart',
    title: { en: 'Rate of each interface', zh: '每块网卡的速率' },
    answers: { en: 'Traffic split by interface and direction, minute by minute.', zh: '按网卡与方向拆分的每分钟流量。' },
    statement: `*
| select ${minute}, "eni-id", direction,
  sum(bytes*8/60) as bandwidth
group by time, "eni-id", direction
order by time asc
limit 10000`,
  },
  {
    id: 'single-host', group: 'documented', tab: 'chart',
    title: { en: 'One host on a gateway', zh: '网关上的单台主机' },
    answers: { en: 'What one host sends and receives through a gateway’s interface.', zh: '单台主机经网关网卡的收发流量。' },
    statement: `srcaddr: 192.168.100.4 or dstaddr: 192.168.100.4
| select ${minute}, "eni-id",
  concat(srcaddr, '->', dstaddr) as src_to_dst,
  sum(bytes*8/60) as bandwidth
group by time, "eni-id", srcaddr, dstaddr
order by time asc
limit 1000`,
  },
];
