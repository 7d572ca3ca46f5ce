import { filterIs } from '../../model/filter.ts';
import type { Frame } from '../../model/frame.ts';
import { ephemeralFrom } from '../../model/ports.ts';
import { numberIn, rowsOf, textIn, type Detector, type DetectorQuestion, type Way } from './detector.ts';
import { flowsOf, portsBetween } from './ends.ts';
import { findingKey, type Finding } from './finding.ts';

/** Packets that must have gone unanswered, in so many capture windows: a window's edge may cut an answer off, many do not. */
export const fewestPackets = 20;
export const fewestWindows = 6;
const most = 100;
const bucket = '__time__ - __time__ % ${{capture|60}}';

/** Client, server and port of both directions of a connection, as its client's interface sees it. */
const client = `case when direction = 'out' then srcaddr else dstaddr end`;
const server = `case when direction = 'out' then dstaddr else srcaddr end`;
const port = `case when direction = 'out' then dstport else srcport end`;

const unanswered: DetectorQuestion = {
  counts: 'records',
  statement: `protocol = 6 and ((direction: out and dstport < ${ephemeralFrom} and srcport >= ${ephemeralFrom}) or (direction: "in" and srcport < ${ephemeralFrom} and dstport >= ${ephemeralFrom})) | select ${client} as client, ${server} as server, ${port} as port, sum(packets) as packets, count(*) as records, count(distinct ${bucket}) as windows, min(__time__) as first_seen, max(__time__) as last_seen group by 1, 2, 3 having count_if(direction = 'in') = 0 and sum(packets) >= ${fewestPackets} and count(distinct ${bucket}) >= ${fewestWindows} order by packets desc limit ${most}`,
};

function oneWayIn([frame]: readonly Frame[]): readonly Finding[] {
  return rowsOf(frame).map((row): Finding => {
    const who = { source: textIn(row, 'client'), target: textIn(row, 'server'), port: numberIn(row, 'port') };
    return {
      kind: 'one-way', key: findingKey('one-way', who), confidence: 'likely', who, from: numberIn(row, 'first_seen'), to: numberIn(row, 'last_seen'),
      figures: [
        { id: 'packets', name: { en: 'packets sent', zh: '发送数据包' }, value: numberIn(row, 'packets'), unit: 'packets' },
        { id: 'windows', name: { en: 'capture windows', zh: '采集窗口' }, value: numberIn(row, 'windows'), unit: 'none' },
      ],
      says: { en: 'Sent {packets} packets in {windows} windows and nothing came back.', zh: '在 {windows} 个窗口内发送 {packets} 个数据包，没有任何返回。' },
      conditions: flowsOf(who), counted: [filterIs('protocol', '6'), filterIs('direction', 'out'), portsBetween('srcport', ephemeralFrom, null)], records: numberIn(row, 'records'), also: [],
    };
  });
}

const way: Way = { needs: ['direction', 'protocol', 'srcport', 'dstport', 'packets'], first: [unanswered], judge: oneWayIn };

export const oneWayFlows: Detector = {
  kind: 'one-way', title: { en: 'One-way flows', zh: '单向流量' }, name: { en: 'One-way flow', zh: '单向流量' },
  about: {
    en: `TCP of a client, with at least ${fewestPackets} packets in at least ${fewestWindows} capture windows, to which its interface saw no answer at all: nobody listens, a rule or a route is missing, or the answer takes another way.`,
    zh: `客户端的 TCP 流量，在至少 ${fewestWindows} 个采集窗口内发送至少 ${fewestPackets} 个数据包，而其网卡没有看到任何应答：无人监听、缺少规则或路由，或应答走了别的路径。`,
  },
  ways: [way],
};
