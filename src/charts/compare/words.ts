import { catalog } from '../../base/words.ts';

export const compareWords = catalog({
  unchanged: { en: '±0', zh: '±0' },
  appeared: { en: 'new', zh: '新增' },
  points: { en: (amount: string) => `${amount} pt`, zh: (amount: string) => `${amount} 个百分点` },
  times: { en: (amount: string) => `${amount} ×`, zh: (amount: string) => `${amount} 倍` },
  before: { en: (amount: string) => `before: ${amount}`, zh: (amount: string) => `此前：${amount}` },
  notListed: { en: 'Not among the rows that were listed before.', zh: '此前未列出该行。' },
  change: { en: 'change', zh: '变化' },
  beforeColumn: { en: (name: string) => `${name} before`, zh: (name: string) => `此前的 ${name}` },
});
