import type { SkipReason } from '../../model/source.ts';
import type { Delimited, Layout } from '../lines/delimited-reader.ts';
import { targetsOf } from '../target.ts';

/**
 * Fields in the order in which AWS documents them; a log without header has the first 14, or goes on to the end of one
 * version. https://docs.aws.amazon.com/vpc/latest/userguide/flow-log-records.html
 */
const documented =
  'version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status ' +
  'vpc-id subnet-id instance-id tcp-flags type pkt-srcaddr pkt-dstaddr ' +
  'region az-id sublocation-type sublocation-id ' +
  'pkt-src-aws-service pkt-dst-aws-service flow-direction traffic-path ' +
  'ecs-cluster-arn ecs-cluster-name ecs-container-instance-arn ecs-container-instance-id ecs-container-id ' +
  'ecs-second-container-id ecs-service-name ecs-task-definition-arn ecs-task-arn ecs-task-id ' +
  'reject-reason';
const documentedNames = documented.split(' ');
/** Numbers of fields after which a version ends: 2, 3, 4, 5, 7, 8. */
const versionEnds = [14, 21, 25, 29, 39, 40];

/** Default order of transit-gateway flow logs (version 6). https://docs.aws.amazon.com/vpc/latest/tgw/tgw-flow-logs.html */
const transitGateway =
  'version resource-type account-id tgw-id tgw-attachment-id tgw-src-vpc-account-id tgw-dst-vpc-account-id tgw-src-vpc-id ' +
  'tgw-dst-vpc-id tgw-src-subnet-id tgw-dst-subnet-id tgw-src-eni tgw-dst-eni tgw-src-az-id tgw-dst-az-id ' +
  'tgw-pair-attachment-id srcaddr dstaddr srcport dstport protocol packets bytes start end log-status type ' +
  'packets-lost-no-route packets-lost-blackhole packets-lost-mtu-exceeded packets-lost-ttl-expired tcp-flags region ' +
  'flow-direction pkt-src-aws-service pkt-dst-aws-service';
const transitNames = transitGateway.split(' ');

const known = new Set([...documentedNames, ...transitNames]);

/** Names of a header line (`${…}` and `_` forgiven), or null when the words are no AWS header. */
export function awsHeader(words: readonly string[]): string[] | null {
  const names = words.map((word) => word.replace(/^\$\{(.*)\}$/, '$1').toLowerCase().replaceAll('_', '-'));
  if (!names.every((name) => /^[a-z][a-z0-9-]*$/.test(name))) return null;
  return names.filter((name) => known.has(name)).length >= 3 ? names : null;
}

/** Layouts without a header, by the number of words. */
export function awsDefault(words: readonly string[]): { layout: Layout; transit: boolean } | null {
  if (words[0] === '6' && words.length === transitNames.length && words[1] === 'TransitGateway') return { layout: transitLayout, transit: true };
  if (!versionEnds.includes(words.length) || !/^\d{1,2}$/.test(words[0] ?? '')) return null;
  return { layout: defaultLayout(words.length), transit: false };
}

/** True when the words can be a record of a log without header. */
export function isAwsRecord(words: readonly string[]): boolean {
  if (!awsDefault(words)) return false;
  if (words[1] === 'TransitGateway') return true;
  const [, account = '', eni = ''] = words;
  return /^(\d{10,12}|unknown|-)$/.test(account) && /^(eni-|-$|unknown$)/.test(eni);
}

const layouts = new Map<number, Layout>();
const transitLayout: Layout = { targets: targetsOf(transitNames, 'aws') };

function defaultLayout(count: number): Layout {
  let layout = layouts.get(count);
  if (!layout) layouts.set(count, (layout = { targets: targetsOf(documentedNames.slice(0, count), 'aws') }));
  return layout;
}

/** Lines of AWS flow logs. Headers may come at any line and change what follows; both kinds of log may be mixed. */
export class AwsLines implements Delimited {
  readonly delimiter = 32;
  readonly quoted = false;
  layout: Layout = defaultLayout(14);
  /** Layouts that headers of this file gave, by their number of words. */
  private readonly given = new Map<number, Layout>();
  private readonly byHeader = new Map<string, Layout>();

  judge(words: readonly string[]): { readonly layout: Layout } | 'no-record' | SkipReason {
    const header = awsHeader(words);
    if (header) {
      const key = header.join(' ');
      let layout = this.byHeader.get(key);
      if (!layout) this.byHeader.set(key, (layout = { targets: targetsOf(header, 'aws') }));
      this.given.set(header.length, layout);
      this.layout = layout;
      return 'no-record';
    }
    const expected = this.layout.targets.length;
    if (words[1] === 'TransitGateway' && awsDefault(words)?.transit) return this.use(transitLayout);
    if (words.length === expected) return { layout: this.layout };
    const other = this.given.get(words.length) ?? (this.given.size === 0 || isAwsRecord(words) ? awsDefault(words)?.layout : undefined);
    if (other && other !== this.layout && isPlausible(words)) return this.use(other);
    return { kind: 'field-count', expected, found: words.length };
  }

  private use(layout: Layout): { readonly layout: Layout } {
    this.layout = layout;
    return { layout };
  }
}

/** Every record begins with a version when it has one; a line of a wrong count that does not is no other layout's. */
function isPlausible(words: readonly string[]): boolean {
  return /^\d{1,2}$/.test(words[0] ?? '') || words.some((word) => /^\d{10}$/.test(word));
}
