import { catalog } from '../../base/words.ts';

/** Heads of the table of series. */
export const figureWords = catalog({
  min: { en: 'min', zh: '最小' },
  average: { en: 'average', zh: '平均' },
  p95: { en: 'p95', zh: 'p95' },
  max: { en: 'max', zh: '最大' },
  share: { en: 'share', zh: '占比' },
});
