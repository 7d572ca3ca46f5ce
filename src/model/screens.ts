import { catalog } from '../base/words.ts';
import type { Text } from './panel.ts';

/** The screens over records: what the rail, `Ctrl K` and the page of an instance list, in this order and in two halves. */
export const screenNames = catalog({
  overview: { en: 'Overview', zh: '概览' },
  policy: { en: 'Policy Statistics', zh: '策略统计' },
  eni: { en: 'ENI Traffic', zh: 'ENI 流量' },
  ecs: { en: 'Inter-ECS Traffic', zh: 'ECS 间流量' },
  findings: { en: 'Findings', zh: '异常发现' },
  query: { en: 'Custom Query', zh: '自定义查询' },
  'cidr-block-settings': { en: 'CIDR Block Settings', zh: '网段设置' },
  'inter-domain-traffic': { en: 'Inter-domain Traffic', zh: '域间流量' },
  'ecs-to-domain-traffic': { en: 'ECS-to-Domain Traffic', zh: 'ECS 到域间流量' },
  'threat-intelligence': { en: 'Threat Intelligence', zh: '威胁情报' },
  'domain-query': { en: 'Custom Query', zh: '自定义查询' },
});

/** What is looked at on a screen, in one line beside its title, where the title alone does not say it. */
export const screenContexts = catalog({
  policy: { en: 'verdicts of security groups and network ACLs', zh: '安全组与网络 ACL 的判定' },
  eni: { en: 'in and out are seen from the ENI', zh: '出入方向以网卡为参照' },
  ecs: { en: 'instances are told by their own ENIs', zh: '实例由其自身网卡的记录识别' },
  findings: { en: 'what stands out in the range, each with its records', zh: '时段内的异常，均附相关记录' },
  domains: { en: 'between the domains of CIDR Block Settings', zh: '“网段设置”中各网段之间' },
  'ecs-domains': { en: 'what instances send, by the domain it goes to', zh: '实例发出的流量，按目的网段' },
});

export type RecordScreenId = keyof typeof screenNames;
export type RecordScreenPath = '/overview' | '/policy' | '/eni' | '/ecs' | '/findings' | '/query' | '/cidr-blocks' | '/domains' | '/ecs-domains' | '/threats';
export type Half = 'monitoring' | 'inter-domain';

export interface RecordScreen {
  readonly id: RecordScreenId;
  readonly to: RecordScreenPath;
  readonly half: Half;
  readonly name: Text;
  /** What tells it from another of the same name, for those who do not see its half. */
  readonly wholeName?: Text;
  /** Fields without which it would show nothing. */
  readonly needs: readonly string[];
  /** The statement with which it opens; absent, what was asked last. */
  readonly asks?: string;
  /** It says how records are read, and shows none. */
  readonly isSetting?: boolean;
}

/** What the Custom Query page begins with from the half that tells domains apart. */
export const domainStatement = `srctype: * and dsttype: *
| select srctype, dsttype, count(*) as records, sum(packets) as packets, sum(bytes) as bytes, count(distinct dstport) as ports
  group by srctype, dsttype
  order by bytes desc limit 100`;

function screen(id: RecordScreenId, to: RecordScreenPath, half: Half, needs: readonly string[], rest: Pick<RecordScreen, 'wholeName' | 'asks' | 'isSetting'> = {}): RecordScreen {
  return { id, to, half, name: screenNames[id], needs, ...rest };
}

const ends = ['srcaddr', 'dstaddr'] as const;
const instances = ['eni-id', 'vpc-id', 'direction'] as const;

export const recordScreens: readonly RecordScreen[] = [
  screen('overview', '/overview', 'monitoring', []),
  screen('policy', '/policy', 'monitoring', ['action']),
  screen('eni', '/eni', 'monitoring', ['eni-id', 'direction']),
  screen('ecs', '/ecs', 'monitoring', instances),
  screen('findings', '/findings', 'monitoring', []),
  screen('query', '/query', 'monitoring', []),
  screen('cidr-block-settings', '/cidr-blocks', 'inter-domain', [], { isSetting: true }),
  screen('inter-domain-traffic', '/domains', 'inter-domain', ends),
  screen('ecs-to-domain-traffic', '/ecs-domains', 'inter-domain', instances),
  screen('threat-intelligence', '/threats', 'inter-domain', ends),
  screen('domain-query', '/query', 'inter-domain', ends, { wholeName: { en: 'Custom Query over domains', zh: '自定义查询（网段）' }, asks: domainStatement }),
];

export function screensOf(half: Half): readonly RecordScreen[] {
  return recordScreens.filter((one) => one.half === half);
}
