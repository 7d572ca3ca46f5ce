import type { ListPicture } from '../model/list.ts';
import { panelVersion, type ColumnFields, type Finding, type Panel, type Text } from '../model/panel.ts';
import type { PanelOption } from '../model/panel-choice.ts';
import { ephemeralFrom } from '../model/ports.ts';
import { aboutPrefixes, blockOf, finerGroup, hostsOrBlocks, type PrefixStep } from './prefixes.ts';
import { bytesOnce } from './statements.ts';

/** Where an instance sends to within a domain: by host and port, or by block of any length, each click one step finer. */

/** What instances send, wherever it was seen. One that could be several is left out: it has no row of its own. */
export const sent = 'srcinstance: * and dsttype: * not srcinstance: ambiguous';
/** That a key is the one with the largest amount among those that filters leave. */
export const first = (key: string, amount: string): string => `${key} in (select ${key} from log group by 1 order by ${amount} desc, 1 limit 1)`;
/** The chosen instance and domain; without a choice, the pair with most bytes. */
export const ofPair = (amount: string): string => first("concat(srcinstance, '->', dsttype)", amount);
export const reject = "count_if(action = 'REJECT') * 1.0 / count(action) as reject";
export const plainly = (field: string): ColumnFields => ({ column: field, fields: [field], between: [] });

const text = (en: string, zh: string): Text => ({ en, zh });
const finding = { kind: 'rank-cover', name: 'dstaddr', value: 'bytes', what: text('destinations', '目的') } as const satisfies Finding;

const hosts: ListPicture = {
  kind: 'list', rowHeight: 23, sorted: { column: 'bytes', up: false }, what: text('destinations', '目的'),
  columns: [
    { role: 'name', column: 'dstaddr', beside: 'country', label: text('destination', '目的地址') },
    { role: 'text', column: 'dstport', label: text('port', '端口'), width: 124 },
    { role: 'amount', column: 'bytes', strong: true, label: text('bytes', '字节') },
    { role: 'bar', of: 'bytes', scale: 'largest', further: true },
    { role: 'share', of: 'bytes', label: text('share', '占比') },
    { role: 'ratio', column: 'reject', warns: true, label: text('reject', '拒绝'), width: 56, further: true },
    { role: 'text', column: 'traffic_path', label: text('path', '路径'), width: 150, further: true },
  ],
};

const blocks: ListPicture = {
  kind: 'list', rowHeight: 23, sorted: { column: 'bytes', up: false }, what: text('blocks', '网段'),
  columns: [
    { role: 'name', column: 'dstblock', as: 'dstaddr', label: text('block', '网段') },
    { role: 'amount', column: 'bytes', strong: true, label: text('bytes', '字节') },
    { role: 'bar', of: 'bytes', scale: 'largest' },
    { role: 'share', of: 'bytes', label: text('share', '占比') },
    { role: 'amount', column: 'hosts', label: text('destinations', '目的数'), width: 90, further: true },
    { role: 'ratio', column: 'reject', warns: true, label: text('reject', '拒绝'), width: 56, further: true },
  ],
};

function byBlock(step: PrefixStep): PanelOption['with'] {
  return {
    statement: `${sent} | select ${blockOf('dstaddr', step)} as dstblock, srcinstance, dsttype, ${bytesOnce} as bytes, count(distinct dstaddr) as hosts, ${reject} from log where ${ofPair(bytesOnce)} group by srcinstance, dsttype, 1 order by bytes desc limit 6`,
    picture: blocks,
    finding: { ...finding, name: 'dstblock', what: text('blocks', '网段') },
    consequence: { kind: 'each', of: [{ column: 'dstblock', fields: ['dstaddr'], between: [], blocks: true }], chooses: { destinations: finerGroup(step.length) } },
  };
}

export const destinations: Panel = {
  version: panelVersion, id: 'ecs-domain-destinations', title: text('Destinations', '目的地址'), unit: text('{rows} · {srcinstance} → {dsttype}', '{rows} · {srcinstance} → {dsttype}'),
  statement: `${sent} | select dstaddr, max(ip_to_country_code(dstaddr)) as country, case when dstport < ${ephemeralFrom} then dstport end as dstport, srcinstance, dsttype, ${bytesOnce} as bytes, ${reject}, max(traffic_path) as traffic_path from log where ${ofPair(bytesOnce)} group by srcinstance, dsttype, dstaddr, 3 order by bytes desc limit 6`,
  counts: 'records', units: { bytes: 'bytes', hosts: 'none', reject: 'share' }, about: aboutPrefixes,
  choice: hostsOrBlocks('destinations', byBlock),
  consequence: { kind: 'each', of: [plainly('dstaddr'), plainly('dstport')] }, finding, picture: hosts,
};
