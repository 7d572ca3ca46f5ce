import type { Example } from '../example.ts';

/** What an analyst looks for after an alarm, or before one. */
export const security: readonly Example[] = [
  {
    id: 'rejected-sources', group: 'security',
    title: { en: 'Who is refused most', zh: '被拒绝最多的源' },
    answers: { en: 'Addresses that security groups or network ACLs refused, with where they are and what they tried.', zh: '被安全组或网络 ACL 拒绝最多的地址、归属地与尝试的端口数。' },
    statement: `action: REJECT
| select srcaddr, ip_to_country(srcaddr, 'en') as country, count(*) as attempts,
  count(distinct dstport) as ports, count(distinct dstaddr) as targets
group by srcaddr
order by attempts desc
limit 100`,
  },
  {
    id: 'scan-by-port', group: 'security',
    title: { en: 'Scanners by port', zh: '按端口看扫描者' },
    answers: { en: 'Outside addresses that tried one port on many hosts.', zh: '对许多主机尝试同一端口的外部地址。' },
    statement: `action: REJECT
| select srcaddr, dstport, count(*) as records, sum(bytes) as bytes,
  approx_distinct(dstaddr) as targets
where ip_to_domain(srcaddr) = 'internet'
group by srcaddr, dstport
order by targets desc, records desc
limit 100`,
  },
  {
    id: 'port-sweep', group: 'security',
    title: { en: 'Port sweeps', zh: '端口扫描' },
    answers: { en: 'Pairs where one address tried more than ten ports of another.', zh: '一个地址对另一个地址尝试超过十个端口的情况。' },
    statement: `protocol: 6
| select srcaddr, dstaddr, count(distinct dstport) as ports, count(*) as records,
  min(__time__) as first_seen, max(__time__) as last_seen
group by srcaddr, dstaddr
having count(distinct dstport) > 10
order by ports desc
limit 100`,
  },
  {
    id: 'syn-without-answer', group: 'security',
    title: { en: 'SYN and nothing else', zh: '只有 SYN 的连接' },
    answers: { en: 'Connections that were tried and never stood: no ACK in any record.', zh: '尝试过但从未建立的连接，记录中没有 ACK。' },
    statement: `protocol: 6 and tcp-flags: 2
| select dstaddr, dstport, count(*) as attempts, count(distinct srcaddr) as sources
group by dstaddr, dstport
order by attempts desc
limit 100`,
  },
  {
    id: 'brute-force', group: 'security',
    title: { en: 'Sign-in attempts: ssh and rdp', zh: '登录尝试：ssh 与 rdp' },
    answers: { en: 'Who came to ssh and remote desktop from the internet and was let in, most often first.', zh: '从公网到 ssh 与远程桌面且被放行的来源，次数多者在前。' },
    statement: `action: ACCEPT and (dstport: 22 or dstport: 3389)
| select srcaddr, dstaddr, dstport, count(*) as connections, sum(packets) as packets,
  round(avg(bytes), 1) as bytes_each
where ip_to_domain(srcaddr) = 'internet'
group by srcaddr, dstaddr, dstport
order by connections desc
limit 100`,
  },
  {
    id: 'open-to-internet', group: 'security',
    title: { en: 'Ports that answer the internet', zh: '对公网开放的端口' },
    answers: { en: 'Which ports of which hosts accept connections from outside.', zh: '哪些主机的哪些端口接受来自公网的连接。' },
    statement: `action: ACCEPT and direction: 'in' and dstport < 32768
| select dstaddr, dstport, count(distinct srcaddr) as sources, count(*) as records, sum(bytes) as bytes
where ip_to_domain(srcaddr) = 'internet' and ip_to_domain(dstaddr) = 'intranet'
group by dstaddr, dstport
order by sources desc
limit 100`,
  },
  {
    id: 'beaconing', group: 'security',
    title: { en: 'Beaconing', zh: '规律性外联' },
    answers: { en: 'Inside hosts that call the same outside address at even intervals: the gaps hardly differ.', zh: '内部主机以均匀间隔连接同一外部地址，间隔几乎不变。' },
    statement: `direction: out and protocol: 6
| select srcaddr, dstaddr, dstport, count(*) as calls,
  avg(gap) as mean_gap, stddev(gap) as deviation
from (
  select srcaddr, dstaddr, dstport,
    __time__ - lag(__time__) over (partition by srcaddr, dstaddr, dstport order by __time__) as gap
  from log
  where ip_to_domain(dstaddr) = 'internet'
) t
where gap > 0
group by srcaddr, dstaddr, dstport
having count(*) >= 10 and stddev(gap) < 0.2 * avg(gap)
order by calls desc
limit 100`,
  },
  {
    id: 'large-outbound', group: 'security',
    title: { en: 'Large transfers to the internet', zh: '发往公网的大流量' },
    answers: { en: 'Inside hosts by what they sent to which outside address and country.', zh: '内部主机向哪些外部地址与国家发送了多少数据。' },
    statement: `direction: out
| select srcaddr, dstaddr, ip_to_country(dstaddr, 'en') as country, sum(bytes) as bytes,
  max(bytes) as largest_record, count(*) as records
where ip_to_domain(srcaddr) = 'intranet' and ip_to_domain(dstaddr) = 'internet'
group by srcaddr, dstaddr
order by bytes desc
limit 100`,
  },
  {
    id: 'dns-outside', group: 'security',
    title: { en: 'DNS to the outside', zh: '访问外部 DNS' },
    answers: { en: 'Hosts that ask name servers on the internet instead of those of the cloud.', zh: '不使用云内 DNS 而直接访问公网域名服务器的主机。' },
    statement: `dstport: 53 or dstport: 853
| select srcaddr, dstaddr, dstport, count(*) as queries, sum(bytes) as bytes
where ip_to_domain(dstaddr) = 'internet'
group by srcaddr, dstaddr, dstport
order by queries desc
limit 100`,
  },
  {
    id: 'new-destinations', group: 'security',
    title: { en: 'New destinations', zh: '新出现的目的地址' },
    answers: { en: 'Outside addresses first seen in the last six hours of the range.', zh: '在时间范围最后六小时才首次出现的外部地址。' },
    statement: `direction: out
| with seen as (
    select dstaddr, min(__time__) as first_seen, count(*) as records, sum(bytes) as bytes
    from log
    where ip_to_domain(dstaddr) = 'internet'
    group by dstaddr
  )
select dstaddr, first_seen, records, bytes
from seen
where first_seen > (select max(__time__) - 21600 from log)
order by bytes desc
limit 100`,
  },
  {
    id: 'refused-then-let-in', group: 'security',
    title: { en: 'Refused, then let in', zh: '先被拒绝、后被放行' },
    answers: { en: 'Addresses that were refused at first and accepted later: a rule changed, or a way was found.', zh: '先被拒绝后被放行的地址：规则有变，或找到了入口。' },
    statement: `*
| select a.srcaddr, a.first_accept, r.first_reject, r.rejects
from (
  select srcaddr, min(__time__) as first_accept from log where action = 'ACCEPT' group by srcaddr
) a
join (
  select srcaddr, min(__time__) as first_reject, count(*) as rejects from log where action = 'REJECT' group by srcaddr
) r on a.srcaddr = r.srcaddr
where a.first_accept > r.first_reject
order by r.rejects desc
limit 100`,
  },
];
