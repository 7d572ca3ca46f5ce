import { ambiguousEnd } from '../../model/fields.ts';
import type { TestRecord } from './build.ts';

/** The ends of one record as its fields say them. */
export interface PlainEnds {
  readonly srcinstance: string | null;
  readonly dstinstance: string | null;
  readonly srcvpc: string | null;
  readonly dstvpc: string | null;
}

interface Sight {
  readonly vpc: string;
  readonly eni: string;
  readonly vm: string | null;
  readonly local: string | null;
  readonly remote: string | null;
  readonly time: number;
}

type Instance = { readonly vpc: string; readonly vm: string | null } | 'several' | null;

const none: PlainEnds = { srcinstance: null, dstinstance: null, srcvpc: null, dstvpc: null };

/** The instances at both ends of each record by the letter of the rules, with loops over everything that was seen. */
export function resolvePlainly(records: readonly TestRecord[], captureInterval: number): PlainEnds[] {
  const sights = records.map(sightOf);
  const known = sights.filter((one) => one !== null);
  const interfaces = new Map<string, Sight[]>();
  for (const one of known) interfaces.set(`${one.vpc} ${one.eni}`, [...(interfaces.get(`${one.vpc} ${one.eni}`) ?? []), one]);
  const owned = new Map<string, { readonly face: readonly Sight[]; readonly addresses: ReadonlySet<string>; readonly forwards: boolean }>();
  for (const [key, face] of interfaces) {
    const through = face.filter((one) => one.local !== one.remote);
    const remote = new Set(through.map((one) => one.remote));
    const local = new Set(through.map((one) => one.local).filter((one) => one !== null && !isNobodys(one)));
    const addresses = [...local].filter((one): one is string => one !== null && !remote.has(one));
    owned.set(key, { face, addresses: new Set(addresses), forwards: addresses.length < local.size });
  }
  const at = (vpc: string, address: string, time: number): Instance => {
    const owners = [...owned.values()].filter(({ addresses }) => addresses.has(address)).map(({ face }) => face);
    const own = owners.filter((face) => face[0]?.vpc === vpc);
    const other = owners.filter((face) => face[0]?.vpc !== vpc);
    const among = own.length > 0 ? own : other;
    if (among.length === 0) return null;
    if (own.length === 0) {
      if (new Set(other.map((face) => face[0]?.vpc)).size > 1) return 'several';
      const block = address.slice(0, address.lastIndexOf('.'));
      if ([...owned.values()].some(({ face, addresses }) => face[0]?.vpc === vpc && [...addresses].some((one) => one.slice(0, one.lastIndexOf('.')) === block))) return 'several';
    }
    const all = one(among.map(instanceOf));
    if (all !== 'several') return all;
    const now = among.filter((face) => time >= Math.min(...face.map((each) => each.time)) - captureInterval && time <= Math.max(...face.map((each) => each.time)) + captureInterval);
    return now.length === 0 ? 'several' : one(now.map(instanceOf));
  };
  return sights.map((sight, i): PlainEnds => {
    if (!sight) return none;
    const { vpc, eni, vm, local, remote, time } = sight;
    const face = owned.get(`${vpc} ${eni}`);
    const passesOn = local !== null && face?.forwards === true && !face.addresses.has(local);
    const here: Instance = local === null ? null : passesOn ? at(vpc, local, time) : { vpc, vm };
    const there = remote === null ? null : remote === local ? here : at(vpc, remote, time);
    const [source, destination] = records[i]?.['direction'] === 'in' ? [there, here] : [here, there];
    return { srcinstance: said(source, 'vm'), dstinstance: said(destination, 'vm'), srcvpc: said(source, 'vpc'), dstvpc: said(destination, 'vpc') };
  });
}

function sightOf(record: TestRecord): Sight | null {
  const text = (name: string): string | null => (record[name] === undefined || record[name] === null ? null : String(record[name]));
  const [vpc, eni, direction, status] = [text('vpc-id'), text('eni-id'), text('direction'), text('log-status')];
  if (vpc === null || eni === null || (direction !== 'in' && direction !== 'out') || (status !== null && status !== 'OK')) return null;
  const [source, destination] = [text('srcaddr'), text('dstaddr')];
  const [local, remote] = direction === 'in' ? [destination, source] : [source, destination];
  return { vpc, eni, vm: text('vm-id'), local, remote, time: Number(record['__time__'] ?? record['start'] ?? 0) };
}

function instanceOf(face: readonly Sight[]): Instance {
  const [first] = face;
  const attached = [...new Set(face.flatMap(({ vm }) => vm ?? []))];
  return first === undefined ? null : attached.length > 1 ? 'several' : { vpc: attached[0] === undefined ? '' : first.vpc, vm: attached[0] ?? null };
}

function one(instances: readonly Instance[]): Instance {
  const [first = null] = instances;
  return instances.every((each) => JSON.stringify(each) === JSON.stringify(first)) ? first : 'several';
}

function said(instance: Instance, what: 'vm' | 'vpc'): string | null {
  if (instance === 'several') return ambiguousEnd;
  return instance === null || instance.vm === null ? null : instance[what];
}

function isNobodys(address: string): boolean {
  const first = Number(address.split('.')[0]);
  return first === 0 || first === 127 || (first >= 224 && first < 240) || address === '255.255.255.255';
}
