import { hashOfData } from '../base/short-hash.ts';
import type { Text } from './panel.ts';

/** Named sets of CIDR blocks ("domains"), between which traffic is told: what the fields `srctype` and `dsttype` say. */

export interface Domain {
  readonly id: string;
  readonly name: string;
  /** Networks as normally written, IPv4 and IPv6; empty for `rest`. */
  readonly blocks: readonly string[];
  readonly remark: string;
  /** Takes every address that no block holds; at most one in a set. */
  readonly rest: boolean;
}

/** Their order does not matter: of all blocks that hold an address, the longest prefix decides. */
export interface DomainSet {
  readonly version: 1;
  readonly domains: readonly Domain[];
}

/** What Flow Log Center begins with: private networks, some of Alibaba Cloud's own services, and all else. */
export const presetDomains: DomainSet = {
  version: 1,
  domains: [
    { id: 'private', name: 'private network', blocks: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'], remark: '', rest: false },
    { id: 'cloud', name: 'cloud services', blocks: ['100.64.0.0/10'], remark: '', rest: false },
    { id: 'internet', name: 'internet', blocks: [], remark: '', rest: true },
  ],
};

/** What the presets are called in Chinese. Their names, which records and statements hold, are the same in both languages. */
const presetLabels: ReadonlyMap<string, string> = new Map([['private network', '私网'], ['cloud services', '云服务'], ['internet', '互联网']]);

/** A domain's name as it is shown: that of a preset in the reader's language, any other as the reader gave it. */
export function domainLabel(name: string): Text {
  return { en: name, zh: presetLabels.get(name) ?? name };
}

/** The names of domains for what people call them, which is what they read; the name itself where nothing else is called so. */
export function domainsNamed(typed: string): readonly string[] {
  const presets = [...presetLabels].flatMap(([name, label]) => (label === typed ? [name] : []));
  return presets.length > 0 ? presets : [typed];
}

/** Eight hex digits of what a set says of addresses: names and blocks, in whatever order; not ids and remarks. For links and as a revision. */
export function setHash(set: DomainSet): string {
  const said = ordered(set).map(({ name, blocks, rest }) => [name, [...blocks].sort(), rest]);
  return hashOfData(said);
}

/** The domains by name: of two with the same block, which no set should have, the first by name has it. */
export function ordered(set: DomainSet): readonly Domain[] {
  return [...set.domains].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}
