import type { SkipReason } from '../../model/source.ts';
import type { Delimited, Layout } from '../lines/delimited-reader.ts';
import { targetsOf } from '../target.ts';

/**
 * Huawei Cloud's lines. VPC version 1 has 14 words in documented order. The order of version 2 is printed nowhere; the
 * field table suggests that its six fields are appended. Enterprise Router lines have 14 words too, told apart by the
 * direction at their end; two documents disagree on which of words 3 and 4 is the router.
 */
const version1 = 'version project-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status';
const version2 = `${version1} direction tcp-flag region-id az-id vpc-id network-id`;
const router = 'version project-id resource-id instance-id srcaddr dstaddr srcport dstport protocol packets bytes start end direct';

const vpcLayouts: readonly Layout[] = [
  { targets: targetsOf(version1.split(' '), 'huawei') },
  { targets: targetsOf(version2.split(' '), 'huawei') },
];
const routerLayout: Layout = { targets: targetsOf(router.split(' '), 'huawei-er') };
const swappedLayout: Layout = { targets: targetsOf(router.split(' '), 'huawei-er-swapped') };

const project = /^[0-9a-f]{32}$/;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const directions = new Set(['ingress', 'egress', '-']);

/** True for a line of a VPC flow log, version 1 or 2. */
export function isHuaweiRecord(words: readonly string[]): boolean {
  if (!/^[12]$/.test(words[0] ?? '') || !project.test(words[1] ?? '') || !uuid.test(words[2] ?? '')) return false;
  if (words.length === 14) return /^(OK|NODATA|SKIPDATA)$/i.test(words[13] ?? '');
  return words.length === 20 && directions.has(words[14] ?? '') && /^(OK|NODATA|SKIPDATA)$/i.test(words[13] ?? '');
}

/** True for a line of an Enterprise Router flow log. */
export function isRouterRecord(words: readonly string[]): boolean {
  return (
    words.length === 14 && project.test(words[1] ?? '') && uuid.test(words[2] ?? '') && uuid.test(words[3] ?? '') &&
    (words[13] === 'ingress' || words[13] === 'egress')
  );
}

/** True when the third word is the router: it has fewer different values than the fourth. */
export function routerStandsFirst(lines: readonly (readonly string[])[]): boolean {
  const third = new Set(lines.map((words) => words[2]));
  const fourth = new Set(lines.map((words) => words[3]));
  return third.size < fourth.size;
}

export class HuaweiLines implements Delimited {
  readonly delimiter = 32;
  readonly quoted = false;
  layout: Layout;
  private readonly layouts: readonly Layout[];

  constructor(kind: 'vpc' | 'router' | 'router-swapped') {
    this.layouts = kind === 'vpc' ? vpcLayouts : [kind === 'router' ? routerLayout : swappedLayout];
    this.layout = this.layouts[0] ?? routerLayout;
  }

  judge(words: readonly string[]): { readonly layout: Layout } | 'no-record' | SkipReason {
    const layout = this.layouts.find(({ targets }) => targets.length === words.length);
    if (!layout) return isHeader(words) ? 'no-record' : { kind: 'field-count', expected: this.layout.targets.length, found: words.length };
    if (isHeader(words)) return 'no-record';
    this.layout = layout;
    return { layout };
  }
}

function isHeader(words: readonly string[]): boolean {
  return words[0] === 'version' && words.includes('srcaddr');
}
