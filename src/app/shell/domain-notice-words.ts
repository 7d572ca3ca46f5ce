import { catalog } from '../../base/words.ts';

export const domainNoticeWords = catalog({
  notHere: {
    en: (hash: string) => `The link was made with domains that are not in this browser (${hash}). It is shown with those that are: what it says by domain may differ. Who made it can export theirs under CIDR Block Settings.`,
    zh: (hash: string) => `该链接使用的网段不在本浏览器中（${hash}），现按此处的网段显示，按网段统计的内容可能不同。链接的创建者可在“网段设置”中导出其网段。`,
  },
  earlier: { en: (time: string) => `The link was made with the domains as they were here from ${time} on. What it says by domain may differ from what is shown.`, zh: (time: string) => `该链接使用的是此处自 ${time} 起的旧网段，按网段统计的内容可能与当前显示不同。` },
  presets: { en: 'The link was made with the preset domains. What it says by domain may differ from what is shown.', zh: '该链接使用的是预设网段，按网段统计的内容可能与当前显示不同。' },
  ofOther: { en: (whose: string) => `The link was made with the domains of ${whose}. What it says by domain may differ from what is shown.`, zh: (whose: string) => `该链接使用的是 ${whose} 的网段，按网段统计的内容可能与当前显示不同。` },
  browser: { en: 'this browser', zh: '本浏览器' },
  use: { en: 'Use those domains', zh: '使用这些网段' },
  notUsed: { en: 'They could not be kept in this browser.', zh: '无法保存到本浏览器。' },
  close: { en: 'Close', zh: '关闭' },
});
