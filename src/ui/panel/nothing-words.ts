import { catalog } from '../../base/words.ts';

/** Why there is nothing to show, said where that happens. */
export const nothingWords = catalog({
  noData: { en: (from: string, to: string) => `No records between ${from} and ${to}`, zh: (from: string, to: string) => `${from} 至 ${to} 没有记录` },
  empty: { en: 'No records', zh: '没有记录' },
  extentIs: { en: (from: string, to: string) => `The source holds ${from} to ${to}.`, zh: (from: string, to: string) => `数据源的时段为 ${from} 至 ${to}。` },
  goToExtent: { en: 'Show all of it', zh: '显示全部' },
  noMatch: { en: (scanned: string) => `None of ${scanned} records matches`, zh: (scanned: string) => `${scanned} 条记录中没有匹配项` },
  removesLast: { en: (filter: string, count: string) => `The filter ${filter} removes the last ${count}.`, zh: (filter: string, count: string) => `筛选条件 ${filter} 去掉了最后 ${count} 条。` },
  nothingLeft: { en: 'The panel’s own conditions leave none of them.', zh: '面板自身的条件没有留下记录。' },
  switchOff: { en: 'Switch that filter off', zh: '停用该筛选' },
});
