import type { FlowLogWish } from './flow-log.ts';
import { block, hclList, hclMap, hclText, labelOf, type HclLine } from './hcl.ts';

/** The wish for a flow log as others write it down: Terraform, a call of the command line, the parameters of the API in JSON. */

/** What is made with the flow log because it is not there yet. The index and dashboards of the report are not part of these texts. */
export interface MadeAlongside {
  readonly project: boolean;
  /** Days that its records are kept; null where the Logstore is there. */
  readonly logstoreDays: number | null;
}

export const nothingMade: MadeAlongside = { project: false, logstoreDays: null };

export function terraformOf(wish: FlowLogWish, made: MadeAlongside): string {
  const projectLabel = labelOf(wish.project, 'project');
  const storeLabel = labelOf(wish.logstore, 'logstore');
  const project = made.project ? `alicloud_log_project.${projectLabel}.project_name` : hclText(wish.project);
  const blocks: string[] = [];
  if (made.project) blocks.push(block('alicloud_log_project', projectLabel, [['project_name', hclText(wish.project)]]));
  if (made.logstoreDays !== null) {
    blocks.push(block('alicloud_log_store', storeLabel, [
      ['project_name', project], ['logstore_name', hclText(wish.logstore)], ['retention_period', String(made.logstoreDays)], ['shard_count', '2'], ['auto_split', 'true'],
      ['max_split_shard_count', '64'], ['append_meta', 'true'],
    ]));
  }
  const lines: readonly (HclLine | null)[] = [
    wish.name === '' ? null : ['flow_log_name', hclText(wish.name)],
    wish.description === '' ? null : ['description', hclText(wish.description)],
    ['resource_type', hclText(wish.resourceType)],
    ['resource_id', hclText(wish.resourceId)],
    ['traffic_type', hclText(wish.trafficType)],
    ['traffic_path', hclList(wish.paths.length === 0 ? ['all'] : wish.paths)],
    ['aggregation_interval', hclText(String(wish.interval))],
    ['ip_version', hclText(wish.ipVersion)],
    wish.project === '' ? null : ['project_name', made.logstoreDays === null ? project : `alicloud_log_store.${storeLabel}.project_name`],
    wish.logstore === '' ? null : ['log_store_name', made.logstoreDays === null ? hclText(wish.logstore) : `alicloud_log_store.${storeLabel}.logstore_name`],
    wish.tags.length === 0 ? null : ['tags', hclMap(wish.tags)],
  ];
  blocks.push(block('alicloud_vpc_flow_log', labelOf(wish.name, labelOf(wish.resourceId, 'flow_log')), lines.filter((line) => line !== null)));
  return `${blocks.join('\n')}\n`;
}

/** Calls of `aliyun`, one after the other. */
export function cliOf(wish: FlowLogWish, made: MadeAlongside): string {
  const calls: string[] = [];
  if (made.project) {
    calls.push(command('aliyun sls CreateProject', [['region', wish.region], ['body', JSON.stringify({ projectName: wish.project, description: '' })]]));
  }
  if (made.logstoreDays !== null) {
    const body = { logstoreName: wish.logstore, ttl: made.logstoreDays, shardCount: 2, autoSplit: true, maxSplitShard: 64, appendMeta: true };
    calls.push(command('aliyun sls CreateLogStore', [['region', wish.region], ['project', wish.project], ['body', JSON.stringify(body)]]));
  }
  calls.push(command('aliyun vpc CreateFlowLog', [['region', wish.region], ...Object.entries(flat(parametersOf(wish)))]));
  return `${calls.join('\n')}\n`;
}

/** The parameters of `CreateFlowLog`. */
export function jsonOf(wish: FlowLogWish): string {
  return `${JSON.stringify(parametersOf(wish), null, 2)}\n`;
}

type Parameters = Readonly<Record<string, string | number | readonly (string | Readonly<Record<string, string>>)[]>>;

function parametersOf(wish: FlowLogWish): Parameters {
  return {
    RegionId: wish.region,
    ...(wish.name === '' ? {} : { FlowLogName: wish.name }),
    ...(wish.description === '' ? {} : { Description: wish.description }),
    ResourceType: wish.resourceType,
    ResourceId: wish.resourceId,
    TrafficType: wish.trafficType,
    ...(wish.project === '' ? {} : { ProjectName: wish.project, LogStoreName: wish.logstore }),
    AggregationInterval: wish.interval,
    TrafficPath: wish.paths.length === 0 ? ['all'] : wish.paths,
    IpVersion: wish.ipVersion,
    ...(wish.tags.length === 0 ? {} : { Tag: wish.tags.map(({ key, value }) => ({ Key: key, Value: value })) }),
  };
}

/** Lists numbered from 1, as the API takes them. */
function flat(parameters: Parameters): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(parameters).flatMap(([name, value]): [string, string][] => {
    if (typeof value !== 'object') return [[name, String(value)]];
    return value.flatMap((one, at): [string, string][] => (
      typeof one === 'string' ? [[`${name}.${at + 1}`, one]] : Object.entries(one).map(([part, text]) => [`${name}.${at + 1}.${part}`, text])
    ));
  }));
}

function command(name: string, options: readonly (readonly [string, string])[]): string {
  return [name, ...options.map(([option, value]) => `  --${option} ${shellWord(value)}`)].join(' \\\n');
}

/** A word of a POSIX shell that stands for this text. */
function shellWord(text: string): string {
  return /^[\w.,:/@%+-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
