import { panelVersion, type Panel } from '../model/panel.ts';
import { ephemeralFrom } from '../model/ports.ts';

const version = panelVersion;
const volume = { bytes: 'bytes', packets: 'packets', records: 'records' } as const;

const aboutInternet = {
  en: 'Internet is what ip_to_domain calls so: all that is no private address. Cloud services at 100.64.0.0/10 belong to it here; Inter-domain Traffic tells them apart, by CIDR Block Settings.',
  zh: '此处的互联网按 ip_to_domain 判定，即私网地址以外的全部地址，100.64.0.0/10 的云服务也计入。“域间流量”按“网段设置”另行区分。',
};

/** Rank lists, shares and maps of the Overview. */
export const overviewShares: readonly Panel[] = [
  {
    version, id: 'per-eni', title: { en: 'Per ENI', zh: '按 ENI' }, unit: { en: 'bytes, packets', zh: '字节、包数' },
    statement: '* | select "eni-id", sum(bytes) as bytes, sum(packets) as packets group by "eni-id" order by bytes desc limit 10',
    counts: 'records', ownFilter: { field: 'eni-id', mode: 'ignore' }, units: volume,
    picture: { kind: 'rank', name: 'eni-id', value: 'bytes', further: ['packets'] },
    consequence: { kind: 'filter', column: 'eni-id', field: 'eni-id' },
    finding: { kind: 'rank-cover', name: 'eni-id', value: 'bytes', what: { en: 'ENIs', zh: ' ENI ' } },
  },
  {
    version, id: 'per-vpc', title: { en: 'Per VPC', zh: '按 VPC' }, unit: { en: 'bytes, packets', zh: '字节、包数' },
    statement: '* | select "vpc-id", sum(bytes) as bytes, sum(packets) as packets group by "vpc-id" order by bytes desc limit 5',
    counts: 'flows', ownFilter: { field: 'vpc-id', mode: 'ignore' }, units: volume,
    picture: { kind: 'rank', name: 'vpc-id', value: 'bytes', further: ['packets'] },
    consequence: { kind: 'filter', column: 'vpc-id', field: 'vpc-id' },
    finding: { kind: 'rank-cover', name: 'vpc-id', value: 'bytes', what: { en: 'VPCs', zh: ' VPC ' } },
  },
  {
    version, id: 'protocols', title: { en: 'Protocol', zh: '协议' }, unit: { en: 'share of bytes', zh: '字节占比' },
    statement: '* | select protocol, sum(bytes) as bytes group by protocol order by bytes desc limit 20',
    counts: 'flows', units: volume,
    picture: { kind: 'share', name: 'protocol', value: 'bytes' },
    consequence: { kind: 'filter', column: 'protocol', field: 'protocol' },
    finding: { kind: 'top-share', name: 'protocol', value: 'bytes', what: { en: 'of bytes', zh: '字节' } },
  },
  {
    version, id: 'paths', title: { en: 'Traffic path', zh: '流量路径' }, unit: { en: 'share of bytes', zh: '字节占比' },
    statement: '* | select traffic_path, sum(bytes) as bytes group by traffic_path order by bytes desc limit 30',
    counts: 'flows', units: volume,
    picture: { kind: 'share', name: 'traffic_path', value: 'bytes' },
    consequence: { kind: 'filter', column: 'traffic_path', field: 'traffic_path' },
    finding: { kind: 'top-share', name: 'traffic_path', value: 'bytes', what: { en: 'of bytes', zh: '字节' } },
  },
  {
    version, id: 'status', title: { en: 'Log status', zh: '日志状态' }, unit: { en: 'share of records', zh: '记录占比' },
    statement: '* | select "log-status", count(*) as records group by "log-status" order by records desc limit 10',
    counts: 'records', units: volume,
    picture: { kind: 'share', name: 'log-status', value: 'records' },
    consequence: { kind: 'filter', column: 'log-status', field: 'log-status' },
    finding: { kind: 'status', name: 'log-status', value: 'records' },
  },
  {
    version, id: 'source-map', title: { en: 'Source countries', zh: '源 IP 地域分布' }, unit: { en: 'bytes from the internet', zh: '来自互联网的字节数' },
    statement: "* | select ip_to_country_code(srcaddr) as country, sum(bytes) as bytes, count(distinct srcaddr) as addresses from log where ip_to_domain(srcaddr) = 'internet' group by country order by bytes desc limit 300",
    counts: 'flows', ownFilter: { field: 'srccountry', mode: 'ignore' }, units: { bytes: 'bytes', addresses: 'none' },
    picture: { kind: 'map', country: 'country', value: 'bytes' }, about: aboutInternet,
    consequence: { kind: 'filter', column: 'country', field: 'srccountry' },
    finding: { kind: 'country-share', country: 'country', value: 'bytes', verb: 'sent', addresses: 'addresses' },
  },
  {
    version, id: 'destination-map', title: { en: 'Destination countries', zh: '目的 IP 地域分布' }, unit: { en: 'bytes to the internet', zh: '发往互联网的字节数' },
    statement: "* | select ip_to_country_code(dstaddr) as country, sum(bytes) as bytes, count(distinct dstaddr) as addresses from log where ip_to_domain(dstaddr) = 'internet' group by country order by bytes desc limit 300",
    counts: 'flows', ownFilter: { field: 'dstcountry', mode: 'ignore' }, units: { bytes: 'bytes', addresses: 'none' },
    picture: { kind: 'map', country: 'country', value: 'bytes' }, about: aboutInternet,
    consequence: { kind: 'filter', column: 'country', field: 'dstcountry' },
    finding: { kind: 'country-share', country: 'country', value: 'bytes', verb: 'received', addresses: 'addresses' },
  },
  {
    version, id: 'ports', title: { en: 'Destination ports', zh: '目的端口' }, unit: { en: 'accepted bytes', zh: '允许的字节数' },
    // Ports of clients would fill the list with what answers went to.
    statement: `action: ACCEPT | select case when dstport < ${ephemeralFrom} then dstport end as dstport, sum(bytes) as bytes group by 1 order by bytes desc limit 10`,
    counts: 'records', ownFilter: { field: 'dstport', mode: 'ignore' }, units: volume,
    picture: { kind: 'rank', name: 'dstport', value: 'bytes', further: [], absent: { en: `ephemeral, from ${ephemeralFrom}`, zh: `临时端口，${ephemeralFrom} 起` } },
    consequence: { kind: 'filter', column: 'dstport', field: 'dstport' },
    finding: { kind: 'rank-cover', name: 'dstport', value: 'bytes', what: { en: 'ports', zh: '端口' } },
  },
];
