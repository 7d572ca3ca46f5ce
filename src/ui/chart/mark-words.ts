import { catalog } from '../../base/words.ts';

/** How keys go through the marks of a picture. */
export const markWords = catalog({
  marks: { en: 'Arrows go through the marks, Enter filters by one, Escape leaves.', zh: '方向键逐个移动，Enter 按其筛选，Esc 离开。' },
});
