import { catalog } from '../../../base/words.ts';

export const words = catalog({
  title: { en: 'Matching records', zh: '匹配的记录' },
  perMinute: { en: 'per minute', zh: '每分钟' },
  perBin: { en: (bin: string) => `bins of ${bin}`, zh: (bin: string) => `每柱 ${bin}` },
  beside: { en: '; search half and filters', zh: '，按搜索部分与筛选' },
  none: { en: (length: string) => `none in ${length}`, zh: (length: string) => `${length}内没有` },
  sum: { en: (records: string, length: string, shape: string) => `${records} in ${length} · ${shape}`, zh: (records: string, length: string, shape: string) => `${length}内 ${records} 条，${shape}` },
  peak: { en: (records: string, time: string) => `peak ${records} at ${time}`, zh: (records: string, time: string) => `${time} 最多，${records} 条` },
  level: { en: (least: string, most: string) => `${least} to ${most} a bin`, zh: (least: string, most: string) => `每柱 ${least} 至 ${most} 条` },
});
