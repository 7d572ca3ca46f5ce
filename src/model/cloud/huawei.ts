/** Huawei Cloud: VPC flow logs (API v1) and Enterprise Router flow logs (API v3), and what they deliver to. */

export interface HuaweiRegion {
  readonly id: string;
  readonly name: { readonly en: string; readonly zh: string };
}

export const huaweiRegions: readonly HuaweiRegion[] = [
  { id: 'cn-north-4', name: { en: 'CN North-Beijing4', zh: '华北-北京四' } },
  { id: 'cn-east-3', name: { en: 'CN East-Shanghai1', zh: '华东-上海一' } },
  { id: 'cn-south-1', name: { en: 'CN South-Guangzhou', zh: '华南-广州' } },
  { id: 'ap-southeast-1', name: { en: 'CN-Hong Kong', zh: '中国-香港' } },
  { id: 'ap-southeast-3', name: { en: 'AP-Singapore', zh: '亚太-新加坡' } },
];

/** `port` is a network interface, `network` a subnet. */
export const huaweiResourceTypes = ['port', 'network', 'vpc'] as const;
export type HuaweiResourceType = (typeof huaweiResourceTypes)[number];
export const huaweiTrafficTypes = ['all', 'accept', 'reject'] as const;
export type HuaweiTrafficType = (typeof huaweiTrafficTypes)[number];

export interface HuaweiVpcFlowLog {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly project: string;
  readonly resourceType: HuaweiResourceType;
  readonly resourceId: string;
  readonly trafficType: HuaweiTrafficType;
  readonly logGroup: string;
  readonly logStream: string;
  readonly enabled: boolean;
  /** `UNKNOWN` is one that the service has and this page does not. */
  readonly status: 'ACTIVE' | 'DOWN' | 'ERROR' | 'UNKNOWN';
  /** Unix seconds. */
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** What is asked for when a flow log is created. Only name, description and whether it runs can be changed later. */
export interface HuaweiFlowLogWish {
  readonly region: string;
  readonly name: string;
  readonly description: string;
  readonly resourceType: HuaweiResourceType;
  readonly resourceId: string;
  readonly trafficType: HuaweiTrafficType;
  readonly logGroup: string;
  readonly logStream: string;
  /** Records are taken apart into fields, and can be searched by them. */
  readonly indexed: boolean;
}

/** Flow logs of a VPC at Huawei Cloud: 10 a region and account; records of one interface in ten minutes, the rest is dropped. */
export const huaweiVpcQuota = 10;
export const huaweiRecordsPerInterface = 400_000;
/** Flow logs of enterprise routers, unless raised. */
export const enterpriseRouterQuota = 20;

export const attachmentKinds = ['vpc', 'vgw', 'vpn', 'peering', 'gdgw'] as const;
export type AttachmentKind = (typeof attachmentKinds)[number];

export interface EnterpriseRouter {
  readonly id: string;
  readonly name: string;
  readonly region: string;
}

/** `vgw`: Direct Connect virtual gateway (not for new networks since May 2024); `gdgw`: global DC gateway; `peering`: a router of another region. */
export interface Attachment {
  readonly id: string;
  readonly name: string;
  readonly router: string;
  readonly kind: AttachmentKind;
  readonly resource: string;
  readonly state: 'available' | 'pending' | 'failed' | 'unknown';
}

export interface EnterpriseRouterFlowLog {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly router: string;
  readonly attachment: string;
  readonly logGroup: string;
  readonly logStream: string;
  /** Seconds, 60 to 600. */
  readonly interval: number;
  readonly state: 'pending' | 'available' | 'modifying' | 'deleting' | 'deleted' | 'failed' | 'unknown';
  readonly enabled: boolean;
  readonly createdAt: number;
  readonly updatedAt: number;
}

export interface RouterFlowLogWish {
  readonly region: string;
  readonly router: string;
  readonly attachment: string;
  readonly name: string;
  readonly description: string;
  readonly logGroup: string;
  readonly logStream: string;
}

export interface LogGroup {
  readonly id: string;
  readonly name: string;
  readonly ttlDays: number;
  readonly createdAt: number;
}

export interface LogStream {
  readonly id: string;
  readonly name: string;
  readonly group: string;
  readonly createdAt: number;
}

export interface HuaweiVpc {
  readonly id: string;
  readonly name: string;
  readonly cidr: string;
}

export interface HuaweiSubnet {
  readonly id: string;
  readonly name: string;
  readonly vpc: string;
  readonly cidr: string;
}

export interface HuaweiPort {
  readonly id: string;
  readonly name: string;
  readonly subnet: string;
  /** Empty where the answer leaves it out: the subnet knows it. */
  readonly vpc: string;
  readonly address: string;
  /** The flavour of the ECS behind it (`c7.large.2`); only listed families support flow logs. Null without one. */
  readonly flavour: string | null;
}
