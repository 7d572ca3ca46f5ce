import { catalog } from '../../base/words.ts';

export const threatNoticeWords = catalog({
  notHere: {
    en: (hash: string) => `The link was made with threat lists that are not in this browser (${hash}). It is shown with those that are: which addresses are marked may differ. Ask who made it for the lists, and load them.`,
    zh: (hash: string) => `该链接使用的情报名单不在本浏览器中（${hash}），现按此处的名单显示，命中的地址可能不同。请向链接的创建者索取名单并加载。`,
  },
  earlier: { en: (time: string) => `The link was made with the threat lists as they were here from ${time} on. Which addresses are marked may differ from what is shown.`, zh: (time: string) => `该链接使用的是此处自 ${time} 起的旧名单，命中的地址可能与当前显示不同。` },
  ofOther: { en: (whose: string) => `The link was made with the threat lists of ${whose}. Which addresses are marked may differ from what is shown.`, zh: (whose: string) => `该链接使用的是 ${whose} 的情报名单，命中的地址可能与当前显示不同。` },
  browser: { en: 'this browser', zh: '本浏览器' },
  use: { en: 'Use those lists', zh: '使用这些名单' },
  load: { en: 'Load lists', zh: '加载名单' },
  close: { en: 'Close', zh: '关闭' },
});
