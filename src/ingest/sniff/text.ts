import type { ColumnMapping } from '../../model/source.ts';
import { fieldSpelled } from '../../model/fields.ts';
import { awsHeader, isAwsRecord } from '../formats/aws-lines.ts';
import { isHuaweiRecord, isRouterRecord, routerStandsFirst } from '../formats/huawei-lines.ts';
import { csvValues } from '../lines/delimited-reader.ts';
import { targetNamed, targetsOf, type Dialect } from '../target.ts';
import { unknownColumns, type Detected, type TextLines } from './detected.ts';

const linesLookedAt = 2000;
const delimiters = [',', '\t', '|', ' '] as const;
/** Names that Alibaba Cloud alone uses. */
const alibabaNames = new Set(['eni-id', 'vm-id', 'vswitch-id', 'traffic-path', 'trafficpath', 'rafficpath', '--time--', '--topic--', '--source--']);
const awsNames = new Set(['interface-id', 'instance-id', 'subnet-id', 'flow-direction', 'pkt-srcaddr', 'tgw-id']);
const huaweiNames = new Set(['project-id', 'network-id', 'tcp-flag']);

export type RouterOrder = 'auto' | 'resource-first' | 'instance-first';

/** Tells what kind of lines a text holds. `text` is its beginning, the last line maybe cut. */
export function sniffLines(text: string, ended: boolean, order: RouterOrder, mapping: ColumnMapping | undefined): Detected {
  const lines = text.split('\n', linesLookedAt);
  if (!ended && lines.length > 1 && lines.length < linesLookedAt) lines.pop();
  const written = lines.map((line) => line.trim()).filter((line) => line !== '');
  const first = written[0];
  if (first === undefined) return { how: 'failure', failure: { kind: 'empty' } };
  if (first.startsWith('<')) return { how: 'failure', failure: { kind: 'not-a-log', looksLike: 'text' } };
  const words = written.map((line) => line.split(/[ \t]+/));
  return header(first) ?? records(words, order) ?? (mapping ? mapped(mapping) : null) ?? unknownColumns(text);
}

function header(first: string): Detected | null {
  const words = awsHeader(first.split(/[ \t]+/));
  if (words && !words.some((name) => alibabaNames.has(name) && !awsNames.has(name) && name !== 'traffic-path')) {
    if (words.some((name) => huaweiNames.has(name))) return null;
    return { how: 'lines', format: words.some((name) => name.startsWith('tgw-')) ? 'aws-tgw-text' : 'aws-text', lines: { kind: 'aws' } };
  }
  for (const delimiter of delimiters) {
    const names = csvValues(first, delimiter);
    if (names.length < 3 || names.filter((name) => fieldSpelled(name) !== undefined).length < 3) continue;
    if (names.some((name) => /^\d+$/.test(name))) continue;
    const dialect = dialectOf(names);
    const lines: TextLines = { kind: 'csv', delimiter, targets: targetsOf(names, dialect), header: names, linesToPass: 1 };
    const format = dialect === 'aws' ? 'aws-text' : dialect === 'huawei' ? 'huawei-vpc-text' : dialect === 'alibaba' ? 'alibaba-csv' : 'huawei-er-text';
    return { how: 'lines', format, lines, shifts: dialect === 'alibaba' };
  }
  return null;
}

/** Whose names these are. Alibaba Cloud's unless others stand there and none of its own. */
export function dialectOf(names: readonly string[]): Dialect {
  const folded = new Set(names.map((name) => name.trim().toLowerCase().replaceAll('_', '-')));
  const has = (set: ReadonlySet<string>): boolean => [...folded].some((name) => set.has(name));
  if (folded.has('eni-id') || folded.has('vswitch-id') || folded.has('vm-id')) return 'alibaba';
  if (folded.has('project-id')) return folded.has('interface-id') ? 'huawei' : folded.has('direct') || folded.has('resource-id') ? 'huawei-er' : 'huawei';
  if (has(awsNames)) return 'aws';
  return 'alibaba';
}

function records(words: readonly (readonly string[])[], order: RouterOrder): Detected | null {
  const routers = words.filter(isRouterRecord);
  const networks = words.filter(isHuaweiRecord).length;
  const aws = words.filter((line) => isAwsRecord(line)).length;
  if (routers.length === 0 && networks === 0 && aws === 0) return headerBelow(words);
  if (routers.length > networks && routers.length > aws) {
    const swapped = order === 'instance-first' || (order === 'auto' && routerStandsFirst(routers));
    const note = order === 'auto' ? ({ kind: 'er-order-assumed', swapped } as const) : undefined;
    return { how: 'lines', format: 'huawei-er-text', lines: { kind: 'huawei', of: swapped ? 'router-swapped' : 'router' }, ...(note ? { note } : {}) };
  }
  if (networks > aws) return { how: 'lines', format: 'huawei-vpc-text', lines: { kind: 'huawei', of: 'vpc' } };
  const transit = words.some((line) => line[1] === 'TransitGateway') && !words.some((line) => isAwsRecord(line) && line[1] !== 'TransitGateway');
  return { how: 'lines', format: transit ? 'aws-tgw-text' : 'aws-text', lines: { kind: 'aws' } };
}

/** A header of AWS that is not in the first line: what stands before it is skipped line by line. */
function headerBelow(words: readonly (readonly string[])[]): Detected | null {
  const header = words.map((line) => awsHeader(line)).find((names) => names !== null && names.length >= 6);
  if (!header) return null;
  return { how: 'lines', format: header.some((name) => name.startsWith('tgw-')) ? 'aws-tgw-text' : 'aws-text', lines: { kind: 'aws' } };
}

function mapped(mapping: ColumnMapping): Detected | null {
  if (mapping.delimiter === 'json') return null;
  const targets = mapping.columns.map(({ field }) => (field === null ? ({ kind: 'none' } as const) : targetNamed(field)));
  const lines: TextLines = { kind: 'csv', delimiter: mapping.delimiter, targets, header: null, linesToPass: mapping.headerLines };
  return { how: 'lines', format: 'mapped-text', lines };
}
