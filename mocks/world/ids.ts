/** Ids in the form of Alibaba Cloud's: prefix, three characters that stand for the region, then letters and digits. */

import { hashOfText } from '../random.ts';

export type RegionId = 'cn-hangzhou' | 'cn-shanghai';

const regionMark: Record<RegionId, string> = { 'cn-hangzhou': 'bp1', 'cn-shanghai': 'uf6' };

/** The account that owns everything. */
export const accountId = '1210123456789012';

export function idOf(prefix: string, region: RegionId, name: string): string {
  let tail = '';
  for (let part = 0; tail.length < 18; part++) tail += hashOfText(`${prefix}/${name}/${part}`).toString(36);
  return `${prefix}-${regionMark[region]}${tail.slice(0, 18)}`;
}
