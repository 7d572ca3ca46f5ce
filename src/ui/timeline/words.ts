import { catalog } from '../../base/words.ts';

export const words = catalog({
  timeline: { en: 'Timeline of all the data', zh: '全部数据的时间线' },
  begin: { en: 'Begin of the range', zh: '范围开始' },
  end: { en: 'End of the range', zh: '范围结束' },
  window: { en: 'Range, moved as a whole', zh: '整体移动范围' },
  help: {
    en: 'Drag the window, its edges, or outside it to draw a new one. Double-click for all the data. Key B, then arrows.',
    zh: '拖动窗口或其两端，或在窗口外拖出新的范围。双击恢复全部数据。按 B 键后可用方向键。',
  },
});
