import { catalog } from '../../base/words.ts';

/** What stands beside each piece is named as `state/making` names it. */
export const creationWords = catalog({
  happens: { en: 'What happens on Create', zh: '点击创建之后' },
  brokeOff: { en: 'It broke off here. What is made stays; going on makes nothing twice.', zh: '在此处中断。已创建的内容保留，继续时不会重复创建。' },
  goOn: { en: 'Go on', zh: '继续' },
  toForm: { en: 'Back to the form', zh: '返回表单' },
  inField: { en: (name: string) => `Change “${name}”`, zh: (name: string) => `修改“${name}”` },
  waiting: { en: 'waiting', zh: '等待' },
  doing: { en: 'being made', zh: '创建中' },
  made: { en: 'made', zh: '已创建' },
  found: { en: 'there already', zh: '已存在' },
  failed: { en: 'refused', zh: '被拒绝' },
});
