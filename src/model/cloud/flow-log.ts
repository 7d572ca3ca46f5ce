/** Flow logs of Alibaba Cloud VPC (API `Vpc` 2016-04-28), in the spelling of the API. */

export const resourceTypes = ['VPC', 'VSwitch', 'NetworkInterface'] as const;
export type ResourceType = (typeof resourceTypes)[number];

/** What access control (security groups, network ACLs) decided. */
export const trafficTypes = ['All', 'Allow', 'Drop'] as const;
export type TrafficType = (typeof trafficTypes)[number];

export const ipVersions = ['IPv4', 'DualStack'] as const;
export type IpVersion = (typeof ipVersions)[number];

/** Minutes; where several flow logs cover one interface, the smallest is effective. 10 unless chosen. */
export const intervals = [1, 5, 10] as const;
export type Interval = (typeof intervals)[number];

/**
 * Sampling paths. The API reference names only `all` and `internetGateway`; seven further names are values of the records' field
 * in the Flow Log Center documentation; `expressConnectRouter` and `gwlbEndpoint` have no official spelling and are ours.
 */
export const samplingPaths = [
  'ipv4Gateway', 'natGateway', 'vpnGateway', 'transitRouter', 'gatewayEndpoint', 'virtualBorderRouter', 'expressConnectRouter',
  'gwlbEndpoint', 'internetGateway',
] as const;
export type SamplingPath = (typeof samplingPaths)[number];

/** Codes of `traffic_path` in the records that a sampling path stands for. */
export const pathCodes: Readonly<Record<SamplingPath, readonly number[]>> = {
  ipv4Gateway: [13],
  natGateway: [7],
  vpnGateway: [9],
  transitRouter: [8],
  gatewayEndpoint: [6],
  virtualBorderRouter: [10],
  expressConnectRouter: [21],
  gwlbEndpoint: [22],
  internetGateway: [14, 15],
};

/** `Unknown` is one that the service has and this page does not. */
export type FlowLogStatus = 'Activating' | 'Active' | 'Modifying' | 'Deactivating' | 'Inactive' | 'Deleting' | 'Unknown';
/** States that end by themselves. */
export const transitional: ReadonlySet<FlowLogStatus> = new Set(['Activating', 'Modifying', 'Deactivating', 'Deleting']);

/** Why delivery fails. `UnavaliableTarget` is spelt so by the API. */
export type DeliverError = 'UnavaliableTarget' | 'ProjectNotExist' | 'UnknownError';

export interface FlowLog {
  readonly id: string;
  readonly region: string;
  readonly name: string;
  readonly description: string;
  /** Unix seconds. */
  readonly createdAt: number;
  readonly resourceType: ResourceType;
  readonly resourceId: string;
  readonly trafficType: TrafficType;
  readonly project: string;
  readonly logstore: string;
  readonly interval: Interval;
  /** `['all']`, or some sampling paths. Names that are not known stay as they came. */
  readonly paths: readonly string[];
  readonly ipVersion: IpVersion;
  readonly status: FlowLogStatus;
  /** `FinancialLocked`: the account is overdue beyond the grace limit; nothing can be done with it until it is paid. */
  readonly business: 'Normal' | 'FinancialLocked';
  readonly delivery: { readonly ok: true } | { readonly ok: false; readonly error: DeliverError };
  /** Made by SLS for itself: visible, but not to be changed, started, stopped or deleted here. */
  readonly managed: boolean;
  readonly tags: readonly Tag[];
}

export interface Tag {
  readonly key: string;
  readonly value: string;
}

/** What is asked for when a flow log is created. Project, logstore, resource, traffic and paths cannot be changed later. */
export interface FlowLogWish {
  readonly region: string;
  readonly name: string;
  readonly description: string;
  readonly resourceType: ResourceType;
  readonly resourceId: string;
  readonly trafficType: TrafficType;
  readonly project: string;
  readonly logstore: string;
  readonly interval: Interval;
  /** Empty for all. */
  readonly paths: readonly SamplingPath[];
  readonly ipVersion: IpVersion;
  readonly tags: readonly Tag[];
}

/** `vpc_quota_flowlog_inst_nums_per_user`: flow logs that a user can create, unless raised. */
export const flowLogQuota = 10;
