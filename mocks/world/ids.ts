/** Ids in the form of Alibaba Cloud's: prefix, three characters that stand for the region, then letters and digits. */

import { hashOfText } from '../random.ts';

const regionMark = {
  'cn-hangzhou': 'bp1', 'cn-shanghai': 'uf6', 'cn-beijing': '2ze', 'cn-qingdao': 'm5e', 'ap-southeast-1': 't4n', 'us-west-1': 'rj9',
  'eu-central-1': 'gw8', 'cn-shanghai-finance-1': 'uff', 'cn-north-2-gov-1': 'n2g',
} as const;

/** Where something of the account stands. */
export type RegionId = keyof typeof regionMark;

/** The account that owns everything. */
export const accountId = '1210123456789012';

export function idOf(prefix: string, region: RegionId, name: string): string {
  let tail = '';
  for (let part = 0; tail.length < 18; part++) tail += hashOfText(`${prefix}/${name}/${part}`).toString(36);
  return `${prefix}-${regionMark[region]}${tail.slice(0, 18)}`;
}
