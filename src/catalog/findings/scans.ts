import type { Frame } from '../../model/frame.ts';
import { scanHosts, scanPorts } from '../scans.ts';
import { numberIn, rowsOf, textIn, type Detector, type DetectorQuestion, type Way } from './detector.ts';
import { flowsOf, servicePorts } from './ends.ts';
import { findingKey, type Finding } from './finding.ts';
import { isInside } from './inside.ts';

/** Rows that are read; a log in which more scan is told to be cut. */
const most = 200;
/** More ports of one host than these are no service's: nobody needs a second look. */
const surelyPorts = 100;

/** What came to nothing: refused, or a connection that got no further than its first packet. */
const tries = { both: `(action: REJECT or tcp-flags = 2) and ${servicePorts}`, action: `action: REJECT and ${servicePorts}`, flags: `tcp-flags = 2 and ${servicePorts}` } as const;

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

function scansIn([frame]: readonly Frame[]): readonly Finding[] {
  return rowsOf(frame).map((row): Finding => {
    const who = { source: textIn(row, 'srcaddr'), target: textIn(row, 'dstaddr'), port: null };
    const tried = numberIn(row, 'ports');
    const own = who.source !== null && isInside(who.source);
    return {
      kind: 'scan', key: findingKey('scan', who), confidence: tried > surelyPorts ? 'strong' : 'likely', who,
      from: numberIn(row, 'first_seen'), to: numberIn(row, 'last_seen'),
      figures: [
        { id: 'ports', name: { en: 'ports tried', zh: '尝试端口' }, value: tried, unit: 'none' },
        { id: 'records', name: { en: 'records', zh: '记录' }, value: numberIn(row, 'records'), unit: 'records' },
        ...(row['refused'] === undefined ? [] : [{ id: 'refused', name: { en: 'refused', zh: '被拒' }, value: numberIn(row, 'refused'), unit: 'records' as const }]),
      ],
      says: own
        ? { en: 'A host inside tried {ports} ports of one host and got nowhere.', zh: '内网主机尝试了同一主机的 {ports} 个端口，均未成功。' }
        : { en: 'Tried {ports} ports of one host and got nowhere.', zh: '尝试了同一主机的 {ports} 个端口，均未成功。' },
      conditions: flowsOf(who), also: [],
    };
  });
}

/** One finding for each source: it may go through the same hosts by several ports. */
function sweepsIn([frame]: readonly Frame[]): readonly Finding[] {
  const bySource = new Map<string, Finding>();
  for (const row of rowsOf(frame)) {
    const source = textIn(row, 'srcaddr');
    if (source === null) continue;
    const known = bySource.get(source);
    const [from, to] = [numberIn(row, 'first_seen'), numberIn(row, 'last_seen')];
    if (known !== undefined) {
      bySource.set(source, { ...known, who: { ...known.who, port: null }, conditions: flowsOf({ ...known.who, port: null }), from: Math.min(known.from, from), to: Math.max(known.to, to) });
      continue;
    }
    const port = row['dstport'] === null ? null : numberIn(row, 'dstport');
    const who = { source, target: null, port };
    // All of the internet's addresses are knocked at all day: one that was refused everywhere is no news.
    const everyday = !isInside(source) && row['refused'] !== undefined && numberIn(row, 'refused') === numberIn(row, 'records');
    bySource.set(source, {
      kind: 'sweep', key: findingKey('sweep', { ...who, port: null }), confidence: everyday ? 'weak' : 'strong', who, from, to,
      figures: [
        { id: 'hosts', name: { en: 'hosts tried', zh: '尝试主机' }, value: numberIn(row, 'hosts'), unit: 'none' },
        { id: 'records', name: { en: 'records', zh: '记录' }, value: numberIn(row, 'records'), unit: 'records' },
      ],
      says: everyday
        ? { en: 'Went through {hosts} hosts by one port; all refused, as the internet does all day.', zh: '以同一端口尝试了 {hosts} 台主机，全部被拒，属互联网常见噪声。' }
        : { en: 'Went through {hosts} hosts by one port and got no answer.', zh: '以同一端口尝试了 {hosts} 台主机，未获应答。' },
      conditions: flowsOf(who), also: [],
    });
  }
  return [...bySource.values()];
}

function waysOf(question: (where: string, hasAction: boolean) => DetectorQuestion, judge: Way['judge']): readonly Way[] {
  return [
    { needs: ['action', 'tcp-flags', 'dstport'], first: [question(tries.both, true)], judge },
    { needs: ['action', 'dstport'], first: [question(tries.action, true)], judge, lacks: { en: 'The log has no tcp-flags: tries that were let in and not answered cannot be told.', zh: '日志没有 tcp-flags：放行但无应答的尝试无法识别。' } },
    { needs: ['tcp-flags', 'dstport'], first: [question(tries.flags, false)], judge, lacks: { en: 'The log has no action: refused tries are known by their flags only.', zh: '日志没有 action：只能由标志位识别失败的尝试。' } },
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
