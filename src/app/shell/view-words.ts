import { catalog } from '../../base/words.ts';

export const viewWords = catalog({
  views: { en: 'Saved views', zh: '已保存的视图' },
  view: { en: 'view', zh: '视图' },
  save: { en: 'Save this view…', zh: '保存此视图…' },
  update: { en: (name: string) => `Update “${name}” to what is shown`, zh: (name: string) => `将“${name}”更新为当前内容` },
  alerts: { en: 'Alert rules', zh: '告警规则' },
  title: { en: 'Save this view', zh: '保存此视图' },
  name: { en: 'Name', zh: '名称' },
  what: {
    en: 'Screen, range, filters and panel are kept in this browser; a range that ends now goes on ending now. It opens over whatever source is open.',
    zh: '页面、时间范围、筛选与面板保存在此浏览器中；以当前时间结尾的范围保持相对。可用于任何已打开的数据源。',
  },
  do: { en: 'Save', zh: '保存' },
  cancel: { en: 'Cancel', zh: '取消' },
  full: { en: 'The browser has no room for it, or allows no storage here.', zh: '浏览器空间不足或不允许存储。' },
  newerStore: { en: 'A later version of this page wrote what is kept here. Nothing was changed.', zh: '此处的内容由更新版本写入，未做任何更改。' },
  gone: { en: 'This view is no longer here. It was deleted in another tab.', zh: '该视图已不存在，可能在其他标签页中被删除。' },
});
