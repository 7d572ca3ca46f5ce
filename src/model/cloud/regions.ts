/**
 * Regions in which VPC flow logs can be created, as the documentation of VPC flow logs lists them (supported regions, and the
 * list of regions with dual-stack capture). Ids of the finance and government regions are those of the region list of ECS.
 */

import type { Text } from '../panel.ts';

export type RegionArea = 'china' | 'asia-pacific' | 'europe-americas' | 'middle-east' | 'finance' | 'government';

export interface CloudRegion {
  readonly id: string;
  readonly name: Text;
  readonly area: RegionArea;
  /** Whether flow logs can capture IPv6 beside IPv4. */
  readonly dualStack: boolean;
  /** What the documentation says beside its name. */
  readonly note: 'closing' | 'partner' | 'preview' | null;
}

type Extra = Partial<Pick<CloudRegion, 'dualStack' | 'note'>>;

function region(area: RegionArea, id: string, en: string, zh: string, { dualStack = false, note = null }: Extra = {}): CloudRegion {
  return { id, name: { en, zh }, area, dualStack, note };
}
const both: Extra = { dualStack: true };

export const cloudRegions: readonly CloudRegion[] = [
  region('china', 'cn-hangzhou', 'China (Hangzhou)', '华东1（杭州）', both),
  region('china', 'cn-shanghai', 'China (Shanghai)', '华东2（上海）', both),
  region('china', 'cn-qingdao', 'China (Qingdao)', '华北1（青岛）', both),
  region('china', 'cn-beijing', 'China (Beijing)', '华北2（北京）', both),
  region('china', 'cn-zhangjiakou', 'China (Zhangjiakou)', '华北3（张家口）'),
  region('china', 'cn-huhehaote', 'China (Hohhot)', '华北5（呼和浩特）', both),
  region('china', 'cn-wulanchabu', 'China (Ulanqab)', '华北6（乌兰察布）'),
  region('china', 'cn-shenzhen', 'China (Shenzhen)', '华南1（深圳）', both),
  region('china', 'cn-heyuan', 'China (Heyuan)', '华南2（河源）'),
  region('china', 'cn-guangzhou', 'China (Guangzhou)', '华南3（广州）'),
  region('china', 'cn-chengdu', 'China (Chengdu)', '西南1（成都）'),
  region('china', 'cn-hongkong', 'China (Hong Kong)', '中国香港'),
  region('china', 'cn-fuzhou', 'China (Fuzhou - Local Region)', '华东6（福州-本地地域）', { note: 'closing' }),
  region('asia-pacific', 'ap-northeast-1', 'Japan (Tokyo)', '日本（东京）'),
  region('asia-pacific', 'ap-northeast-2', 'South Korea (Seoul)', '韩国（首尔）'),
  region('asia-pacific', 'ap-southeast-1', 'Singapore', '新加坡', both),
  region('asia-pacific', 'ap-southeast-3', 'Malaysia (Kuala Lumpur)', '马来西亚（吉隆坡）'),
  region('asia-pacific', 'ap-southeast-5', 'Indonesia (Jakarta)', '印度尼西亚（雅加达）'),
  region('asia-pacific', 'ap-southeast-6', 'Philippines (Manila)', '菲律宾（马尼拉）'),
  region('asia-pacific', 'ap-southeast-7', 'Thailand (Bangkok)', '泰国（曼谷）'),
  region('europe-americas', 'eu-central-1', 'Germany (Frankfurt)', '德国（法兰克福）'),
  region('europe-americas', 'eu-west-1', 'UK (London)', '英国（伦敦）'),
  region('europe-americas', 'us-west-1', 'US (Silicon Valley)', '美国（硅谷）', both),
  region('europe-americas', 'us-east-1', 'US (Virginia)', '美国（弗吉尼亚）', both),
  region('middle-east', 'me-east-1', 'UAE (Dubai)', '阿联酋（迪拜）'),
  region('middle-east', 'me-central-1', 'SAU (Riyadh - Partner Region)', '沙特（利雅得-合作伙伴运营）', { note: 'partner' }),
  region('finance', 'cn-beijing-finance-1', 'China North 2 Finance', '华北2金融云', { note: 'preview' }),
  region('finance', 'cn-shenzhen-finance-1', 'China South 1 Finance', '华南1金融云'),
  region('finance', 'cn-shanghai-finance-1', 'China East 2 (Shanghai) Finance', '华东2（上海）金融云'),
  region('government', 'cn-north-2-gov-1', 'China North 2 Ali Gov 1', '华北2阿里政务云1'),
];

export function regionOf(id: string): CloudRegion | undefined {
  return cloudRegions.find((one) => one.id === id);
}
