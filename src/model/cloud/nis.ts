/**
 * Traffic analyzers of Network Intelligence Service as a second destination of flow logs. Which regions can connect them is named by the
 * documentation without a list that could be read; these are assumed. No documented operation lists analyzers or connects one.
 */
const analyzerRegions: ReadonlySet<string> = new Set([
  'cn-hangzhou', 'cn-shanghai', 'cn-qingdao', 'cn-beijing', 'cn-zhangjiakou', 'cn-huhehaote', 'cn-wulanchabu', 'cn-shenzhen', 'cn-guangzhou', 'cn-chengdu', 'cn-hongkong', 'ap-southeast-1',
]);

export function hasAnalyzer(region: string): boolean {
  return analyzerRegions.has(region);
}

/** GB a month and region that an analyzer reads without a fee. */
export const analyzerFreeGb = 5;
