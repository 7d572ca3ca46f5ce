import { catalog } from '../../base/words.ts';

export const partWords = catalog({
  undo: { en: 'Undo', zh: '撤销' },
  dismiss: { en: 'Dismiss', zh: '关闭' },
  again: { en: 'Try again', zh: '重试' },
  copy: { en: 'Copy', zh: '复制' },
  copied: { en: 'Copied', zh: '已复制' },
  notCopied: { en: 'The browser did not allow copying', zh: '浏览器不允许复制' },
  find: { en: 'Find', zh: '查找' },
  clear: { en: 'Clear', zh: '清除' },
});
