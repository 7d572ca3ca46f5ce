import { block, hclText, labelOf, type HclLine } from './hcl.ts';
import type { HuaweiFlowLogWish, RouterFlowLogWish } from './huawei.ts';

/** The wish for a flow log of Huawei Cloud as others write it down: Terraform, and the body of the request in JSON. */

/** What is made with the flow log because it is not there yet, by name. */
export interface HuaweiMadeAlongside {
  readonly group: { readonly name: string; readonly days: number } | null;
  readonly stream: string | null;
}

export const nothingMadeAtHuawei: HuaweiMadeAlongside = { group: null, stream: null };

export function huaweiTerraformOf(wish: HuaweiFlowLogWish, made: HuaweiMadeAlongside = nothingMadeAtHuawei): string {
  const { before, group, stream } = alongside(wish, made);
  return before + resource('huaweicloud_vpc_flow_log', wish, [
    ['resource_type', hclText(wish.resourceType)],
    ['resource_id', hclText(wish.resourceId)],
    ['traffic_type', hclText(wish.trafficType)],
    ['log_group_id', group],
    ['log_stream_id', stream],
  ]);
}

export function huaweiJsonOf(wish: HuaweiFlowLogWish): string {
  return `${JSON.stringify(huaweiBodyOf(wish), null, 2)}\n`;
}

/** Of `POST /v1/{project_id}/fl/flow_logs`. */
export function huaweiBodyOf(wish: HuaweiFlowLogWish): object {
  return {
    flow_log: {
      name: wish.name,
      ...(wish.description === '' ? {} : { description: wish.description }),
      resource_type: wish.resourceType,
      resource_id: wish.resourceId,
      traffic_type: wish.trafficType,
      log_group_id: wish.logGroup,
      log_topic_id: wish.logStream,
      index_enabled: wish.indexed,
    },
  };
}

export function routerTerraformOf(wish: RouterFlowLogWish, made: HuaweiMadeAlongside = nothingMadeAtHuawei): string {
  const { before, group, stream } = alongside(wish, made);
  return before + resource('huaweicloud_er_flow_log', wish, [
    ['instance_id', hclText(wish.router)],
    ['resource_type', hclText('attachment')],
    ['resource_id', hclText(wish.attachment)],
    ['log_store_type', hclText('LTS')],
    ['log_group_id', group],
    ['log_stream_id', stream],
  ]);
}

export function routerJsonOf(wish: RouterFlowLogWish): string {
  return `${JSON.stringify(routerBodyOf(wish), null, 2)}\n`;
}

/** Of `POST /v3/{project_id}/enterprise-router/{er_id}/flow-logs`. */
export function routerBodyOf(wish: RouterFlowLogWish): object {
  return {
    flow_log: {
      name: wish.name,
      ...(wish.description === '' ? {} : { description: wish.description }),
      resource_type: 'attachment',
      resource_id: wish.attachment,
      log_group_id: wish.logGroup,
      log_stream_id: wish.logStream,
      log_store_type: 'LTS',
    },
  };
}

interface Delivered {
  readonly region: string;
  readonly logGroup: string;
  readonly logStream: string;
}

/** The log group and stream that are made, and what the flow log calls them by. */
function alongside({ region, logGroup, logStream }: Delivered, made: HuaweiMadeAlongside): { readonly before: string; readonly group: string; readonly stream: string } {
  const groupLabel = labelOf(made.group?.name ?? '', 'log_group');
  const streamLabel = labelOf(made.stream ?? '', 'log_stream');
  const group = made.group === null ? hclText(logGroup) : `huaweicloud_lts_group.${groupLabel}.id`;
  const blocks: string[] = [];
  if (made.group !== null) blocks.push(block('huaweicloud_lts_group', groupLabel, [['region', hclText(region)], ['group_name', hclText(made.group.name)], ['ttl_in_days', String(made.group.days)]]));
  if (made.stream !== null) blocks.push(block('huaweicloud_lts_stream', streamLabel, [['region', hclText(region)], ['group_id', group], ['stream_name', hclText(made.stream)]]));
  return { before: blocks.map((one) => `${one}\n`).join(''), group, stream: made.stream === null ? hclText(logStream) : `huaweicloud_lts_stream.${streamLabel}.id` };
}

function resource(type: string, { region, name, description }: { readonly region: string; readonly name: string; readonly description: string }, lines: readonly HclLine[]): string {
  const described: readonly HclLine[] = description === '' ? [] : [['description', hclText(description)]];
  return `${block(type, labelOf(name, 'flow_log'), [['region', hclText(region)], ['name', hclText(name)], ...described, ...lines])}\n`;
}
