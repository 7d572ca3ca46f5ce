import { catalog } from '../../base/words.ts';

export const goWords = catalog({
  title: { en: 'Go to', zh: '前往' },
  close: { en: 'Close', zh: '关闭' },
  placeholder: { en: 'A screen, a view, a field, an address…', zh: '页面、视图、仪表盘、字段、地址…' },
  list: { en: 'Where to go', zh: '可前往的位置' },
  screens: { en: 'Screens', zh: '页面' },
  views: { en: 'Saved views', zh: '已保存的视图' },
  dashboards: { en: 'Saved dashboards', zh: '已保存的仪表盘' },
  filters: { en: 'Filter', zh: '筛选' },
  fields: { en: 'Filter by a field', zh: '按字段筛选' },
  nothing: { en: (text: string) => `Nothing here is called “${text}”, and no record holds it.`, zh: (text: string) => `没有名为“${text}”的内容，也没有记录包含它。` },
});
