import { catalog } from '../../base/words.ts';

export const words = catalog({
  notLoaded: { en: 'This part of the page could not be loaded. Click again to try once more.', zh: '页面的这一部分未能加载。请再次点击重试。' },
});
