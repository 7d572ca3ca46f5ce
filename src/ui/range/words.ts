import { catalog } from '../../base/words.ts';

export const words = catalog({
  range: { en: 'Time range', zh: '时间范围' },
  back: { en: 'Back by its length', zh: '向前移动一段' },
  on: { en: 'On by its length', zh: '向后移动一段' },
  zoomOut: { en: 'Zoom out to twice the length', zh: '放大到两倍范围' },
  choose: { en: 'Choose the range', zh: '选择时间范围' },
  noData: { en: 'No data yet', zh: '尚无数据' },
});
