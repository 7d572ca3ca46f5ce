import { filterIs, type Condition } from '../../model/filter.ts';
import type { Frame } from '../../model/frame.ts';
import { ephemeralFrom } from '../../model/ports.ts';
import { scanHosts, scanPorts } from '../scans.ts';
import { numberIn, rowsOf, textIn, type Detector, type DetectorQuestion, type Row, type Way } from './detector.ts';
import { flowsOf, oneOfPorts, portsBetween, servicePorts } from './ends.ts';
import { findingKey, type Finding } from './finding.ts';
import { isInside } from './inside.ts';

/** Rows that are read; a log in which more scan is told to be cut. */
const most = 200;
/** More ports of one host than these are no service's: nobody needs a second look. */
const surelyPorts = 100;

const refusedOnes = filterIs('action', 'REJECT');
const firstPackets = filterIs('tcp-flags', '2');

/** What came to nothing: refused, or a connection that got no further than its first packet. In a search, and as a filter. */
const tries = {
  both: { where: `(action: REJECT or tcp-flags = 2) and ${servicePorts}`, filter: { any: [refusedOnes, firstPackets] } },
  action: { where: `action: REJECT and ${servicePorts}`, filter: refusedOnes },
  flags: { where: `tcp-flags = 2 and ${servicePorts}`, filter: firstPackets },
} as const;

const refused = (has: boolean): string => (has ? `, count_if(action = 'REJECT') as refused` : '');

function ports(where: string, hasAction: boolean): DetectorQuestion {
  return {
    counts: 'records',
    statement: `${where} | select srcaddr, dstaddr, count(distinct dstport) as ports, count(*) as records${refused(hasAction)}, min(__time__) as first_seen, max(__time__) as last_seen group by srcaddr, dstaddr having count(distinct dstport) > ${scanPorts} order by ports desc, records desc limit ${most}`,
  };
}

function hosts(where: string, hasAction: boolean): DetectorQuestion {
  return {
    counts: 'records',
    statement: `${where} | select srcaddr, dstport, count(distinct dstaddr) as hosts, count(*) as records${refused(hasAction)}, min(__time__) as first_seen, max(__time__) as last_seen group by srcaddr, dstport having count(distinct dstaddr) > ${scanHosts} order by hosts desc, records desc limit ${most}`,
  };
}

function scansIn(tried: Condition, [frame]: readonly Frame[]): readonly Finding[] {
  return rowsOf(frame).map((row): Finding => {
    const who = { source: textIn(row, 'srcaddr'), target: textIn(row, 'dstaddr'), port: null };
    const ports = numberIn(row, 'ports');
    const own = who.source !== null && isInside(who.source);
    return {
      kind: 'scan', key: findingKey('scan', who), confidence: ports > surelyPorts ? 'strong' : 'likely', who,
      from: numberIn(row, 'first_seen'), to: numberIn(row, 'last_seen'),
      figures: [
        { id: 'ports', name: { en: 'ports tried', zh: '尝试端口' }, value: ports, unit: 'none' },
        { id: 'records', name: { en: 'records', zh: '记录' }, value: numberIn(row, 'records'), unit: 'records' },
        ...(row['refused'] === undefined ? [] : [{ id: 'refused', name: { en: 'refused', zh: '被拒' }, value: numberIn(row, 'refused'), unit: 'records' as const }]),
      ],
      says: own
        ? { en: 'A host inside tried {ports} ports of one host and got nowhere.', zh: '内网主机尝试了同一主机的 {ports} 个端口，均未成功。' }
        : { en: 'Tried {ports} ports of one host and got nowhere.', zh: '尝试了同一主机的 {ports} 个端口，均未成功。' },
      conditions: flowsOf(who), counted: [tried, portsBetween('dstport', null, ephemeralFrom - 1)], records: numberIn(row, 'records'), also: [],
    };
  });
}

/** One finding for each source: it may go through the same hosts by several ports, of which the one with most hosts is told. */
function sweepsIn(tried: Condition, [frame]: readonly Frame[]): readonly Finding[] {
  const all = rowsOf(frame);
  return [...new Set(all.map((row) => textIn(row, 'srcaddr')))].flatMap((source): readonly Finding[] => {
    const rows = all.filter((row) => textIn(row, 'srcaddr') === source);
    const [first] = rows;
    if (source === null || first === undefined) return [];
    const ports = rows.map((row) => numberIn(row, 'dstport'));
    const who = { source, target: null, port: rows.length > 1 ? null : numberIn(first, 'dstport') };
    const records = sumOf(rows, 'records');
    // All of the internet's addresses are knocked at all day: one that was refused everywhere is no news.
    const everyday = !isInside(source) && first['refused'] !== undefined && sumOf(rows, 'refused') === records;
    return [{
      kind: 'sweep', key: findingKey('sweep', { ...who, port: null }), confidence: everyday ? 'weak' : 'strong', who,
      from: Math.min(...rows.map((row) => numberIn(row, 'first_seen'))), to: Math.max(...rows.map((row) => numberIn(row, 'last_seen'))),
      figures: [
        { id: 'hosts', name: { en: 'hosts tried', zh: '尝试主机' }, value: numberIn(first, 'hosts'), unit: 'none' },
        { id: 'records', name: { en: 'records', zh: '记录' }, value: records, unit: 'records' },
      ],
      says: everyday
        ? { en: 'Went through {hosts} hosts by one port; all refused, as the internet does all day.', zh: '以同一端口尝试了 {hosts} 台主机，全部被拒，属互联网常见噪声。' }
        : { en: 'Went through {hosts} hosts by one port and got no answer.', zh: '以同一端口尝试了 {hosts} 台主机，未获应答。' },
      conditions: [...flowsOf({ ...who, port: null }), oneOfPorts(ports)], counted: [tried], records, also: [],
    }];
  });
}

function sumOf(rows: readonly Row[], column: string): number {
  return rows.reduce((sum, row) => sum + numberIn(row, column), 0);
}

function waysOf(question: (where: string, hasAction: boolean) => DetectorQuestion, judge: (tried: Condition, frames: readonly Frame[]) => readonly Finding[]): readonly Way[] {
  const asked = ({ where, filter }: (typeof tries)[keyof typeof tries], hasAction: boolean): Pick<Way, 'first' | 'judge'> => ({ first: [question(where, hasAction)], judge: (frames) => judge(filter, frames) });
  return [
    { needs: ['action', 'tcp-flags', 'dstport'], ...asked(tries.both, true) },
    { needs: ['action', 'dstport'], ...asked(tries.action, true), lacks: { en: 'The log has no tcp-flags: tries that were let in and not answered cannot be told.', zh: '日志没有 tcp-flags：放行但无应答的尝试无法识别。' } },
    { needs: ['tcp-flags', 'dstport'], ...asked(tries.flags, false), lacks: { en: 'The log has no action: refused tries are known by their flags only.', zh: '日志没有 action：只能由标志位识别失败的尝试。' } },
  ];
}

export const portScans: Detector = {
  kind: 'scan', title: { en: 'Port scans', zh: '端口扫描' }, name: { en: 'Port scan', zh: '端口扫描' },
  about: {
    en: `A source that tried more than ${scanPorts} ports below 32768 of one host, counting only what was refused or never got beyond its SYN.`,
    zh: `对同一主机尝试超过 ${scanPorts} 个 32768 以下端口的源；只统计被拒或止于 SYN 的记录。`,
  },
  ways: waysOf(ports, scansIn),
};

export const addressSweeps: Detector = {
  kind: 'sweep', title: { en: 'Address sweeps', zh: '地址扫描' }, name: { en: 'Address sweep', zh: '地址扫描' },
  about: {
    en: `A source that tried one port at more than ${scanHosts} hosts, counting only what was refused or never got beyond its SYN. From the internet and refused everywhere it is everyday noise, and told as weak.`,
    zh: `以同一端口尝试超过 ${scanHosts} 台主机的源；只统计被拒或止于 SYN 的记录。来自互联网且全部被拒者为日常噪声，标为弱。`,
  },
  ways: waysOf(hosts, sweepsIn),
};
