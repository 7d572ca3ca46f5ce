import type { SkipReason } from '../../model/source.ts';
import type { Account } from '../account.ts';
import type { RowWriter } from '../row-writer.ts';
import { extraTarget, targetNamed, type Target } from '../target.ts';
import { own, ownText, scalar, type RecordReader } from './record-reader.ts';

/**
 * Azure's virtual-network (version 4) and network-security-group (versions 1 and 2) flow logs: text tuples inside nested
 * JSON. A tuple counts both directions, so it becomes up to two records: the flow as it was opened, and what came back,
 * with ends and direction turned round. A tuple tells one moment only, so there is no end.
 * https://learn.microsoft.com/azure/network-watcher/vnet-flow-logs-overview
 */
export type AzureKind = 'vnet' | 'nsg';

/** Which of the two an element of `records` is. */
export function azureKind(value: unknown): AzureKind | null {
  if (own(value, 'flowRecords') !== undefined || ownText(value, 'category') === 'FlowLogFlowEvent') return 'vnet';
  if (ownText(value, 'category') === 'NetworkSecurityGroupFlowEvent' || Array.isArray(own(own(value, 'properties'), 'flows'))) return 'nsg';
  return null;
}

const targets = {
  version: targetNamed('version'),
  account: targetNamed('account-id'),
  eni: targetNamed('eni-id'),
  vpc: targetNamed('vpc-id'),
  network: targetNamed('vswitch-id'),
  srcaddr: targetNamed('srcaddr'),
  dstaddr: targetNamed('dstaddr'),
  srcport: targetNamed('srcport'),
  dstport: targetNamed('dstport'),
  protocol: targetNamed('protocol'),
  direction: targetNamed('direction'),
  action: targetNamed('action'),
  packets: targetNamed('packets'),
  bytes: targetNamed('bytes'),
  start: targetNamed('start'),
  rule: extraTarget('rule'),
  state: extraTarget('flow-state'),
  encryption: extraTarget('encryption'),
  acl: extraTarget('acl-id'),
  resource: extraTarget('target-resource-id'),
} as const;

const protocols: Readonly<Record<string, string>> = { T: '6', U: '17' };
const directions: Readonly<Record<string, readonly [string, string]>> = { I: ['in', 'out'], O: ['out', 'in'] };
const verdicts: Readonly<Record<string, string>> = { A: 'ACCEPT', D: 'REJECT' };

type Values = readonly (readonly [Target, string | number | null])[];

export class AzureRecords implements RecordReader {
  private readonly writer: RowWriter;
  private readonly account: Account;
  private tuples = 0;

  constructor(writer: RowWriter, account: Account) {
    this.writer = writer;
    this.account = account;
  }

  read(value: unknown): SkipReason | null {
    const kind = azureKind(value);
    if (!kind) return { kind: 'not-a-record', detail: 'no flow tuples' };
    const resource = ownText(value, 'targetResourceID') ?? ownText(value, 'resourceId');
    const common: Values = [
      [targets.version, scalar(own(value, 'flowLogVersion') ?? own(own(value, 'properties'), 'Version'))],
      [targets.account, segment(resource, 'subscriptions')],
      [targets.vpc, segment(resource, 'virtualNetworks')],
      [targets.network, segment(resource, 'subnets')],
      [targets.resource, resource],
    ];
    if (kind === 'vnet') this.readNetwork(value, [...common, [targets.eni, ownText(value, 'macAddress')]]);
    else this.readGroup(value, common);
    return null;
  }

  private readNetwork(value: unknown, common: Values): void {
    for (const flow of list(own(own(value, 'flowRecords'), 'flows'))) {
      for (const group of list(own(flow, 'flowGroups'))) {
        const near: Values = [...common, [targets.acl, ownText(flow, 'aclID')], [targets.rule, ownText(group, 'rule')]];
        for (const tuple of list(own(group, 'flowTuples'))) this.readTuple(tuple, near, 'vnet');
      }
    }
  }

  private readGroup(value: unknown, common: Values): void {
    for (const rule of list(own(own(value, 'properties'), 'flows'))) {
      for (const flow of list(own(rule, 'flows'))) {
        const mac = ownText(flow, 'mac') ?? ownText(value, 'macAddress');
        const near: Values = [...common, [targets.eni, mac], [targets.rule, ownText(rule, 'rule')]];
        for (const tuple of list(own(flow, 'flowTuples'))) this.readTuple(tuple, near, 'nsg');
      }
    }
  }

  private readTuple(tuple: unknown, common: Values, kind: AzureKind): void {
    this.tuples++;
    const text = typeof tuple === 'string' ? tuple : JSON.stringify(tuple);
    const reason = this.writeTuple(text, common, kind);
    if (reason) this.account.skip(this.tuples, reason, text);
  }

  private writeTuple(text: string, common: Values, kind: AzureKind): SkipReason | null {
    const parts = text.split(',');
    if (parts.length !== 13 && !(kind === 'nsg' && parts.length === 8)) return { kind: 'field-count', expected: 13, found: parts.length };
    const part = (i: number): string => (parts[i] ?? '').trim();
    const ways = directions[part(6)] ?? [part(6), part(6)];
    const state = kind === 'vnet' ? part(7) : part(8);
    const own: Values = [
      ...common,
      [targets.start, part(0)],
      [targets.protocol, protocols[part(5)] ?? part(5)],
      [targets.action, kind === 'vnet' ? (state === 'D' ? 'REJECT' : 'ACCEPT') : (verdicts[part(7)] ?? part(7))],
      [targets.state, state],
      [targets.encryption, kind === 'vnet' ? part(8) : null],
    ];
    const forward: Values = [
      [targets.srcaddr, part(1)], [targets.dstaddr, part(2)], [targets.srcport, part(3)], [targets.dstport, part(4)],
      [targets.direction, ways[0]], [targets.packets, part(9)], [targets.bytes, part(10)],
    ];
    const reason = this.write([...own, ...forward]);
    if (reason || !(isCount(part(11)) || isCount(part(12)))) return reason;
    return this.write([
      ...own,
      [targets.srcaddr, part(2)], [targets.dstaddr, part(1)], [targets.srcport, part(4)], [targets.dstport, part(3)],
      [targets.direction, ways[1]], [targets.packets, part(11)], [targets.bytes, part(12)],
    ]);
  }

  private write(values: Values): SkipReason | null {
    this.writer.start();
    for (const [target, value] of values) {
      const reason = this.writer.put(target, value);
      if (reason) return reason;
    }
    return this.writer.finish(this.tuples);
  }
}

/** True for a counter that says something came back. */
function isCount(text: string): boolean {
  return text !== '' && text !== '-' && !/^0+$/.test(text);
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The name after `/kind/` in a resource path; names of Azure resources are equal in any case. */
function segment(path: string | null, kind: string): string | null {
  const parts = path?.split('/') ?? [];
  const at = parts.findIndex((part) => part.toLowerCase() === kind.toLowerCase());
  return at < 0 ? null : (parts[at + 1] ?? null);
}
