import { catalog } from '../../base/words.ts';

export const headerWords = catalog({
  refresh: { en: 'Ask again, with now as the end', zh: '以当前时间重新查询' },
  auto: { en: 'Ask again by itself', zh: '自动刷新' },
  autoEvery: { en: (step: string) => `Asks again every ${step}`, zh: (step: string) => `每 ${step}自动刷新` },
  off: { en: 'off', zh: '关闭' },
  paused: { en: 'paused', zh: '已暂停' },
  pausedHelp: { en: 'Paused while you read: the pointer is over a panel, a text is marked, or a menu is open.', zh: '阅读时暂停：指针位于面板上、选中了文字或打开了菜单。' },
  onlyNow: { en: 'For a range that ends now, such as now-1h to now.', zh: '仅适用于以当前时间结尾的范围，例如 now-1h 至 now。' },
  copyLink: { en: 'Copy the link to this view', zh: '复制当前视图的链接' },
  copyHelp: { en: 'Copy the link to this view. With Shift: with the times as they are now', zh: '复制当前视图的链接，按住 Shift 则固定为当前时间' },
  copied: { en: 'Copied', zh: '已复制' },
  copiedFixed: { en: 'Copied, with these very times', zh: '已复制，时间已固定' },
  notCopied: { en: 'The browser did not allow copying; the link is in the address bar.', zh: '浏览器不允许复制，链接见地址栏。' },
  longLink: { en: 'Copied without the file names, as it was longer than 2 kB.', zh: '链接超过 2 kB，已去掉文件名后复制。' },
  tooLong: { en: 'Copied; it is longer than 2 kB, and chats may cut it.', zh: '已复制。链接超过 2 kB，部分聊天工具可能会截断。' },
  more: { en: 'More', zh: '更多' },
});
