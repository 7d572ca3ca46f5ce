import { filterIs } from '../../model/filter.ts';
import type { Frame } from '../../model/frame.ts';
import { numberIn, rowsOf, textIn, type Detector, type DetectorQuestion, type Row, type Surroundings, type Way } from './detector.ts';
import { borders, clientAbove, flowsOf, oneOf, sourceOutside, type Border } from './ends.ts';
import { findingKey, type Confidence, type Finding } from './finding.ts';
import { judgeableRange, wouldHaveShown } from './newness.ts';

/** Ports of administration and of data, which nobody means to open to the internet. */
export const sensitivePorts = [21, 23, 135, 139, 445, 1433, 1521, 2375, 2379, 3306, 3389, 5432, 5601, 5900, 5985, 6379, 6443, 8500, 9200, 9300, 10250, 11211, 27017] as const;
/** Addresses of the internet that must have been let in to a sensitive port that was open all the time: one or two may be meant. */
export const fewestSources = 3;
const fewestWindows = 3;
const most = 100;

const bucket = '__time__ - __time__ % ${{capture|60}}';
const columns = `dstaddr, dstport, count(*) as records, count(distinct ${bucket}) as windows, count(distinct srcaddr) as sources, min(__time__) as first_seen, max(__time__) as last_seen `;

function questions(where: string): readonly DetectorQuestion[] {
  const accepted = `action: ACCEPT and ${where}`;
  return [
    { counts: 'records', statement: `${accepted} | select ${columns} where dstport < srcport group by dstaddr, dstport having min(__time__) >= \${{late|0}} and count(distinct ${bucket}) >= ${fewestWindows} order by records desc limit ${most}` },
    { counts: 'records', statement: `${accepted} | select ${columns} where dstport < srcport and ${oneOf('dstport', sensitivePorts)} group by dstaddr, dstport having count(distinct srcaddr) >= ${fewestSources} order by sources desc limit ${most}` },
    { counts: 'records', statement: `${where} | select count(*) as records, count_if(__time__ < \${{late|0}}) as before` },
  ];
}

function found(row: Row, counted: Border['counted'], confidence: Confidence, isNew: boolean): Finding {
  const who = { source: null, target: textIn(row, 'dstaddr'), port: numberIn(row, 'dstport') };
  return {
    kind: 'exposure', key: findingKey('exposure', who), confidence, who, from: numberIn(row, 'first_seen'), to: numberIn(row, 'last_seen'),
    figures: [
      { id: 'sources', name: { en: 'addresses let in', zh: '放行的地址' }, value: numberIn(row, 'sources'), unit: 'none' },
      { id: 'records', name: { en: 'records', zh: '记录' }, value: numberIn(row, 'records'), unit: 'records' },
    ],
    says: isNew
      ? { en: 'The internet is let in here now, and was not before: {sources} addresses, {records} records.', zh: '互联网现可访问此端口，此前没有：{sources} 个地址，{records} 条记录。' }
      : { en: 'A port that is seldom meant to be public lets the internet in: {sources} addresses, {records} records.', zh: '通常不应公开的端口放行了互联网访问：{sources} 个地址，{records} 条记录。' },
    conditions: [...flowsOf(who), filterIs('action', 'ACCEPT')], counted: [...counted, sourceOutside, clientAbove(who.port)], records: numberIn(row, 'records'), also: [],
  };
}

function exposuresIn(counted: Border['counted'], [late, sensitive, all]: readonly Frame[], _then: readonly Frame[], { range, late: from }: Surroundings): readonly Finding[] {
  const [traffic] = rowsOf(all);
  const before = traffic === undefined ? 0 : numberIn(traffic, 'before');
  const after = traffic === undefined ? 0 : numberIn(traffic, 'records') - before;
  const isSensitive = (row: Row): boolean => sensitivePorts.some((port) => port === numberIn(row, 'dstport'));
  const news = rowsOf(late).filter((row) => judgeableRange(range) && wouldHaveShown(numberIn(row, 'windows'), { before, after }, { range, late: from }));
  const known = new Set(news.map((row) => `${textIn(row, 'dstaddr')} ${numberIn(row, 'dstport')}`));
  return [
    ...news.map((row) => found(row, counted, isSensitive(row) ? 'strong' : 'likely', true)),
    ...rowsOf(sensitive).filter((row) => !known.has(`${textIn(row, 'dstaddr')} ${numberIn(row, 'dstport')}`)).map((row) => found(row, counted, 'likely', false)),
  ];
}

function way({ where, counted, needs }: Border): Way {
  return { needs: ['action', 'srcport', 'dstport', ...needs], first: questions(where), judge: (...asked) => exposuresIn(counted, ...asked) };
}

export const exposures: Detector = {
  kind: 'exposure', title: { en: 'New exposures', zh: '新暴露端口' }, name: { en: 'Exposure', zh: '暴露端口' },
  about: {
    en: `A port of an own address that accepted the internet in the last quarter of the range and in nothing before it, although it would have shown there at the same pace. And a port of administration or data (${sensitivePorts.join(', ')}) that accepted at least ${fewestSources} addresses of the internet at any time.`,
    zh: `自有地址的端口只在时间范围的最后四分之一放行互联网，而按相同频率此前本应出现。另含任何时候放行至少 ${fewestSources} 个互联网地址的管理或数据端口（${sensitivePorts.join('、')}）。`,
  },
  ways: borders.map((border) => way(border.in)),
};
