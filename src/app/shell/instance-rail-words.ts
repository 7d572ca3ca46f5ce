import { catalog } from '../../base/words.ts';

export const instanceRailWords = catalog({
  details: { en: 'Flow Log Details', zh: '流日志详情' },
  monitoring: { en: 'Monitoring Center', zh: '监控中心' },
  customQuery: { en: 'Custom Query', zh: '自定义查询' },
  interDomain: { en: 'Inter-Domain Analysis', zh: '域间分析' },
  cidr: { en: 'CIDR Block Settings', zh: '网段设置' },
  interDomainTraffic: { en: 'Inter-domain Traffic', zh: '域间流量' },
  ecsToDomain: { en: 'ECS-to-Domain Traffic', zh: 'ECS 到域间流量' },
  threat: { en: 'Threat Intelligence', zh: '威胁情报' },
  off: { en: 'Needs inter-domain analysis: shows what it takes', zh: '需要域间分析，点击查看所需条件' },
});
