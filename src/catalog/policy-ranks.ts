import { panelVersion, type Panel } from '../model/panel.ts';
import { ephemeralFrom } from '../model/ports.ts';
import { portsBy } from './policy-trends.ts';

const version = panelVersion;
const units = { records: 'records', bytes: 'bytes', rejected: 'share' } as const;

/** Why, as far as the log tells; who was refused, at which port, and by which interface. */
export const policyRanks: readonly Panel[] = [
  {
    version, id: 'why-rejected', title: { en: 'Why rejected', zh: '拒绝原因' }, unit: { en: 'as far as the log tells', zh: '由日志推断' },
    statement: 'action: REJECT and rejection: * | select rejection, count(*) as records, count(distinct srcaddr) as sources group by rejection order by records desc limit 10',
    counts: 'records', units: { ...units, sources: 'none' }, ownFilter: { field: 'rejection', mode: 'ignore' },
    about: {
      en: [
        'Each rejected record has one class, the first that holds, found in all records of the source whatever the range and the filters are. No rule is looked at.',
        'Return traffic: the reverse 5-tuple was accepted, so this answers what was let through; a stateless network ACL refuses it so.',
        'One-sided: the sender\'s interface let the same 5-tuple out (ACCEPT, out) and the receiver\'s refused it (REJECT, in). The rule to look at is the receiver\'s.',
        'Internet noise: from an address of the internet to an address, port and protocol that let nothing in and sent nothing.',
        'Connection attempt: TCP, and all records of the 5-tuple have tcp-flags 2 (SYN alone). "Sender not logged": from inside, but no record was made at the sender, so it may be one-sided as well.',
        'No TCP flags: TCP whose flags the log does not have. Other: none of these. Addresses are compared as they are, so VPCs that use one block may speak for each other.',
      ].join('\n'),
      zh: [
        '每条被拒记录归入一类，取最先成立者；依据数据源的全部记录判断，与时间范围和筛选无关，不读取任何规则。',
        '回程流量：反向五元组曾被允许，即对已放行流量的应答，常见于无状态网络 ACL。',
        '单侧放行：发送方网卡放行同一五元组（ACCEPT、out），接收方网卡拒绝（REJECT、in），应检查接收方的规则。',
        '互联网噪声：来自互联网地址，且目的地址、端口与协议既未放行也未发出任何流量。',
        '连接尝试：TCP，且该五元组的所有记录 tcp-flags 均为 2（仅 SYN）。“缺发送方日志”表示来源在内网但其网卡没有日志，也可能属于单侧放行。',
        '无 TCP 标志：日志未记录标志的 TCP。其他：均不符合。地址按原值比较，使用相同网段的 VPC 可能互相影响。',
      ].join('\n'),
    },
    caveats: [
      { field: 'direction', says: { en: 'The log has no direction: one-sided refusals cannot be told.', zh: '日志没有 direction：无法判断单侧放行。' } },
      { field: 'tcp-flags', says: { en: 'The log has no tcp-flags: connection attempts cannot be told.', zh: '日志没有 tcp-flags：无法判断连接尝试。' } },
    ],
    picture: {
      kind: 'list', rowHeight: 23, sorted: { column: 'records', up: false },
      columns: [
        { role: 'name', column: 'rejection', label: { en: 'reason', zh: '原因' } },
        { role: 'amount', column: 'sources', label: { en: 'sources', zh: '源' }, width: 62, further: true },
        { role: 'amount', column: 'records', label: { en: 'records', zh: '记录' }, width: 82 },
        { role: 'bar', of: 'records', scale: 'total', width: 50 },
        { role: 'share', of: 'records', label: { en: 'share', zh: '占比' } },
      ],
    },
    consequence: { kind: 'filter', column: 'rejection', field: 'rejection' },
    finding: { kind: 'reasons', reason: 'rejection', value: 'records' },
  },
  {
    version, id: 'rejected-sources', title: { en: 'Rejected sources', zh: '被拒绝的源' }, unit: { en: '{rows}', zh: '{rows}' },
    statement: 'action: REJECT | select srcaddr, ip_to_country_code(srcaddr) as country, count(*) as records group by srcaddr order by records desc limit 16',
    counts: 'records', units, ownFilter: { field: 'srcaddr', mode: 'ignore' },
    picture: {
      kind: 'list', rowHeight: 23, sorted: { column: 'records', up: false }, what: { en: 'sources', zh: '源' },
      columns: [
        { role: 'name', column: 'srcaddr', beside: 'country' },
        { role: 'amount', column: 'records', label: { en: 'records', zh: '记录' }, width: 84 },
        { role: 'bar', of: 'records', scale: 'largest' },
        { role: 'share', of: 'records', label: { en: 'share', zh: '占比' }, width: 68 },
      ],
    },
    consequence: { kind: 'filter', column: 'srcaddr', field: 'srcaddr' },
    finding: { kind: 'rank-cover', name: 'srcaddr', value: 'records', what: { en: 'sources', zh: '源' } },
  },
  {
    version, id: 'rejected-ports', title: { en: 'Rejected ports', zh: '被拒绝的端口' }, unit: { en: 'rejected records', zh: '拒绝记录' },
    statement: portsBy('REJECT'),
    counts: 'records', units, ownFilter: { field: 'dstport', mode: 'ignore' },
    picture: { kind: 'rank', name: 'dstport', value: 'records', further: [], absent: { en: `ephemeral, from ${ephemeralFrom}`, zh: `临时端口，${ephemeralFrom} 起` } },
    consequence: { kind: 'filter', column: 'dstport', field: 'dstport' },
    finding: { kind: 'rank-cover', name: 'dstport', value: 'records', what: { en: 'ports', zh: '端口' } },
  },
  {
    version, id: 'rejected-enis', title: { en: 'Rejecting ENIs', zh: '拒绝最多的 ENI' }, unit: { en: 'rejected records, share of its verdicts', zh: '拒绝记录及其占该网卡判定的比例' },
    statement: `* | select "eni-id", count_if(action = 'REJECT') as records, count_if(action = 'REJECT') * 1.0 / count(action) as rejected group by "eni-id" having count_if(action = 'REJECT') > 0 order by records desc limit 8`,
    counts: 'records', units, ownFilter: { field: 'eni-id', mode: 'ignore' },
    picture: { kind: 'rank', name: 'eni-id', value: 'records', further: ['rejected'] },
    consequence: { kind: 'filter', column: 'eni-id', field: 'eni-id' },
    finding: { kind: 'rank-cover', name: 'eni-id', value: 'records', what: { en: 'ENIs', zh: ' ENI ' } },
  },
];
