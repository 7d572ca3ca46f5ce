import { catalog } from '../../base/words.ts';

export const deedWords = catalog({
  edit: { en: 'Edit', zh: '编辑' },
  exclude: { en: 'Exclude instead', zh: '改为排除' },
  include: { en: 'Include instead', zh: '改为包含' },
  switchOff: { en: 'Switch off', zh: '停用' },
  switchOn: { en: 'Switch on', zh: '启用' },
  swap: { en: 'Swap ends', zh: '交换两端' },
  remove: { en: 'Remove', zh: '移除' },
  editing: { en: 'Edit the filter', zh: '编辑筛选条件' },
  emptied: { en: 'Write a value, or field:value. Escape leaves the filter as it was.', zh: '请输入值或“字段:值”，按 Esc 保持原样。' },
  atEither: { en: 'Either end', zh: '任一端' },
  atBoth: { en: 'Both ends', zh: '两端均是' },
  onlyEnd: { en: 'This end only', zh: '仅此端' },
  orNext: { en: 'Or with the next', zh: '与后一项为“或”' },
  orBefore: { en: 'Or with the one before', zh: '与前一项为“或”' },
  part: { en: 'Take out of the group', zh: '移出该组' },
});
