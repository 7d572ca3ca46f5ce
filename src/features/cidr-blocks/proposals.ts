import { blockAt, isPrivate, placedAddress, printed, type Placed } from '../../model/domain-rules/placed.ts';
import { blocksOf, type Run } from '../../model/domain-rules/holes.ts';
import type { DomainDraft } from '../../model/domain-rules/faults.ts';
import type { CloudVpc, CloudVSwitch } from '../../model/cloud/network.ts';
import type { Frame } from '../../model/frame.ts';

/** A domain that is proposed; the reader edits it before it is one. */
export interface Proposal {
  /** Of the network. */
  readonly id: string;
  readonly vpc: string | null;
  readonly draft: DomainDraft;
  /** Addresses that were seen, where it is made of records. */
  readonly seen: number | null;
}

/** Each VPC, or each vSwitch, of an account as it is there. */
export function accountProposals(vpcs: readonly CloudVpc[], vswitches: readonly CloudVSwitch[], each: 'vpc' | 'vswitch'): readonly Proposal[] {
  const made = each === 'vpc'
    ? vpcs.map(({ id, name, cidr, secondaryCidrs, ipv6Cidr }) => proposal(id, id, name, [cidr, ...secondaryCidrs, ipv6Cidr], id))
    : vswitches.map(({ id, name, vpc, cidr, ipv6Cidr }) => proposal(id, vpc, name, [cidr, ipv6Cidr], `${vpcs.find((one) => one.id === vpc)?.name ?? vpc} · ${id}`));
  const names = made.map(({ draft }) => draft.name);
  // Two of one name are told apart by their ids.
  return made.map((one) => (names.filter((name) => name === one.draft.name).length > 1 ? { ...one, draft: { ...one.draft, name: `${one.draft.name} ${one.id.slice(-6)}` } } : one));
}

function proposal(id: string, vpc: string, name: string, blocks: readonly (string | null)[], remark: string): Proposal {
  return { id, vpc, seen: null, draft: { name: name === '' ? id : name, blocks: blocks.filter((one) => one !== null && one !== '').join('\n'), remark, rest: false } };
}

const mostAddresses = 100_000;

/** Local addresses of records: what an interface sends is sent by its network, what it receives is received there. */
export function localStatement(direction: 'in' | 'out'): string {
  const address = direction === 'out' ? 'srcaddr' : 'dstaddr';
  return `direction: "${direction}" | select "vpc-id" as vpc, "vswitch-id" as vswitch, ${address} as address, count(*) as records group by vpc, vswitch, address order by records desc limit ${mostAddresses}`;
}

/** The fields without which records say nothing of networks. */
export const localFields = ['direction', 'vswitch-id', 'vpc-id'] as const;

/** A network narrower than this is proposed as this: subnets seldom are. */
const narrowest = { 4: 24, 6: 64 } as const;
/** Networks wider than this are not proposed as one: addresses far apart are told block by block. */
const widest = { 4: 16, 6: 48 } as const;

/** A network for each vSwitch (VPC) of records: the smallest that holds its private addresses. A guess, as records do not say where a network ends. */
export function recordProposals(frames: readonly Frame[], each: 'vpc' | 'vswitch'): readonly Proposal[] {
  const networks = new Map<string, { vpc: string | null; places: Map<bigint, Placed>; v6: Map<bigint, Placed> }>();
  for (const { columns: [vpcs, vswitches, addresses], rows } of frames) {
    for (let row = 0; row < rows; row++) {
      const vpc = textOf(vpcs?.values[row]);
      const id = each === 'vpc' ? vpc : textOf(vswitches?.values[row]);
      const place = placedAddress(textOf(addresses?.values[row]) ?? '');
      if (id === null || place === null || !isPrivate(place)) continue;
      const network = networks.get(id) ?? { vpc, places: new Map<bigint, Placed>(), v6: new Map<bigint, Placed>() };
      networks.set(id, network);
      (place.family === 4 ? network.places : network.v6).set(place.first, place);
    }
  }
  return Array.from(networks, ([id, { vpc, places, v6 }]): Proposal => {
    const blocks = [...covering([...places.values()]), ...covering([...v6.values()])];
    return { id, vpc, seen: places.size + v6.size, draft: { name: id, blocks: blocks.map(printed).join('\n'), remark: each === 'vswitch' ? (vpc ?? '') : '', rest: false } };
  }).toSorted((a, b) => (b.seen ?? 0) - (a.seen ?? 0) || (a.id < b.id ? -1 : 1));
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' && value !== '-' ? value : null;
}

function covering(places: readonly Placed[]): readonly Placed[] {
  const [one] = places;
  if (one === undefined) return [];
  const { family } = one;
  const firsts = places.map(({ first }) => first).toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const last = firsts.at(-1) ?? one.first;
  let whole = blockAt(family, firsts[0] ?? one.first, narrowest[family]);
  while (whole.last < last && whole.prefix > widest[family]) whole = blockAt(family, whole.first, whole.prefix - 1);
  if (whole.last >= last) return [whole];
  const runs: Run[] = [];
  for (const first of firsts) {
    const block = blockAt(family, first, narrowest[family]);
    const before = runs.at(-1);
    if (before === undefined || block.first > before.last + 1n) runs.push({ first: block.first, last: block.last });
    else if (block.last > before.last) runs[runs.length - 1] = { first: before.first, last: block.last };
  }
  return runs.flatMap((run) => blocksOf(family, run));
}
