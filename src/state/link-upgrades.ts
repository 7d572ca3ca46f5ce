import { fieldSpelled } from '../model/fields.ts';
import type { Search } from './search.ts';
import { printFilter } from './filter-codec.ts';
import { filterIs } from '../model/filter.ts';

/** Links live for years in tickets. Each step brings a link of one version to the next; the last one is the present. */
export const linkVersion = 1;

const upgrades: readonly ((search: Search) => Search)[] = [
  // 0, without a number: typed by hand. Nothing has another meaning than in 1.
  (search) => ({ ...search, v: '1' }),
];

/** The parameters in the present version; null when the link is of a later one. */
export function upgradeSearch(search: Search): Search | null {
  const version = search.v === undefined ? 0 : Number(search.v);
  if (!Number.isInteger(version) || version < 0 || version > linkVersion) return null;
  return upgrades.slice(version).reduce((upgraded, upgrade) => upgrade(upgraded), search);
}

/**
 * Links typed by hand may say `?dstport=443&from=now-1h&to=now`: parameters named like fields become filters. Called on
 * the address as it is, before parameters that are not known are dropped.
 */
export function upgradeTyped(raw: Record<string, string | string[]>): Record<string, string | string[]> {
  if (raw['v'] !== undefined) return raw;
  const { from, to, ...rest } = raw;
  const kept: Record<string, string | string[]> = {};
  const filters: string[] = [];
  for (const [key, value] of Object.entries(rest)) {
    const field = key.length > 2 ? fieldSpelled(key) : undefined;
    if (field === undefined) kept[key] = value;
    else for (const one of [value].flat()) filters.push(printFilter(filterIs(field.name, one)));
  }
  if (typeof from === 'string') kept['t'] = `${from}..${typeof to === 'string' ? to : 'now'}`;
  if (filters.length > 0) kept['f'] = [...[kept['f'] ?? []].flat(), ...filters];
  return kept;
}
