import { filterIs } from '../../model/filter.ts';
import type { Frame } from '../../model/frame.ts';
import { numberIn, rowsOf, textIn, type Detector, type DetectorQuestion, type Row, type Way } from './detector.ts';
import { flowsOf, inside, oneOf, servicePorts } from './ends.ts';
import { findingKey, type Finding } from './finding.ts';

/** Refusals of one client at one service: fewer are a mistake of typing. */
export const fewestRefusals = 12;
/** Windows in which they were, so that one burst is not taken for a rule. */
export const fewestWindows = 6;
const most = 100;

const bucket = '__time__ - __time__ % ${{capture|60}}';

/** Clients inside that were refused again and again by one service. */
const refusals: DetectorQuestion = {
  counts: 'records',
  statement: `action: REJECT and ${servicePorts} and ${inside('srcaddr')} | select srcaddr, dstaddr, dstport, count(*) as refused, count(distinct ${bucket}) as windows, min(__time__) as first_seen, max(__time__) as last_seen group by srcaddr, dstaddr, dstport having count(*) >= ${fewestRefusals} and count(distinct ${bucket}) >= ${fewestWindows} order by refused desc limit ${most}`,
};

/**
 * How many clients those services let in, and when they let in these clients last: at their own interfaces, as the sender's says ACCEPT of
 * everything. Clients are counted there: a list of them all would be as long as the services are popular, and cut.
 */
function accepted(where: string, [frame]: readonly Frame[]): readonly DetectorQuestion[] {
  const rows = rowsOf(frame);
  if (rows.length === 0) return [];
  const services = `${oneOf('dstaddr', rows.map((row) => textIn(row, 'dstaddr') ?? ''))} and ${oneOf('dstport', rows.map((row) => numberIn(row, 'dstport')))}`;
  const clients = oneOf('srcaddr', rows.map((row) => textIn(row, 'srcaddr') ?? ''));
  return [
    { counts: 'records', statement: `${where}action: ACCEPT | select dstaddr, dstport, count(distinct srcaddr) as clients where ${services} group by dstaddr, dstport limit ${most * most}` },
    { counts: 'records', statement: `${where}action: ACCEPT | select srcaddr, dstaddr, dstport, max(__time__) as last_seen where ${services} and ${clients} group by srcaddr, dstaddr, dstport limit ${most * most}` },
  ];
}

function refusedIn([frame]: readonly Frame[], [services, own]: readonly Frame[]): readonly Finding[] {
  const service = (row: Row): string => `${textIn(row, 'dstaddr')} ${numberIn(row, 'dstport')}`;
  const clientsOf = new Map(rowsOf(services).map((row) => [service(row), numberIn(row, 'clients')]));
  const lastLetIn = new Map(rowsOf(own).map((row) => [`${textIn(row, 'srcaddr')} ${service(row)}`, numberIn(row, 'last_seen')]));
  return rowsOf(frame).flatMap((row): readonly Finding[] => {
    const who = { source: textIn(row, 'srcaddr'), target: textIn(row, 'dstaddr'), port: numberIn(row, 'dstport') };
    const clients = clientsOf.get(service(row));
    if (clients === undefined) return [];
    const before = lastLetIn.get(`${who.source} ${service(row)}`);
    const from = numberIn(row, 'first_seen');
    // Let in and refused at the same time is no rule about this client.
    if (before !== undefined && before > from) return [];
    return [{
      kind: 'refused-inside', key: findingKey('refused-inside', who), confidence: numberIn(row, 'windows') >= 2 * fewestWindows ? 'strong' : 'likely', who, from, to: numberIn(row, 'last_seen'),
      figures: [
        { id: 'refused', name: { en: 'refused', zh: '被拒' }, value: numberIn(row, 'refused'), unit: 'records' },
        { id: 'clients', name: { en: 'clients let in', zh: '放行的客户端' }, value: clients, unit: 'none' },
      ],
      says: before === undefined
        ? { en: 'A host inside is refused every time ({refused}) by a service that lets {clients} others in: a rule that forgot it?', zh: '内网主机访问该服务 {refused} 次均被拒，而服务放行了另外 {clients} 个客户端：规则可能遗漏了它。' }
        : { en: 'A host inside was let in before and is refused now ({refused}): a rule that was changed?', zh: '内网主机此前放行，现在被拒（{refused}）：规则可能已被修改。' },
      conditions: flowsOf(who), counted: [filterIs('action', 'REJECT')], records: numberIn(row, 'refused'), also: [],
    }];
  });
}

function way(where: string, needs: readonly string[], lacks?: Way['lacks']): Way {
  return { needs: ['action', 'dstport', ...needs], first: [refusals], then: (first) => accepted(where, first), judge: refusedIn, ...(lacks ? { lacks } : {}) };
}

export const refusedInside: Detector = {
  kind: 'refused-inside', title: { en: 'Refused inside', zh: '内网被拒' }, name: { en: 'Refused inside', zh: '内网被拒' },
  about: {
    en: `A host inside that was refused at least ${fewestRefusals} times, in at least ${fewestWindows} capture windows, by a port that accepts others; either never accepted in the range, or not since. That is what a rule looks like that forgot someone.`,
    zh: `内网主机在至少 ${fewestWindows} 个采集窗口内被同一端口拒绝至少 ${fewestRefusals} 次，而该端口放行其他客户端；且在范围内从未被放行，或此后不再放行。这通常是遗漏了来源的规则。`,
  },
  ways: [
    way('direction: "in" and ', ['direction']),
    way('', [], { en: 'The log has no direction: what the sender\'s interface let out counts as let in.', zh: '日志没有 direction：发送方放行的记录也算作放行。' }),
  ],
};
