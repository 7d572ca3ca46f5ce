import { panelVersion, type Panel } from '../model/panel.ts';
import { ephemeralFrom } from '../model/ports.ts';

/**
 * Who scans, as statements. A source scans when it was refused at more than `scanPorts` ports or more than `scanHosts` hosts: one
 * client of one service reaches neither, one that goes through ports or addresses soon does. Many ports are a vertical scan, many hosts
 * a horizontal one. Ports of clients are left out: a server whose answers are refused would seem to try as many as it has clients.
 */
export const scanPorts = 20;
export const scanHosts = 20;

const version = panelVersion;
const units = { hosts: 'none', ports: 'none', records: 'records', share: 'share' } as const;

/** The kind by two counts, as SQL; null for a source that does not scan. */
function scanKind(hosts: string, ports: string): string {
  return `case when ${ports} > ${scanPorts} and ${hosts} > ${scanHosts} then 'both' when ${ports} > ${scanPorts} then 'vertical' when ${hosts} > ${scanHosts} then 'horizontal' end`;
}

/** As a condition in SQL wherever it stands: equal conditions are one pass. */
const refusal = `action = 'REJECT' and dstport < ${ephemeralFrom}`;
const refusedHosts = 'count(distinct dstaddr)';
const refusedPorts = 'count(distinct dstport)';

/** Condition on a record: its source scans. */
const fromTooManyPlaces =
  `srcaddr in (select srcaddr from log where ${refusal} group by srcaddr having ${refusedPorts} > ${scanPorts} or ${refusedHosts} > ${scanHosts})`;

/** How many scan. All of them have refused records, so only these are looked at. */
export const scannerCount = `* | select count(distinct srcaddr) as scanners where ${refusal} and ${fromTooManyPlaces}`;

const hostsOf = `count(distinct case when ${refusal} then dstaddr end)`;
const portsOf = `count(distinct case when ${refusal} then dstport end)`;

const about = {
  en: `A source scans when it was refused at more than ${scanPorts} ports (vertical) or more than ${scanHosts} hosts (horizontal) in the range and under the filters. Counted are distinct destination ports and addresses of its rejected records. Ports from ${ephemeralFrom} on are left out: they are clients', and a server whose answers are refused is no scanner.`,
  zh: `在当前时间范围与筛选下，源地址在超过 ${scanPorts} 个端口（纵向）或超过 ${scanHosts} 台主机（横向）上被拒绝，即视为扫描。统计其被拒记录中不同的目的端口与目的地址，不含 ${ephemeralFrom} 起的临时端口：应答被拒的服务器并非扫描者。`,
};

/** The scatter of all rejected sources, and the scanners among them with what they tried. */
export const scans: readonly Panel[] = [
  {
    version, id: 'scans', title: { en: 'Scans', zh: '扫描' }, unit: { en: 'a mark per source, ◆ scanners', zh: '每个源一个标记，◆ 为扫描者' },
    statement: `* | select srcaddr, ${refusedHosts} as hosts, ${refusedPorts} as ports, count(*) as records, ${scanKind(refusedHosts, refusedPorts)} as scan where ${refusal} group by srcaddr order by greatest(${refusedHosts}, ${refusedPorts}) desc, records desc limit 2000`,
    counts: 'records', units, about,
    picture: { kind: 'scans', name: 'srcaddr', hosts: 'hosts', ports: 'ports', size: 'records', scan: 'scan' },
    consequence: { kind: 'filter', column: 'srcaddr', field: 'srcaddr' },
    finding: { kind: 'scans', scan: 'scan', ports: scanPorts, hosts: scanHosts },
  },
  {
    version, id: 'scanners', title: { en: 'Scanners', zh: '扫描者' },
    unit: { en: `{rows} · refused at over ${scanPorts} ports or over ${scanHosts} hosts`, zh: `{rows} · 在超过 ${scanPorts} 个端口或 ${scanHosts} 台主机上被拒绝` },
    statement: `* | select srcaddr, ip_to_country_code(srcaddr) as country, ${scanKind(hostsOf, portsOf)} as scan, ${hostsOf} as hosts, ${portsOf} as ports, count(*) as records, count_if(action = 'REJECT') * 1.0 / count(action) as share, min(__time__) as first_seen, max(__time__) as last_seen where ${fromTooManyPlaces} group by srcaddr order by records desc limit 20`,
    counts: 'records', units, about, ownFilter: { field: 'srcaddr', mode: 'ignore' },
    picture: {
      kind: 'list', rowHeight: 23, sorted: { column: 'records', up: false }, what: { en: 'scanners', zh: '扫描者' },
      columns: [
        { role: 'name', column: 'srcaddr', beside: 'country' },
        { role: 'text', column: 'scan', label: { en: 'kind', zh: '类型' }, width: 90 },
        { role: 'amount', column: 'hosts', label: { en: 'hosts', zh: '主机' }, further: true },
        { role: 'amount', column: 'ports', label: { en: 'ports', zh: '端口' } },
        { role: 'amount', column: 'records', label: { en: 'records', zh: '记录' }, width: 84 },
        { role: 'bar', of: 'records', scale: 'largest', further: true },
        { role: 'ratio', column: 'share', label: { en: 'rejected', zh: '被拒' }, width: 76, further: true },
        { role: 'time', column: 'first_seen', label: { en: 'first', zh: '首次' }, further: true },
        { role: 'time', column: 'last_seen', label: { en: 'last', zh: '末次' }, further: true },
      ],
    },
    consequence: { kind: 'filter', column: 'srcaddr', field: 'srcaddr' },
    finding: { kind: 'scans', scan: 'scan', ports: scanPorts, hosts: scanHosts },
  },
];
