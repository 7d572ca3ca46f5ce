import { dashboardVersion, type Dashboard } from '../model/dashboard.ts';
import { panelVersion, type Panel } from '../model/panel.ts';
import { byTime, bytesOnce, onceBytes, time, verdictsOver } from './statements.ts';
import { listed, threatTotals as statement, turnedTo } from './threat-totals.ts';
import { ofDecided, value } from './value.ts';

const version = panelVersion;
/** The address that is listed; of two, the destination. */
const address = 'case when dstthreat is not null then dstaddr else srcaddr end';
const country = 'case when dstthreat is not null then ip_to_country_code(dstaddr) else ip_to_country_code(srcaddr) end';
/** Whose network it is in: null everywhere without a database of them. */
const network = `concat('AS', cast(ip_to_asn(${address}) as varchar), ' ', ip_to_provider(${address}))`;
/** The port of the service, whichever end has it. */
const service = 'nullif(least(srcport, dstport), 0)';
const [least, most, ports] = [`cast(min(${service}) as varchar)`, `cast(max(${service}) as varchar)`, `count(distinct ${service})`];
const portsText = `case when ${ports} = 1 then ${least} when ${ports} = 2 then concat(${least}, ', ', ${most}) when ${ports} > 2 then concat(${least}, ' … ', ${most}, ' · ', cast(${ports} as varchar)) end`;

const courses = verdictsOver(listed);
const bytesByTime = `${listed} | select ${time}, sum(case when dstthreat is not null and action = 'ACCEPT' then ${onceBytes} else 0 end) as sent ${byTime}`;

const values: readonly Panel[] = [
  value({
    id: 'threat-sources', title: { en: 'Listed sources', zh: '命中的源地址' }, unit: { en: 'addresses', zh: '地址' }, counts: 'records', value: 'sources', statement,
    compare: { kind: 'counts', of: [{ column: 'let_in', what: { en: 'let in somewhere', zh: '个曾被放行' } }] }, units: { sources: 'none', let_in: 'none' },
  }),
  value({
    id: 'threat-destinations', title: { en: 'Listed destinations', zh: '命中的目的地址' }, unit: { en: 'addresses', zh: '地址' }, counts: 'records', value: 'destinations', statement,
    compare: { kind: 'counts', of: [{ column: 'contacted', what: { en: 'contacted from inside', zh: '个由内部主动连接' } }] }, units: { destinations: 'none', contacted: 'none' },
  }),
  value({
    id: 'threat-accepted', title: { en: 'Accepted records', zh: '允许的记录' }, unit: { en: 'records', zh: '条' }, counts: 'records', value: 'accepted', statement,
    companion: courses, spark: 'accept', compare: ofDecided, units: { accepted: 'records', decided: 'records' },
  }),
  value({
    id: 'threat-sent', title: { en: 'Sent to them', zh: '发往命中地址' }, unit: { en: 'bytes accepted', zh: '允许的字节' }, counts: 'records', value: 'sent', statement,
    companion: bytesByTime, spark: 'sent', compare: { kind: 'rate', unit: 'bits-per-second' }, units: { sent: 'bytes' },
  }),
  value({
    id: 'threat-rejected', title: { en: 'Rejected records', zh: '拒绝的记录' }, unit: { en: 'records', zh: '条' }, counts: 'records', value: 'rejected', statement,
    companion: courses, spark: 'reject', compare: ofDecided, units: { rejected: 'records', decided: 'records' },
  }),
  value({
    id: 'threat-enis', title: { en: 'ENIs touched', zh: '涉及的网卡' }, unit: { en: 'interfaces', zh: '块网卡' }, counts: 'records', value: 'enis', statement,
    compare: { kind: 'note', says: { en: 'with such a record', zh: '有此类记录' } }, units: { enis: 'none' },
  }),
];

const panels: readonly Panel[] = [
  ...values,
  {
    version, id: 'threat-addresses', title: { en: 'Listed addresses', zh: '命中的地址' }, unit: { en: '{rows} · contacted from inside first, then accepted', zh: '{rows} · 由内部主动连接的在前，其次为允许的' },
    statement: `${listed} | select ${address} as address, ip_to_country_code(${address}) as country, ${network} as network, max(case when dstthreat is not null then dstthreat else srcthreat end) as lists, case when count_if(dstthreat is not null) = 0 then 'source' when count_if(dstthreat is null) = 0 then 'destination' else 'both' end as seen_as, nullif(count(distinct "eni-id"), 0) as enis, ${portsText} as ports, count_if(${turnedTo}) as contacted, count_if(action = 'ACCEPT') as accepted, count_if(action = 'REJECT') as rejected, ${bytesOnce} as bytes, min(__time__) as since, max(__time__) as until group by 1 order by contacted desc, accepted desc, rejected desc, 1 limit 100`,
    counts: 'records', units: { enis: 'none', contacted: 'records', accepted: 'records', rejected: 'records', bytes: 'bytes' }, ownFilter: { field: 'srcaddr', mode: 'ignore' },
    about: {
      en: 'Contacted counts accepted records that run to the listed address and to the lower of both ports: a service of it. Answers to what it tried itself go to the higher port and are no contact. Ports are those of the service, the lower one, at whichever end. The network stands here where a database of them is loaded in Settings. Private addresses are never marked unless a list is told to.',
      zh: '“主动连接”统计发往命中地址、且目的端口小于源端口的允许记录，即访问其服务；对其访问的应答发往较大的端口，不计入。端口取两端中较小者，即服务端口。在“设置”中载入网络数据库后显示所属网络。除非另行指定，私网地址不会命中。',
    },
    consequence: { kind: 'filter', column: 'address', field: 'srcaddr', side: 'either' },
    finding: { kind: 'contacted', name: 'address', value: 'contacted', accepted: 'accepted' },
    picture: {
      kind: 'list', rowHeight: 26, sorted: { column: 'contacted', up: false }, what: { en: 'addresses', zh: '地址' },
      columns: [
        { role: 'name', column: 'address', as: 'srcaddr', beside: 'country', label: { en: 'address', zh: '地址' }, width: 154 },
        { role: 'text', column: 'network', label: { en: 'network', zh: '网络' }, width: 150, further: true, whereKnown: true },
        { role: 'text', column: 'lists', as: 'srcthreat', label: { en: 'list', zh: '情报' }, further: true },
        { role: 'text', column: 'seen_as', label: { en: 'seen as', zh: '出现于' }, width: 78, further: true },
        { role: 'amount', column: 'enis', label: { en: 'ENIs', zh: '网卡' }, width: 50, further: true },
        { role: 'text', column: 'ports', label: { en: 'ports', zh: '端口' }, width: 112, further: true },
        { role: 'amount', column: 'contacted', warns: true, label: { en: 'contacted', zh: '主动连接' }, width: 96 },
        { role: 'amount', column: 'accepted', label: { en: 'accepted', zh: '允许' }, width: 66 },
        { role: 'amount', column: 'rejected', label: { en: 'rejected', zh: '拒绝' }, width: 66 },
        { role: 'amount', column: 'bytes', label: { en: 'bytes', zh: '字节' }, width: 66, further: true },
        { role: 'time', column: 'since', label: { en: 'first', zh: '最早' }, width: 72, further: true },
        { role: 'time', column: 'until', label: { en: 'last', zh: '最晚' }, width: 72, further: true },
      ],
    },
  },
  {
    version, id: 'threat-trend', title: { en: 'With a listed address', zh: '含命中地址的记录' }, unit: { en: 'records per {bin}', zh: '条/{bin}' },
    statement: courses, counts: 'records', units: { accept: 'records', reject: 'records', share: 'share' },
    picture: { kind: 'verdicts', x: 'time', accept: 'accept', reject: 'reject' },
    consequence: { kind: 'filter', column: 'verdict', field: 'action' },
    finding: { kind: 'peak', x: 'time', y: 'accept', what: { en: 'Accepted records', zh: '允许数' } },
  },
  {
    version, id: 'threat-map', title: { en: 'Where they are', zh: '命中地址分布' }, unit: { en: 'records', zh: '条' },
    statement: `${listed} | select ${country} as country, count(*) as records, count(distinct ${address}) as addresses group by 1 order by records desc limit 300`,
    counts: 'records', units: { records: 'records', addresses: 'none' }, ownFilter: { field: 'srccountry', mode: 'ignore' },
    picture: { kind: 'map', country: 'country', value: 'records' },
    consequence: { kind: 'filter', column: 'country', field: 'srccountry', side: 'either' },
    finding: { kind: 'country-share', country: 'country', value: 'records', verb: 'has', addresses: 'addresses' },
  },
];

/** Who on a list of threats was seen, and what went through. Heights are those of a window of 1440 × 900. */
export const threatIntelligence: Dashboard = {
  version: dashboardVersion,
  id: 'threats',
  title: { en: 'Threat Intelligence', zh: '威胁情报' },
  panels,
  rows: [
    { height: 68, cells: values.map(({ id }) => ({ span: 2, panels: [id] })) },
    { height: 354, cells: [{ span: 12, panels: ['threat-addresses'] }] },
    { height: 286, cells: [{ span: 6, panels: ['threat-trend'] }, { span: 6, panels: ['threat-map'] }] },
  ],
};
