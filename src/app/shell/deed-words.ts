import { catalog } from '../../base/words.ts';

export const deedWords = catalog({
  copyLink: { en: 'Copy the link to this view', zh: '复制当前视图的链接' },
  copyFixed: { en: 'Copy it with these very times', zh: '复制链接并固定时间' },
  copyNameless: { en: 'Copy the link without file names', zh: '复制不含文件名的链接' },
  copyFixedNameless: { en: 'Copy it with these times, without names', zh: '复制链接，固定时间且不含文件名' },
  showReport: { en: 'What was read and skipped', zh: '读取与跳过情况' },
  clearFilters: { en: 'Clear range and filters', zh: '清除时间范围与筛选' },
  closeSource: { en: 'Close the source', zh: '关闭数据源' },
  showBytes: { en: 'Show rates in bytes', zh: '速率以字节显示' },
  showBits: { en: 'Show rates in bits', zh: '速率以比特显示' },
  go: { en: 'Go to…', zh: '前往…' },
  keys: { en: 'Keys', zh: '快捷键' },
});
