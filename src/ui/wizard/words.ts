import { catalog, plural } from '../../base/words.ts';

export const wizardWords = catalog({
  steps: { en: 'Steps', zh: '步骤' },
  back: { en: 'Back', zh: '上一步' },
  next: { en: (name: string) => `Next: ${name}`, zh: (name: string) => `下一步：${name}` },
  cancel: { en: 'Cancel', zh: '取消' },
  draftKept: { en: 'Draft kept in this browser', zh: '草稿保存在本浏览器中' },
  wrong: { en: (count: number) => `${count} ${plural(count, 'field', 'fields')} to correct`, zh: (count: number) => `${count} 个字段待修改` },
  notes: { en: (count: number) => `${count} ${plural(count, 'note', 'notes')}`, zh: (count: number) => `${count} 条提示` },
  needChange: { en: (count: number) => (count === 1 ? '1 field needs a change.' : `${count} fields need a change.`), zh: (count: number) => `有 ${count} 个字段需要修改。` },
  optional: { en: 'optional', zh: '可选' },
  ready: { en: 'Ready', zh: '就绪' },
  notReady: { en: 'not yet', zh: '尚未完成' },
  on: { en: 'on', zh: '开' },
  off: { en: 'off', zh: '关' },
  showChoices: { en: 'Show the choices', zh: '显示选项' },
  noneFound: { en: 'Nothing has this in its name, id or address.', zh: '没有名称、ID 或地址与之匹配的项。' },
  choices: { en: (shown: number, all: number) => (shown < all ? `${shown} of ${all} shown; type to narrow` : `${all} ${plural(all, 'choice', 'choices')}`), zh: (shown: number, all: number) => (shown < all ? `显示 ${shown} / ${all} 项，输入以缩小范围` : `${all} 项`) },
  asking: { en: 'Asking the service…', zh: '正在查询服务…' },
  choosing: { en: 'Asking the service… The first that fits will be chosen.', zh: '正在查询服务… 返回后选用第一个匹配项。' },
  colon: { en: ': ', zh: '：' },
});
