import { panelVersion, type ColumnFields, type Panel } from '../model/panel.ts';
import { bitsPerSecond, captured, time } from './statements.ts';

const version = panelVersion;

/** The chosen interface; of several, or without a choice, the one with most bytes. Which it is stands in the panel's header. */
const chosen = `from log where "eni-id" in (select "eni-id" from log group by "eni-id" order by sum(bytes) desc, "eni-id" limit 1)`;
const plainly = (field: string): ColumnFields => ({ column: field, fields: [field], between: [] });

/** The remote end of a record as the interface sees it. */
const [sender, receiver] = [`case when direction = 'in' then srcaddr end`, `case when direction = 'out' then dstaddr end`];
const binBytes = 50;

/** What one interface carries, with whom, and how. */
export const eniOne: readonly Panel[] = [
  {
    version, id: 'eni-rate', title: { en: 'Inbound and outbound', zh: '出入方向流量' }, unit: { en: '{eni-id} · bits/s, seen from the ENI', zh: '{eni-id} · bit/s，以 ENI 为参照' },
    statement: `* | select ${time}, direction, "eni-id", ${bitsPerSecond} ${chosen} group by time, direction, "eni-id" order by time limit 20000`,
    companion: `* | select direction, percentile_over_time(bytes, ${captured}, 0.95) * 8.0 / ${captured} as p95 ${chosen} group by direction order by direction limit 10`,
    counts: 'records', units: { rate: 'bits-per-second', p95: 'bits-per-second' },
    picture: { kind: 'mirror', x: 'time', y: 'rate', series: 'direction', levels: { y: 'p95', series: 'direction', label: { en: 'p95', zh: 'p95' } } },
    consequence: { kind: 'filter', column: 'direction', field: 'direction' },
    finding: { kind: 'mirror-peak', x: 'time', y: 'rate', series: 'direction' },
  },
  {
    version, id: 'eni-peers', title: { en: 'Peers', zh: '对端' }, unit: { en: '{rows} · {eni-id}', zh: '{rows} · {eni-id}' },
    statement: `* | select coalesce(${sender}, ${receiver}) as peer, "eni-id", direction, ${sender} as srcaddr, ${receiver} as dstaddr, max(ip_to_country_code(case when direction = 'in' then srcaddr else dstaddr end)) as country, sum(bytes) as bytes ${chosen} group by "eni-id", direction, ${sender}, ${receiver} order by bytes desc limit 7`,
    counts: 'records', units: { bytes: 'bytes' },
    picture: {
      kind: 'list', rowHeight: 23, sorted: { column: 'bytes', up: false }, what: { en: 'peers', zh: '对端' },
      columns: [
        { role: 'name', column: 'peer', as: 'srcaddr', beside: 'country', label: { en: 'peer', zh: '对端' } },
        { role: 'direction', column: 'direction', label: { en: 'way', zh: '方向' }, width: 54 },
        { role: 'amount', column: 'bytes', label: { en: 'bytes', zh: '字节' }, width: 72 },
        { role: 'bar', of: 'bytes', scale: 'largest', by: 'direction' },
        { role: 'share', of: 'bytes', label: { en: 'share', zh: '占比' } },
      ],
    },
    consequence: { kind: 'each', of: [plainly('srcaddr'), plainly('dstaddr')] },
    finding: { kind: 'rank-cover', name: 'peer', value: 'bytes', what: { en: 'peers', zh: '对端' } },
  },
  {
    version, id: 'eni-packet-size', title: { en: 'Packet size', zh: '包大小' }, unit: { en: '{eni-id} · packets, by mean bytes per packet of a record', zh: '{eni-id} · 数据包数，按记录的平均包长' },
    statement: `* | select case when packets > 0 then bytes / packets - bytes / packets % ${binBytes} end as size, "eni-id", sum(packets) as packets ${chosen} and packets > 0 group by 1, "eni-id" order by size limit 1000`,
    counts: 'records', units: { size: 'bytes', packets: 'packets' },
    picture: { kind: 'bins', x: 'size', y: 'packets', step: binBytes },
    consequence: { kind: 'none' },
    finding: { kind: 'humps', x: 'size', y: 'packets', step: binBytes },
  },
  {
    version, id: 'eni-flags', title: { en: 'TCP flags', zh: 'TCP 标志' }, unit: { en: '{eni-id} · records, flags seen in the window', zh: '{eni-id} · 记录数，窗口内出现的标志' },
    statement: `protocol: 6 | select "tcp-flags", "eni-id", count(*) as records ${chosen} group by "tcp-flags", "eni-id" order by records desc limit 4`,
    companion: `protocol: 6 | select count_if("tcp-flags" = 2) as alone, count("tcp-flags") as records ${chosen}`,
    counts: 'records', units: { records: 'records', alone: 'records' },
    about: {
      en: 'A record holds the flags of all packets of its window together, so their order is not known. ACK is set by all packets but the first, and is not always recorded.',
      zh: '一条记录合并其窗口内所有数据包的标志，先后次序不可知。除首包外的数据包都带 ACK，未必记录。',
    },
    picture: {
      kind: 'list', rowHeight: 23, sorted: { column: 'records', up: false }, what: { en: 'combinations', zh: '组合' },
      columns: [
        { role: 'name', column: 'tcp-flags', label: { en: 'tcp-flags', zh: 'tcp-flags' } },
        { role: 'amount', column: 'records', label: { en: 'records', zh: '记录' }, width: 88 },
        { role: 'bar', of: 'records', scale: 'largest' },
        { role: 'share', of: 'records', label: { en: 'share', zh: '占比' } },
      ],
    },
    consequence: { kind: 'filter', column: 'tcp-flags', field: 'tcp-flags' },
    finding: { kind: 'syn-only', alone: 'alone', of: 'records' },
  },
];
