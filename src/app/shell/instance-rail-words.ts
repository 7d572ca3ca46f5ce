import { catalog } from '../../base/words.ts';

export const instanceRailWords = catalog({
  details: { en: 'Flow Log Details', zh: '流日志详情' },
  monitoring: { en: 'Monitoring Center', zh: '监控中心' },
  interDomain: { en: 'Inter-Domain Analysis', zh: '域间分析' },
});
