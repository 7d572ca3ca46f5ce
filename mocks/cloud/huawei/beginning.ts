/** What the running account has at Huawei Cloud: log groups with streams, flow logs of interfaces, subnets and VPCs, and of a router's attachments. */

import type { HuaweiResourceType, HuaweiTrafficType } from '../../../src/model/cloud/huawei.ts';
import { attachments, type AttachmentEntry } from '../../world/huawei-routers.ts';
import { huawei, ports, uuidOf } from '../../world/huawei.ts';
import { routerWindowSeconds } from '../operations/huawei-er.ts';
import type { CloudState, HuaweiFlowLogState, LogGroupState, LogStreamState, RouterFlowLogState } from '../state.ts';

const region = 'cn-north-4';

function group(name: string, at: string, ttlDays: number, createdAt: number): LogGroupState {
  return { id: uuidOf('log group', name), region: at, name, ttlDays, createdAt };
}
function stream(of: LogGroupState, name: string): LogStreamState {
  return { id: uuidOf('log stream', `${of.name}/${name}`), region: of.region, name, group: of.id, createdAt: of.createdAt };
}

interface VpcWish {
  readonly name: string;
  readonly type: HuaweiResourceType;
  readonly resource: string;
  readonly traffic?: HuaweiTrafficType;
  readonly stream: LogStreamState;
  readonly enabled?: boolean;
}

/** @param began when it began to collect. @param now the world's beginning. */
export function huaweiRunning(began: number, now: number): CloudState['huawei'] {
  const vpcGroup = group('vpc-flow', region, 7, began);
  const routerGroup = group('router-flow', region, 7, began);
  const southGroup = group('vpc-flow-south', 'cn-south-1', 30, began);
  const [shop, data, bastion, router] = [stream(vpcGroup, 'shop'), stream(vpcGroup, 'data'), stream(vpcGroup, 'bastion'), stream(routerGroup, 'er-beijing')];
  const south = stream(southGroup, 'mirror');
  const wishes: readonly VpcWish[] = [
    { name: 'shop-all', type: 'vpc', resource: huawei.shop.id, stream: shop },
    { name: 'bastion-rejected', type: 'port', resource: ports.bastion.id, traffic: 'reject', stream: bastion },
    { name: 'warehouse-accepted', type: 'network', resource: huawei.warehouse.id, traffic: 'accept', stream: data },
    { name: 'app-paused', type: 'network', resource: huawei.app.id, stream: shop, enabled: false },
  ];
  const flowLog = ({ name, type, resource, traffic = 'all', stream: to, enabled = true }: VpcWish, i: number): HuaweiFlowLogState => ({
    id: uuidOf('flow log', name), region: to.region, name, description: '', resourceType: type, resourceId: resource, trafficType: traffic, logGroup: to.group, logStream: to.id,
    indexEnabled: true, enabled, status: enabled ? 'ACTIVE' : 'DOWN', createdAt: began + i * 300, updatedAt: began + i * 300, deletedAt: null,
    captures: [{ from: began + i * 300, to: enabled ? null : now - 5 * 86400 }],
  });
  const routerFlowLog = (name: string, to: AttachmentEntry, i: number): RouterFlowLogState => ({
    id: uuidOf('router flow log', name), region, name, description: '', router: to.router, attachment: to.id, attachmentKind: to.kind, logGroup: router.group, logStream: router.id,
    interval: routerWindowSeconds, state: 'available', next: null, enabled: true, createdAt: began + i * 300, updatedAt: began + i * 300, deletedAt: null,
    captures: [{ from: began + i * 300 + 6, to: null }],
  });
  return {
    groups: [vpcGroup, routerGroup, southGroup],
    streams: [shop, data, bastion, router, south],
    flowLogs: wishes.map(flowLog),
    routerFlowLogs: [routerFlowLog('circuit', attachments.globalGateway, 0), routerFlowLog('shop', attachments.shop, 1), routerFlowLog('to-guangzhou', attachments.guangzhou, 2)],
  };
}
