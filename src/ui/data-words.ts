import { formatExact } from '../base/format/number.ts';
import { catalog } from '../base/words.ts';

/** Said beneath a table that has more rows than it draws, and of what a list leaves out. */
export const dataWords = catalog({
  other: { en: (groups: number) => `other · ${formatExact(groups)}`, zh: (groups: number) => `其他 · ${formatExact(groups)}` },
  firstRows: {
    en: (shown: number, rows: number) => `The first ${shown} of ${rows} rows. CSV and JSON have all of them.`,
    zh: (shown: number, rows: number) => `显示 ${rows} 行中的前 ${shown} 行，CSV 与 JSON 含全部。`,
  },
});
