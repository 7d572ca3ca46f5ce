import { catalog } from '../../base/words.ts';

export const listWords = catalog({
  out: { en: '↑ out', zh: '↑ 出' },
  in: { en: '↓ in', zh: '↓ 入' },
  accept: { en: '● accepted', zh: '● 允许' },
  reject: { en: '◆ rejected', zh: '◆ 拒绝' },
  unknown: { en: '○ unknown', zh: '○ 未知' },
  notRecorded: { en: 'not recorded', zh: '未记录' },
  zoneUnknown: { en: 'zone not known', zh: '可用区未知' },
  other: { en: (count: string, what: string) => `other · ${count}${what === '' ? '' : ` ${what}`}`, zh: (count: string, what: string) => `其他 · ${count}${what === '' ? '' : ` 个${what.trim()}`}` },
  rowsOf: { en: (shown: string, all: string) => `${shown} of ${all}`, zh: (shown: string, all: string) => `${all} 个中的 ${shown} 个` },
  rows: { en: (all: string) => all, zh: (all: string) => `${all} 个` },
});
