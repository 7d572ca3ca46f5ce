import type { Domain, DomainSet } from '../domains.ts';
import { placed } from './placed.ts';
import { typedBlocks, type TypedBlock } from './typed-blocks.ts';

/** A domain as it is being edited: what the fields of its form hold. */
export interface DomainDraft {
  readonly name: string;
  readonly blocks: string;
  readonly remark: string;
  readonly rest: boolean;
}

export const longestDomainName = 64;
export const longestRemark = 200;
export const mostBlocks = 5000;
export const mostDomains = 1000;

export type NameFault =
  | { readonly kind: 'missing' }
  | { readonly kind: 'too-long'; readonly most: number }
  /** `-` is what records say where there is no address; `*` stands for any value in a search. */
  | { readonly kind: 'reserved'; readonly name: string }
  | { readonly kind: 'control' }
  | { readonly kind: 'taken'; readonly name: string };

export type BlocksFault =
  | { readonly kind: 'none' }
  | { readonly kind: 'too-many'; readonly most: number }
  /** One of what was typed is no block: `block.fault` says how. */
  | { readonly kind: 'typed'; readonly block: TypedBlock }
  | { readonly kind: 'twice'; readonly block: TypedBlock; readonly first: TypedBlock }
  | { readonly kind: 'taken'; readonly block: TypedBlock; readonly by: Domain };

export interface DraftFaults {
  readonly name: NameFault | null;
  /** In the order in which they stand. */
  readonly blocks: readonly BlocksFault[];
  /** The domain that takes all else already. */
  readonly rest: Domain | null;
}

export function isFaultless({ name, blocks, rest }: DraftFaults): boolean {
  return name === null && blocks.length === 0 && rest === null;
}

/** What is in the way of a draft among the other domains of a set (`id`: the one that is edited, which it may be like). */
export function draftFaults(draft: DomainDraft, { domains }: DomainSet, id: string | null): DraftFaults {
  const others = domains.filter((one) => one.id !== id);
  return {
    name: nameFault(draft.name, others),
    blocks: draft.rest ? [] : blocksFaults(draft.blocks, others),
    rest: draft.rest ? (others.find((one) => one.rest) ?? null) : null,
  };
}

/** Names are told apart without regard to case: records say them, and searches find them so. */
export function sameName(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase();
}

function nameFault(text: string, others: readonly Domain[]): NameFault | null {
  const name = text.trim();
  if (name === '') return { kind: 'missing' };
  if (name.length > longestDomainName) return { kind: 'too-long', most: longestDomainName };
  if (name === '-' || name === '*') return { kind: 'reserved', name };
  if (/\p{Cc}/u.test(name)) return { kind: 'control' };
  const other = others.find((one) => sameName(one.name, name));
  return other === undefined ? null : { kind: 'taken', name: other.name };
}

function blocksFaults(text: string, others: readonly Domain[]): readonly BlocksFault[] {
  const typed = typedBlocks(text);
  if (typed.length === 0) return [{ kind: 'none' }];
  if (typed.length > mostBlocks) return [{ kind: 'too-many', most: mostBlocks }];
  const owners = new Map(others.flatMap((domain) => domain.blocks.map((block) => [block, domain] as const)));
  const seen = new Map<string, TypedBlock>();
  return typed.flatMap((block): BlocksFault[] => {
    if (block.network === null) return [{ kind: 'typed', block }];
    const first = seen.get(block.network);
    if (first !== undefined) return [{ kind: 'twice', block, first }];
    seen.set(block.network, block);
    const by = owners.get(block.network);
    return by === undefined ? [] : [{ kind: 'taken', block, by }];
  });
}

/** The domain that a draft without faults means. */
export function domainOf(draft: DomainDraft, id: string): Domain {
  const blocks = draft.rest ? [] : typedBlocks(draft.blocks).flatMap(({ network }) => (network === null ? [] : [network]));
  return { id, name: draft.name.trim(), blocks: [...new Set(blocks)], remark: draft.remark.trim(), rest: draft.rest };
}

/** The draft with which the editing of a domain begins. */
export function draftOf({ name, blocks, remark, rest }: Domain): DomainDraft {
  return { name, blocks: blocks.join('\n'), remark, rest };
}

export const emptyDraft: DomainDraft = { name: '', blocks: '', remark: '', rest: false };

/** Whether a set keeps the rules at all: what was kept or received from elsewhere is asked before it is used. */
export function isSound({ domains }: DomainSet): boolean {
  if (domains.length > mostDomains || domains.filter((one) => one.rest).length > 1) return false;
  const blocks = domains.flatMap((one) => one.blocks);
  const names = domains.map(({ name }) => name.trim().toLowerCase());
  return new Set(blocks).size === blocks.length && new Set(names).size === names.length
    && domains.every((one) => (one.rest ? one.blocks.length === 0 : one.blocks.length > 0) && one.blocks.every((block) => placed(block) !== null));
}
