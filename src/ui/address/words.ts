import { formatExact } from '../../base/format/number.ts';
import { catalog } from '../../base/words.ts';

export const addressWords = catalog({
  menu: { en: (address: string) => `Actions for ${address}`, zh: (address: string) => `${address} 的操作` },
  more: { en: 'Actions for this address', zh: '该地址的操作' },
  hit: { en: (list: string, line: number) => `On ${list}, line ${formatExact(line)}`, zh: (list: string, line: number) => `命中 ${list} 第 ${formatExact(line)} 行` },
  demoList: { en: 'Demonstration', zh: '演示名单' },
  demoHit: { en: 'On the demonstration list, which is made up', zh: '命中演示名单（虚构）' },
  private: { en: 'private', zh: '私网' },
  inDomain: { en: (domain: string, block: string | null) => (block === null ? `domain ${domain}` : `domain ${domain}, by ${block}`), zh: (domain: string, block: string | null) => (block === null ? `网段 ${domain}` : `网段 ${domain}，依据 ${block}`) },
  onNoList: { en: 'On no threat list', zh: '未命中情报名单' },
  only: { en: 'Only this address', zh: '只看该地址' },
  source: { en: 'As source', zh: '作为源' },
  destination: { en: 'As destination', zh: '作为目的' },
  exclude: { en: 'Leave it out', zh: '排除该地址' },
  query: { en: 'Open as query', zh: '作为查询打开' },
  copy: { en: 'Copy', zh: '复制' },
  lookUp: { en: 'Look up: leaves this browser', zh: '外部查询：将离开本浏览器' },
  noLookUp: { en: 'Look up: no site knows a private address', zh: '外部查询：外部网站不知晓私网地址' },
  sites: { en: 'Choose sites…', zh: '选择网站…' },
  others: { en: 'Also here', zh: '此处还有' },
});
