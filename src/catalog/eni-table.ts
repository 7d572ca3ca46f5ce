import type { Unit } from '../model/frame.ts';
import type { ListColumn, ListPicture } from '../model/list.ts';
import { panelVersion, type Panel, type Text } from '../model/panel.ts';
import type { PanelChoice, PanelOption } from '../model/panel-choice.ts';
import { captured } from './statements.ts';

type Measure = 'bytes' | 'bits' | 'packets';

const way = (direction: 'in' | 'out', field: string): string => `case when direction = '${direction}' then ${field} else 0 end`;

/** A statistic over the buckets of the capture interval, per second. Those without records are zero, or quiet interfaces would look busy. */
function perSecond(fn: 'avg' | 'max' | 'p95', x: string, field: string): string {
  const call = fn === 'p95' ? `percentile_over_time(${x}, ${captured}, 0.95)` : `${fn}_over_time(${x}, ${captured})`;
  return `${call} * ${field === 'bytes' ? '8.0' : '1.0'} / ${captured}`;
}

function statementOf(measure: Measure): string {
  const field = measure === 'packets' ? 'packets' : 'bytes';
  const amount = (x: string): string => (measure === 'bits' ? perSecond('avg', x, field) : `sum(${x})`);
  const columns = [
    '"eni-id"', 'max("vm-id") as "vm-id"', 'max("vswitch-id") as "vswitch-id"', `${amount(way('in', field))} as "in"`, `${amount(way('out', field))} as "out"`, `${amount(field)} as total`,
    `${perSecond('avg', field, field)} as average`, `${perSecond('p95', field, field)} as p95`, `${perSecond('max', field, field)} as "max"`, `${perSecond('avg', 'packets', 'packets')} as pps`,
    `count_if(action = 'REJECT') * 1.0 / count(action) as reject`, `sum(${field}) as carried`,
  ];
  return `* | select ${columns.join(', ')} group by "eni-id" order by "\${{eni-order|total}}" desc limit 100`;
}

/** Courses of all interfaces, so that whichever are listed have theirs. */
const courses = (field: string): string =>
  `* | select "eni-id", __time__ - __time__ % \${{coarse|600}} as time, direction, sum(${field}) as amount group by "eni-id", time, direction order by time limit 200000`;

function unitsOf(measure: Measure): Readonly<Record<string, Unit>> {
  const amount: Unit = measure === 'bits' ? 'bits-per-second' : measure;
  const rate: Unit = measure === 'packets' ? 'packets-per-second' : 'bits-per-second';
  return { in: amount, out: amount, total: amount, average: rate, p95: rate, max: rate, pps: 'packets-per-second', reject: 'share', carried: measure === 'packets' ? 'packets' : 'bytes' };
}

const text = (en: string, zh: string): Text => ({ en, zh });
const picture = (measure: Measure): ListPicture => {
  const amounts: readonly ListColumn[] = [
    { role: 'amount', column: 'in', label: text('in', '入'), further: true },
    { role: 'amount', column: 'out', label: text('out', '出'), further: true },
    { role: 'amount', column: 'total', label: text('total', '合计') },
    { role: 'share', of: 'carried', label: text('share', '占比'), width: 52, further: true },
    // The total of an average rate is the average.
    ...(measure === 'bits' ? [] : [{ role: 'amount', column: 'average', label: text('average', '平均'), width: 84, further: true } as const]),
    { role: 'amount', column: 'p95', strong: true, width: 84 },
    { role: 'amount', column: 'max', label: text('max', '最大'), width: 84, further: true },
    ...(measure === 'packets' ? [] : [{ role: 'amount', column: 'pps', label: text('packets/s', '包/秒'), width: 84, further: true } as const]),
  ];
  return {
    kind: 'list', rowHeight: 26, sorted: { column: 'total', up: false }, orderedBy: 'eni-order', what: text('ENIs', ' ENI'),
    columns: [
      { role: 'name', column: 'eni-id', width: 200 },
      { role: 'text', column: 'vm-id', label: text('instance', '实例'), width: 118, further: true },
      { role: 'text', column: 'vswitch-id', label: text('vSwitch', '交换机'), width: 98, further: true },
      { role: 'spark', of: 'eni-id', key: 'eni-id', x: 'time', y: 'amount', series: 'direction', label: text('↑ out, ↓ in, own scale', '↑ 出 ↓ 入，各自比例'), width: 136, further: true },
      ...amounts,
      { role: 'ratio', column: 'reject', warns: true, label: text('reject', '拒绝'), width: 60, further: true },
    ],
  };
};

function option(value: Measure, label: Text): PanelOption {
  return value === 'bytes' ? { value, label } : { value, label, with: { statement: statementOf(value), companion: courses(value === 'packets' ? 'packets' : 'bytes'), units: unitsOf(value), picture: picture(value) } };
}

const choice: PanelChoice = {
  name: 'measure', label: text('Measure', '度量'),
  options: [option('bytes', text('bytes', '字节')), option('bits', text('bits/s', 'bit/s')), option('packets', text('packets', '数据包'))],
};

/** Every interface: how much, how steadily, and how much of it was refused. Its own filter leaves the others in sight, dimmed. */
export const eniTable: Panel = {
  version: panelVersion, id: 'enis-table', title: { en: 'ENIs', zh: 'ENI' }, unit: { en: '{rows}', zh: '{rows}' },
  statement: statementOf('bytes'), companion: courses('bytes'), choice,
  counts: 'records', ownFilter: { field: 'eni-id', mode: 'ignore' }, units: unitsOf('bytes'), picture: picture('bytes'),
  about: {
    en: 'Average, p95 and max are over the buckets of the capture interval in the chosen range, buckets without records being zero. p95 is the nearest rank: a bucket that was there, which at most 5 % of the buckets exceed.',
    zh: '平均、p95 与最大值按所选时段内的采集间隔分桶计算，无记录的桶计为零。p95 为最近秩：取实际存在的一桶，至多 5 % 的桶高于它。',
  },
  consequence: { kind: 'filter', column: 'eni-id', field: 'eni-id' },
  finding: { kind: 'rank-cover', name: 'eni-id', value: 'carried', what: { en: 'ENIs', zh: ' ENI ' }, swing: { high: 'p95', low: 'average' } },
};
