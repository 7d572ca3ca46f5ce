/** Huawei Cloud's VPC API, version 1: flow logs and the look-ups of what they are made for. */

import { http, type HttpHandler } from 'msw';
import * as v from 'valibot';
import { createHuaweiFlowLog, deleteHuaweiFlowLog, huaweiStatus, listedHuawei, updateHuaweiFlowLog } from '../../cloud/operations/huawei-vpc.ts';
import type { CloudState, HuaweiFlowLogState } from '../../cloud/state.ts';
import { huaweiPorts, huaweiSubnets, huaweiVpcs, type PortEntry, projectOf, type SubnetEntry, uuidOf } from '../../world/huawei.ts';
import type { CloudContext } from '../context.ts';
import { done, filtered, type HuaweiAnswer, type HuaweiAsked, huaweiAnswering, huaweiBody, markedPage, nothing } from '../huawei.ts';

const invalid = 'VPC.3001';
const codes = { notJson: invalid, invalid } as const;
const text = v.optional(v.string());

/** `2019-01-14T11:03:02`, UTC. */
function time(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(0, 19);
}

function written(one: HuaweiFlowLogState, state: CloudState): object {
  return {
    id: one.id, name: one.name, tenant_id: projectOf(one.region), description: one.description, resource_type: one.resourceType, resource_id: one.resourceId,
    traffic_type: one.trafficType, log_group_id: one.logGroup, log_topic_id: one.logStream, log_store_type: 'lts', index_enabled: one.indexEnabled,
    created_at: time(one.createdAt), updated_at: time(one.updatedAt), admin_state: one.enabled, status: huaweiStatus(state, one),
  };
}

function list(asked: HuaweiAsked): HuaweiAnswer {
  const found = filtered(listedHuawei(asked.state, asked.region), asked, {
    id: ({ id }) => id, name: ({ name }) => name, tenant_id: ({ region }) => projectOf(region), description: ({ description }) => description,
    resource_type: ({ resourceType }) => resourceType, resource_id: ({ resourceId }) => resourceId, traffic_type: ({ trafficType }) => trafficType,
    log_group_id: ({ logGroup }) => logGroup, log_topic_id: ({ logStream }) => logStream, log_store_type: () => 'lts', status: (one) => huaweiStatus(asked.state, one),
  });
  const page = markedPage(found, asked, invalid);
  return page.ok ? done({ flow_logs: page.value.items.map((one) => written(one, asked.state)) }, asked) : page;
}

const creation = v.object({
  flow_log: v.object({
    name: v.string(), description: text, resource_type: v.string(), resource_id: v.string(), traffic_type: v.string(),
    log_group_id: v.string(), log_topic_id: v.string(), index_enabled: v.optional(v.boolean()),
  }),
});
const update = v.object({ flow_log: v.object({ name: text, description: text, admin_state: v.optional(v.boolean()) }) });

async function create(context: CloudContext, asked: HuaweiAsked): Promise<Awaited<HuaweiAnswer>> {
  const body = await huaweiBody(asked, creation, codes);
  if (!body.ok) return body;
  const { flow_log: wish } = body.value;
  const made = await context.store.change(createHuaweiFlowLog({
    region: asked.region, name: wish.name, description: wish.description ?? '', resourceType: wish.resource_type, resourceId: wish.resource_id,
    trafficType: wish.traffic_type, logGroup: wish.log_group_id, logStream: wish.log_topic_id, indexEnabled: wish.index_enabled ?? false,
  }));
  return made.ok ? done({ flow_log: written(made.value, asked.state) }, asked, 201) : made;
}

/** Behind `fl/flow_logs`. */
const idOf = ({ parts }: HuaweiAsked): string => parts[2] ?? '';

function show(asked: HuaweiAsked): HuaweiAnswer {
  const found = listedHuawei(asked.state, asked.region).find(({ id }) => id === idOf(asked));
  if (found === undefined) return { ok: false, problem: { status: 404, code: 'VPC.3005', message: 'The flow log could not be found.' } };
  return done({ flow_log: written(found, asked.state) }, asked);
}

async function change(context: CloudContext, asked: HuaweiAsked): Promise<Awaited<HuaweiAnswer>> {
  const body = await huaweiBody(asked, update, codes);
  if (!body.ok) return body;
  const { name, description, admin_state: enabled } = body.value.flow_log;
  const made = await context.store.change(updateHuaweiFlowLog(asked.region, idOf(asked), { name, description, enabled }));
  return made.ok ? done({ flow_log: written(made.value, asked.state) }, asked) : made;
}

async function remove(context: CloudContext, asked: HuaweiAsked): Promise<Awaited<HuaweiAnswer>> {
  const made = await context.store.change(deleteHuaweiFlowLog(asked.region, idOf(asked)));
  return made.ok ? nothing(asked) : made;
}

const here = <T extends { readonly region: string }>(all: readonly T[], { region }: HuaweiAsked): T[] => all.filter((one) => one.region === region);

function vpcs(asked: HuaweiAsked): HuaweiAnswer {
  const page = markedPage(filtered(here(huaweiVpcs, asked), asked, { id: ({ id }) => id }), asked, invalid);
  return page.ok ? done({ vpcs: page.value.items.map(({ id, name, cidr }) => ({ id, name, description: '', cidr, status: 'OK', routes: [], enterprise_project_id: '0' })) }, asked) : page;
}

function writtenSubnet({ id, name, cidr, vpc, zone }: SubnetEntry): object {
  return {
    id, name, description: '', cidr, gateway_ip: cidr.replace(/\.\d+\/\d+$/, '.1'), dhcp_enable: true, ipv6_enable: false, availability_zone: zone, vpc_id: vpc, status: 'ACTIVE',
    neutron_network_id: id, neutron_subnet_id: uuidOf('neutron subnet', name),
  };
}

function subnets(asked: HuaweiAsked): HuaweiAnswer {
  const page = markedPage(filtered(here(huaweiSubnets, asked), asked, { vpc_id: ({ vpc }) => vpc }), asked, invalid);
  return page.ok ? done({ subnets: page.value.items.map(writtenSubnet) }, asked) : page;
}

/** `flavor` is ours: the real service says the server only, whose flavour ECS knows. So is `vpc_id`. */
function writtenPort({ id, name, subnet, vpc, address, flavour, server, zone, region, stopped }: PortEntry): object {
  return {
    id, name, status: server === null || stopped ? 'DOWN' : 'ACTIVE', admin_state_up: true, network_id: subnet, tenant_id: projectOf(region),
    fixed_ips: [{ subnet_id: uuidOf('neutron subnet', huaweiSubnets.find((one) => one.id === subnet)?.name ?? ''), ip_address: address }],
    device_id: server ?? '', device_owner: server === null ? 'neutron:LOADBALANCERV3' : `compute:${zone}`, instance_type: server === null ? 'ELB' : '', vpc_id: vpc,
    ...(flavour === null ? {} : { flavor: flavour }),
  };
}

function ports(asked: HuaweiAsked): HuaweiAnswer {
  const page = markedPage(
    filtered(here(huaweiPorts, asked), asked, { id: ({ id }) => id, name: ({ name }) => name, network_id: ({ subnet }) => subnet, device_id: ({ server }) => server ?? '' }), asked, invalid,
  );
  return page.ok ? done({ ports: page.value.items.map(writtenPort) }, asked) : page;
}

export function huaweiVpcHandlers(context: CloudContext): HttpHandler[] {
  const base = '*/cloud/huawei-vpc/:region/v1/:project';
  const all = `${base}/fl/flow_logs`;
  const one = `${all}/:id`;
  const on = (answer: (asked: HuaweiAsked) => HuaweiAnswer) => huaweiAnswering(context, 'huawei-vpc', answer);
  return [
    http.get(all, on(list)), http.post(all, on((asked) => create(context, asked))), http.get(one, on(show)),
    http.put(one, on((asked) => change(context, asked))), http.delete(one, on((asked) => remove(context, asked))),
    http.get(`${base}/vpcs`, on(vpcs)), http.get(`${base}/subnets`, on(subnets)), http.get(`${base}/ports`, on(ports)),
  ];
}
