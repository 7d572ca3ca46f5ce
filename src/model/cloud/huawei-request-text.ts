import { block, hclText, labelOf, type HclLine } from './hcl.ts';
import type { HuaweiFlowLogWish, RouterFlowLogWish } from './huawei.ts';

/** The wish for a flow log of Huawei Cloud as others write it down: Terraform, and the body of the request in JSON. */

export function huaweiTerraformOf(wish: HuaweiFlowLogWish): string {
  return resource('huaweicloud_vpc_flow_log', wish, [
    ['resource_type', hclText(wish.resourceType)],
    ['resource_id', hclText(wish.resourceId)],
    ['traffic_type', hclText(wish.trafficType)],
    ['log_group_id', hclText(wish.logGroup)],
    ['log_stream_id', hclText(wish.logStream)],
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

export function routerTerraformOf(wish: RouterFlowLogWish): string {
  return resource('huaweicloud_er_flow_log', wish, [
    ['instance_id', hclText(wish.router)],
    ['resource_type', hclText('attachment')],
    ['resource_id', hclText(wish.attachment)],
    ['log_store_type', hclText('LTS')],
    ['log_group_id', hclText(wish.logGroup)],
    ['log_stream_id', hclText(wish.logStream)],
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

function resource(type: string, { region, name, description }: { readonly region: string; readonly name: string; readonly description: string }, lines: readonly HclLine[]): string {
  const described: readonly HclLine[] = description === '' ? [] : [['description', hclText(description)]];
  return `${block(type, labelOf(name, 'flow_log'), [['region', hclText(region)], ['name', hclText(name)], ...described, ...lines])}\n`;
}
