import { clamp } from '../../../base/clamp.ts';
import type { ClusterOptions, MayVary, PatternShape } from '../../../model/clusters.ts';

/** What the reader set on the tab. */
export interface Clustering {
  readonly options: ClusterOptions;
  /** Sign of the pattern that is open, by `signOf`; null for none. */
  readonly opened: string | null;
}

export const usualClustering: Clustering = { options: { wanted: 15, mayVary: { address: true, port: true, interface: true, verdict: false } }, opened: null };
const letters = { a: 'address', p: 'port', i: 'interface', v: 'verdict' } as const satisfies Record<string, keyof MayVary>;
const [fewest, most] = [5, 200];

/** As a link carries it: `1;30;api;5d41402a`. The version, how many patterns, what may vary, and the open pattern. Null for the usual. */
export function printClustering({ options, opened }: Clustering): string | null {
  const varying = Object.entries(letters).map(([letter, part]) => (options.mayVary[part] ? letter : '')).join('');
  const printed = `1;${options.wanted};${varying}${opened === null ? '' : `;${opened}`}`;
  return printed === usual ? null : printed;
}

const usual = '1;15;api';

/** The inverse of `printClustering`; what cannot be read gives way to the usual, as nothing is lost by it. */
export function parseClustering(text: string | null): Clustering {
  const match = /^1;(\d{1,3});(a?p?i?v?)(?:;([0-9a-f]{8}))?$/.exec(text ?? '');
  if (match === null) return usualClustering;
  const [, wanted, varying = '', opened] = match;
  const mayVary = { address: varying.includes('a'), port: varying.includes('p'), interface: varying.includes('i'), verdict: varying.includes('v') };
  return { options: { wanted: clamp(Number(wanted), fewest, most), mayVary }, opened: opened ?? null };
}

/** Eight digits that are the same for patterns that say the same: a pattern itself would fill the link (FNV-1a). */
export function signOf(shape: PatternShape): string {
  let hash = 0x811c9dc5;
  for (const letter of JSON.stringify(shape)) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
