import { catalog } from '../../../base/words.ts';

export const comparedWords = catalog({
  noRecords: { en: (since: string) => `no data before ${since}`, zh: (since: string) => `${since} 之前无数据` },
  noneAfter: { en: (until: string) => `no data after ${until}`, zh: (until: string) => `${until} 之后无数据` },
  notRead: { en: (since: string) => `not read before ${since} yet`, zh: (since: string) => `${since} 之前尚未读取` },
  // The Chinese sentence begins with what it is told against.
  change: { en: (change: string, against: string) => `${change} ${against}`, zh: (change: string, against: string) => `${against} ${change}` },
  asking: { en: 'asking for the period before', zh: '正在查询前一时段' },
});
