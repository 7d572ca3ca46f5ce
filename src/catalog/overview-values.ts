import type { Panel } from '../model/panel.ts';
import { byTime, time, verdictTotals, verdictsByTime } from './statements.ts';
import { ofDecided, value } from './value.ts';

/** The strip of single values. Bytes and packets count a flow once; records, verdicts and interfaces are what was recorded. */
export const overviewValues: readonly Panel[] = [
  value({
    id: 'records', title: { en: 'Records', zh: '记录数' }, unit: { en: 'records', zh: '条' }, counts: 'records', value: 'records',
    statement: '* | select count(*) as records', companion: `* | select ${time}, count(*) as records ${byTime}`, spark: 'records',
    compare: { kind: 'rate', unit: 'records-per-minute' }, units: { records: 'records' },
  }),
  value({
    id: 'bytes', title: { en: 'Bytes', zh: '字节数' }, unit: { en: 'bytes', zh: '字节' }, counts: 'flows', value: 'bytes',
    statement: '* | select sum(bytes) as bytes', companion: `* | select ${time}, sum(bytes) as bytes ${byTime}`, spark: 'bytes',
    compare: { kind: 'rate', unit: 'bits-per-second' }, units: { bytes: 'bytes' },
  }),
  value({
    id: 'packets', title: { en: 'Packets', zh: '数据包数' }, unit: { en: 'packets', zh: '包' }, counts: 'flows', value: 'packets',
    statement: '* | select sum(packets) as packets', companion: `* | select ${time}, sum(packets) as packets ${byTime}`, spark: 'packets',
    compare: { kind: 'rate', unit: 'packets-per-second' }, units: { packets: 'packets' },
  }),
  value({
    id: 'accepted', title: { en: 'Accepted', zh: '允许' }, unit: { en: 'records', zh: '条' }, counts: 'records', value: 'accepted',
    statement: verdictTotals, companion: verdictsByTime, spark: 'accept', compare: ofDecided, units: { accepted: 'records', decided: 'records' },
  }),
  value({
    id: 'rejected', title: { en: 'Rejected', zh: '拒绝' }, unit: { en: 'records', zh: '条' }, counts: 'records', value: 'rejected',
    statement: verdictTotals, companion: verdictsByTime, spark: 'reject', compare: ofDecided, units: { rejected: 'records', decided: 'records' },
  }),
  value({
    id: 'reject-share', title: { en: 'Reject share', zh: '拒绝占比' }, unit: { en: 'of records with a verdict', zh: '占判定记录' }, counts: 'records', value: 'share',
    statement: verdictTotals, companion: verdictsByTime, spark: 'share', units: { share: 'share' },
  }),
  value({
    id: 'enis', title: { en: 'Active ENIs', zh: '活跃 ENI' }, unit: { en: 'ENIs', zh: '个' }, counts: 'records', value: 'enis',
    statement: '* | select count(distinct "eni-id") as enis', units: { enis: 'none' },
  }),
  value({
    id: 'vpcs', title: { en: 'Active VPCs', zh: '活跃 VPC' }, unit: { en: 'VPCs', zh: '个' }, counts: 'records', value: 'vpcs',
    statement: '* | select count(distinct "vpc-id") as vpcs', units: { vpcs: 'none' },
  }),
];
