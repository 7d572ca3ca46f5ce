/** Enterprise routers at Huawei Cloud, with attachments of every kind. */

import type { Attachment, AttachmentKind, EnterpriseRouter } from '../../src/model/cloud/huawei.ts';
import { huawei, huaweiVpcs, type HuaweiRegionId, uuidOf } from './huawei.ts';

export interface RouterEntry extends EnterpriseRouter {
  readonly region: HuaweiRegionId;
}
export interface AttachmentEntry extends Attachment {
  readonly region: HuaweiRegionId;
}

const madeAttachments: AttachmentEntry[] = [];

function router(region: HuaweiRegionId, name: string): RouterEntry {
  return { id: uuidOf('router', name), name, region };
}

function attachment(of: RouterEntry, name: string, kind: AttachmentKind, resource: string, state: Attachment['state'] = 'available'): AttachmentEntry {
  const one = { id: uuidOf('attachment', `${of.name}/${name}`), name, router: of.id, kind, resource, state, region: of.region };
  madeAttachments.push(one);
  return one;
}

const beijing = router('cn-north-4', 'er-beijing');
const lab = router('cn-north-4', 'er-lab');
const guangzhou = router('cn-south-1', 'er-guangzhou');
export const routers: readonly RouterEntry[] = [beijing, lab, guangzhou];

function vpcId(name: string): string {
  const found = huaweiVpcs.find((one) => one.name === name);
  if (!found) throw new Error(`There is no VPC ${name}.`);
  return found.id;
}

export const attachments = {
  shop: attachment(beijing, 'shop-vpc', 'vpc', huawei.shop.id),
  data: attachment(beijing, 'data-vpc', 'vpc', huawei.data.id),
  plant: attachment(beijing, 'plant-vpc', 'vpc', vpcId('plant')),
  /** The data centre's circuit. */
  globalGateway: attachment(beijing, 'datacentre-global', 'gdgw', uuidOf('global DC gateway', 'datacentre')),
  /** Made before May 2024, when such a network could still be made. */
  virtualGateway: attachment(beijing, 'datacentre-virtual', 'vgw', uuidOf('virtual gateway', 'datacentre')),
  vpn: attachment(beijing, 'partner-vpn', 'vpn', uuidOf('VPN gateway', 'partner')),
  guangzhou: attachment(beijing, 'to-guangzhou', 'peering', guangzhou.id),
  beijing: attachment(guangzhou, 'to-beijing', 'peering', beijing.id),
  mirror: attachment(guangzhou, 'mirror-vpc', 'vpc', vpcId('mirror')),
} as const;
/** Not there yet, and never: no flow log can be made for them. */
export const unready = [
  attachment(lab, 'trial-vpc', 'vpc', uuidOf('vpc', 'trial'), 'pending'), attachment(lab, 'trial-vpn', 'vpn', uuidOf('VPN gateway', 'trial'), 'failed'),
] as const;

export const allAttachments: readonly AttachmentEntry[] = madeAttachments;

/** Hosts beyond the attachments that lead out of the cloud. */
export const beyond = {
  globalGateway: { backup: '10.200.0.8', files: '10.200.0.9', desk: '10.200.4.31' },
  virtualGateway: { erp: '10.210.0.5' },
  vpn: { partner: '10.220.0.40' },
} as const;
