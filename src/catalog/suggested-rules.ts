import type { AlertRule } from '../model/alert.ts';
import type { Unit } from '../model/frame.ts';
import type { Text } from '../model/panel.ts';
import { bulkBytes } from './findings/bulk.ts';
import { inside, oneOf, outside, servicePorts } from './findings/ends.ts';
import { sensitivePorts } from './findings/exposures.ts';
import { scanHosts } from './scans.ts';

/** A rule that is offered, with what it needs of the records. */
export interface SuggestedRule extends Omit<AlertRule, 'id' | 'owner' | 'paused' | 'createdAt'> {
  readonly suggestion: string;
  /** What is counted, in words, and the unit of it, where the statement is more than the fields of a rule can say. */
  readonly counted?: Text;
  readonly unit?: Unit;
}

/**
 * Rules that most readers want. Figures are where to begin, not findings: the page shows at once how often each would have fired.
 * Documented for SLS are only the kinds of rules; statements, windows and figures are ours.
 */
export const suggestedRules: readonly SuggestedRule[] = [
  {
    suggestion: 'reject-surge', name: { en: 'Reject surge', zh: '拒绝数突增' },
    measure: { kind: 'statement', statement: 'action: REJECT | select count(*) as records', value: 'records', counts: 'records' },
    window: 300, condition: { is: 'over', figure: 3, against: 'hour-before', least: 100 }, again: 1,
  },
  {
    suggestion: 'port-scan', name: { en: 'Port scan', zh: '端口扫描' },
    measure: { kind: 'statement', statement: 'action: REJECT | select srcaddr, count(distinct dstport) as ports group by srcaddr', value: 'ports', counts: 'records' },
    window: 600, condition: { is: 'over', figure: 100, against: 'fixed', least: null }, again: 1,
  },
  {
    suggestion: 'address-sweep', name: { en: 'Address sweep', zh: '地址扫描' },
    counted: { en: 'addresses tried by one source at one port', zh: '同一源地址在同一端口上试探的地址数' },
    measure: { kind: 'statement', statement: `(action: REJECT or tcp-flags = 2) and ${servicePorts} | select srcaddr, dstport, count(distinct dstaddr) as hosts group by srcaddr, dstport`, value: 'hosts', counts: 'records' },
    window: 600, condition: { is: 'over', figure: scanHosts, against: 'fixed', least: null }, again: 1,
  },
  {
    suggestion: 'bulk-out', name: { en: 'Data going out in bulk', zh: '大量数据外传' },
    counted: { en: 'bytes sent from inside to one address and port outside', zh: '内部向同一外部地址和端口发送的字节数' }, unit: 'bytes',
    measure: { kind: 'statement', statement: `direction: out and not observation: transit and ${outside('dstaddr')} | select srcaddr, dstaddr, dstport, sum(bytes) as sent where dstport < srcport group by srcaddr, dstaddr, dstport`, value: 'sent', counts: 'records' },
    window: 3600, condition: { is: 'over', figure: bulkBytes, against: 'fixed', least: null }, again: 1,
  },
  {
    suggestion: 'refused-inside', name: { en: 'Refused inside', zh: '内网被拒' },
    counted: { en: 'rejected records from inside to one address and port', zh: '内网访问同一地址和端口被拒的记录数' },
    measure: { kind: 'statement', statement: `action: REJECT and ${servicePorts} and ${inside('srcaddr')} | select srcaddr, dstaddr, dstport, count(*) as refused group by srcaddr, dstaddr, dstport`, value: 'refused', counts: 'records' },
    window: 3600, condition: { is: 'over', figure: 5, against: 'fixed', least: null }, again: 1,
  },
  {
    suggestion: 'sensitive-port', name: { en: 'Sensitive port open to the internet', zh: '敏感端口对互联网开放' },
    counted: { en: 'sources outside that were accepted at one sensitive port', zh: '获准访问同一敏感端口的外部源地址数' },
    measure: { kind: 'statement', statement: `direction: "in" and not observation: transit and action: ACCEPT and ${outside('srcaddr')} | select dstaddr, dstport, count(distinct srcaddr) as sources where dstport < srcport and ${oneOf('dstport', sensitivePorts)} group by dstaddr, dstport`, value: 'sources', counts: 'records' },
    window: 3600, condition: { is: 'over', figure: 2, against: 'fixed', least: null }, again: 1,
  },
  {
    suggestion: 'skipdata', name: { en: 'SKIPDATA present', zh: '出现 SKIPDATA' },
    measure: { kind: 'statement', statement: 'log-status: SKIPDATA | select "eni-id", count(*) as records group by "eni-id"', value: 'records', counts: 'records' },
    window: 600, condition: { is: 'over', figure: 0, against: 'fixed', least: null }, again: 1,
  },
  {
    suggestion: 'listed-accepted', name: { en: 'Listed address accepted', zh: '命中情报的地址被允许' },
    measure: { kind: 'statement', statement: 'srcthreat: * and action: ACCEPT | select srcaddr, count(*) as records group by srcaddr', value: 'records', counts: 'flows' },
    window: 300, condition: { is: 'over', figure: 0, against: 'fixed', least: null }, again: 1,
  },
  {
    suggestion: 'listed-reached', name: { en: 'Listed address reached from inside', zh: '内部访问命中情报的地址' },
    measure: { kind: 'statement', statement: 'dstthreat: * and action: ACCEPT | select dstaddr, count(*) as records group by dstaddr', value: 'records', counts: 'flows' },
    window: 300, condition: { is: 'over', figure: 0, against: 'fixed', least: null }, again: 1,
  },
  {
    suggestion: 'eni-bandwidth', name: { en: 'Bandwidth of an ENI', zh: '弹性网卡带宽' },
    counted: { en: 'bits/s of one ENI in one direction', zh: '单个弹性网卡单方向的 bit/s' }, unit: 'bits-per-second',
    measure: { kind: 'statement', statement: '* | select "eni-id", direction, sum(bytes) * 8.0 / ${{seconds|600}} as rate group by "eni-id", direction', value: 'rate', counts: 'records' },
    window: 600, condition: { is: 'over', figure: 100_000_000, against: 'fixed', least: null }, again: 1,
  },
  {
    suggestion: 'delivery-failed', name: { en: 'Delivery failed', zh: '投递失败' },
    measure: { kind: 'delivery' },
    window: 600, condition: { is: 'over', figure: 0, against: 'fixed', least: null }, again: 1,
  },
];
