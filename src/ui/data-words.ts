import { catalog } from '../base/words.ts';

/** Said beneath a table that has more rows than it draws. */
export const dataWords = catalog({
  firstRows: {
    en: (shown: number, rows: number) => `The first ${shown} of ${rows} rows. CSV and JSON have all of them.`,
    zh: (shown: number, rows: number) => `显示 ${rows} 行中的前 ${shown} 行，CSV 与 JSON 含全部。`,
  },
});
