import { parseAddressRange } from '../base/cidr.ts';
import { fieldNamed } from '../model/fields.ts';
import type { Position } from '../model/problem.ts';
import { resolveField } from './resolve.ts';
import type { Search } from './statement.ts';

/** A block or range of addresses that is searched for as a text, which no address is: in quotes, as a phrase, or after `=`. */
export interface QuotedBlock {
  readonly block: string;
  /** The whole condition. */
  readonly at: Position;
  /** The condition that means the block. */
  readonly meant: string;
}

/** Conditions of a search that look like blocks of addresses and hold no address. @param source the text that the search was read from */
export function quotedBlocks(search: Search, source: string): readonly QuotedBlock[] {
  switch (search.kind) {
    case 'and':
    case 'or':
      return search.items.flatMap((item) => quotedBlocks(item, source));
    case 'not':
      return quotedBlocks(search.item, source);
    case 'match': {
      const { field, value, at } = search;
      if (value.kind !== 'literal' && value.kind !== 'phrase' && value.kind !== 'whole') return [];
      const isAddress = fieldNamed(resolveField(field.name, []) ?? field.name)?.role === 'address';
      if (!isAddress || !/[/-]/.test(value.text) || parseAddressRange(value.text) === null) return [];
      return [{ block: value.text, at, meant: `${source.slice(field.at.from, field.at.to)}: ${value.text}` }];
    }
    default:
      return [];
  }
}

/** The text with the blocks meant as such. */
export function withBlocks(source: string, found: readonly QuotedBlock[]): string {
  return found.toReversed().reduce((text, { at, meant }) => text.slice(0, at.from) + meant + text.slice(at.to), source);
}
