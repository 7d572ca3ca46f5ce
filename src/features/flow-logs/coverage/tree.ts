import { coverageOf, type CoverageMark, type EniCoverage } from '../../../model/cloud/coverage.ts';
import type { FlowLog, Interval, ResourceType } from '../../../model/cloud/flow-log.ts';
import type { CloudEni, CloudVpc, CloudVSwitch } from '../../../model/cloud/network.ts';

/** VPC, vSwitch, interface: each with how its interfaces are recorded. */
export interface CoverageNode {
  /** Of the whole tree. */
  readonly key: string;
  readonly type: ResourceType;
  readonly id: string;
  readonly name: string;
  /** Its block, or the address of an interface. */
  readonly place: string;
  readonly enis: number;
  readonly counts: Readonly<Record<CoverageMark, number>>;
  /** Flow logs whose records arrive, that start, and that name it and deliver nothing. */
  readonly by: readonly FlowLog[];
  readonly starting: readonly FlowLog[];
  readonly idle: readonly FlowLog[];
  /** The shortest of those that are there; null without one. */
  readonly interval: Interval | null;
  /** What arrives, where it is the same for all of its interfaces that have anything; `mixed` where not. */
  readonly traffic: 'all' | 'allow' | 'drop' | 'mixed' | null;
  readonly paths: readonly string[] | 'mixed';
  /** Interfaces whose IPv6 is not recorded. */
  readonly ipv6Missing: number;
  readonly children: readonly CoverageNode[];
}

export interface CoverageInput {
  readonly vpcs: readonly CloudVpc[];
  readonly vswitches: readonly CloudVSwitch[];
  readonly enis: readonly CloudEni[];
  readonly logs: readonly FlowLog[];
}

/** VPCs by name, in each its vSwitches and their interfaces by name. What the account does not list any more keeps its id as name. */
export function coverageTree({ vpcs, vswitches, enis, logs }: CoverageInput): readonly CoverageNode[] {
  const leaves = new Map<string, CoverageNode[]>();
  for (const eni of enis) push(leaves, eni.vswitch, leafOf(eni, coverageOf(eni, logs)));
  const branches = new Map<string, CoverageNode[]>();
  for (const one of vswitches) {
    push(branches, one.vpc, branchOf('VSwitch', one.id, one.name, one.cidr, sorted(leaves.get(one.id) ?? []), logs));
  }
  return sorted(vpcs.map((one) => branchOf('VPC', one.id, one.name, [one.cidr, ...one.secondaryCidrs].join(', '), sorted(branches.get(one.id) ?? []), logs)));
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

function sorted(nodes: readonly CoverageNode[]): readonly CoverageNode[] {
  return nodes.toSorted((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }) || a.id.localeCompare(b.id));
}

function leafOf(eni: CloudEni, cover: EniCoverage): CoverageNode {
  const counts = { whole: 0, part: 0, starting: 0, none: 0, [cover.mark]: 1 };
  return {
    key: eni.id, type: 'NetworkInterface', id: eni.id, name: eni.name === '' ? eni.id : eni.name, place: eni.address, enis: 1, counts, by: cover.by, starting: cover.starting, idle: cover.idle,
    interval: cover.interval, traffic: cover.traffic, paths: cover.paths, ipv6Missing: cover.ipv6Missing ? 1 : 0, children: [],
  };
}

function branchOf(type: ResourceType, id: string, name: string, place: string, children: readonly CoverageNode[], logs: readonly FlowLog[]): CoverageNode {
  const sum = (of: (node: CoverageNode) => number): number => children.reduce((total, child) => total + of(child), 0);
  // A flow log of its own that names it while it has no interface yet is known all the same.
  const own = children.length === 0 ? logs.filter((log) => log.resourceType === type && log.resourceId === id) : [];
  const cover = coverageOf({ id: '', vpc: type === 'VPC' ? id : '', vswitch: type === 'VSwitch' ? id : '', ipv6: [] }, own);
  const has = children.filter((child) => child.by.length > 0);
  return {
    key: id, type, id, name: name === '' ? id : name, place,
    enis: sum((child) => child.enis),
    counts: { whole: sum((child) => child.counts.whole), part: sum((child) => child.counts.part), starting: sum((child) => child.counts.starting), none: sum((child) => child.counts.none) },
    by: union(children.flatMap((child) => child.by), cover.by),
    starting: union(children.flatMap((child) => child.starting), cover.starting),
    idle: union(children.flatMap((child) => child.idle), cover.idle),
    interval: children.reduce<Interval | null>((least, { interval }) => (interval !== null && (least === null || interval < least) ? interval : least), cover.interval),
    traffic: same(has.map(({ traffic }) => traffic), 'mixed') ?? cover.traffic,
    paths: same(has.map(({ paths }) => paths), 'mixed') ?? cover.paths,
    ipv6Missing: sum((child) => child.ipv6Missing),
    children,
  };
}

function union(...lists: readonly (readonly FlowLog[])[]): readonly FlowLog[] {
  return [...new Map(lists.flat().map((log) => [log.id, log])).values()].toSorted((a, b) => a.interval - b.interval || a.name.localeCompare(b.name));
}

/** The value that all have; `otherwise` where they differ; undefined where there is none. */
function same<T, O>(values: readonly T[], otherwise: O): T | O | undefined {
  const [first] = values;
  return values.every((value) => JSON.stringify(value) === JSON.stringify(first)) ? first : otherwise;
}

/** What the tree shows: only what has interfaces of the mark, and what has every word that was typed, in itself or within. */
export function pruned(nodes: readonly CoverageNode[], mark: CoverageMark | null, find: string): readonly CoverageNode[] {
  const words = find.toLowerCase().split(/\s+/).filter((word) => word !== '');
  if (mark === null && words.length === 0) return nodes;
  const keep = (node: CoverageNode, given: boolean): readonly CoverageNode[] => {
    const text = [node.name, node.id, node.place, ...[...node.by, ...node.starting, ...node.idle].map(({ name }) => name)].join('\n').toLowerCase();
    const found = given || words.every((word) => text.includes(word));
    if (mark !== null && node.counts[mark] === 0) return [];
    if (node.children.length === 0) return found ? [node] : [];
    const children = node.children.flatMap((child) => keep(child, found));
    return children.length > 0 || (found && mark === null) ? [{ ...node, children }] : [];
  };
  return nodes.flatMap((node) => keep(node, false));
}

/** Finds a node by its key. */
export function nodeOf(nodes: readonly CoverageNode[], key: string): CoverageNode | null {
  for (const node of nodes) {
    const found = node.key === key ? node : nodeOf(node.children, key);
    if (found !== null) return found;
  }
  return null;
}

export function totalOf(nodes: readonly CoverageNode[]): Readonly<Record<CoverageMark, number>> {
  const total = { whole: 0, part: 0, starting: 0, none: 0 };
  for (const { counts } of nodes) for (const mark of marks) total[mark] += counts[mark];
  return total;
}

export const marks = ['whole', 'part', 'starting', 'none'] as const satisfies readonly CoverageMark[];
