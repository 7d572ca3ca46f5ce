import type { ColumnFields, Panel, Text } from '../model/panel.ts';
import { panelVersion } from '../model/panel.ts';
import { ephemeralFrom, foldedPort } from '../model/ports.ts';

const plainly = (field: string): ColumnFields => ({ column: field, fields: [field], between: [] });
const port = (field: string): ColumnFields => ({ ...plainly(field), folded: { value: String(foldedPort), from: ephemeralFrom } });
const folded = (field: string): string => `case when ${field} >= ${ephemeralFrom} then ${foldedPort} else ${field} end as ${field}`;

const about: Text = {
  en: `A 5-tuple is protocol and address and port of both ends. Ports from ${ephemeralFrom} on are clients' and change with each connection, so they are folded into one row, "eph."; a click on such a row filters all of them. "last" is the start of the last record.`,
  zh: `五元组为协议及两端的地址与端口。${ephemeralFrom} 起的端口属于客户端，随连接而变，合并为一行“临时”；点击该行会筛选全部临时端口。“末次”为最后一条记录的开始时间。`,
};

function tuples(id: string, verdict: 'ACCEPT' | 'REJECT', title: Text): Panel {
  return {
    version: panelVersion, id, title, unit: { en: '{rows} · ephemeral ports folded', zh: '{rows} · 临时端口已合并' },
    statement: `action: ${verdict} | select srcaddr, ${folded('srcport')}, dstaddr, ${folded('dstport')}, protocol, count(*) as records, sum(bytes) as bytes, max(__time__) as last_seen group by srcaddr, 2, dstaddr, 4, protocol order by records desc limit 8`,
    counts: 'records', units: { records: 'records', bytes: 'bytes' }, about,
    picture: {
      kind: 'list', rowHeight: 23, sorted: { column: 'records', up: false },
      columns: [
        { role: 'name', column: 'srcaddr', width: 126 },
        { role: 'text', column: 'srcport', label: { en: 'port', zh: '端口' }, width: 42, bare: true, further: true },
        { role: 'text', column: 'dstaddr', width: 120, arrow: true },
        { role: 'text', column: 'dstport', width: 78, grows: true },
        { role: 'text', column: 'protocol', label: { en: 'proto', zh: '协议' }, width: 40, further: true },
        { role: 'amount', column: 'records', label: { en: 'records', zh: '记录' }, width: 66 },
        { role: 'amount', column: 'bytes', label: { en: 'bytes', zh: '字节' }, width: 60, further: true },
        { role: 'time', column: 'last_seen', label: { en: 'last', zh: '末次' }, width: 52, further: true },
      ],
    },
    consequence: { kind: 'each', of: [plainly('srcaddr'), port('srcport'), plainly('dstaddr'), port('dstport'), plainly('protocol')] },
    finding: { kind: 'rank-cover', name: 'srcaddr', value: 'records', what: { en: '5-tuples', zh: '五元组' } },
  };
}

/** What went through and what was refused, connection by connection. */
export const policyTuples: readonly Panel[] = [
  tuples('accepted-tuples', 'ACCEPT', { en: 'Accepted, by 5-tuple', zh: '允许的五元组' }),
  tuples('rejected-tuples', 'REJECT', { en: 'Rejected, by 5-tuple', zh: '拒绝的五元组' }),
];
