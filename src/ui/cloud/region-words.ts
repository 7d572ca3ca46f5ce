import { catalog } from '../../base/words.ts';

export const regionWords = catalog({
  region: { en: 'Region', zh: '地域' },
  china: { en: 'Asia Pacific - China', zh: '亚太-中国' },
  'asia-pacific': { en: 'Asia Pacific - Others', zh: '亚太-其他国家' },
  'europe-americas': { en: 'Europe & Americas', zh: '欧洲与美洲' },
  'middle-east': { en: 'Middle East', zh: '中东' },
  finance: { en: 'Finance Cloud', zh: '金融云' },
  government: { en: 'Gov Cloud', zh: '政务云' },
  closing: { en: ', closing down', zh: '，即将关停' },
  preview: { en: ', preview', zh: '，邀测' },
});
