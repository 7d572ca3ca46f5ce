/** The networks of an account, as the look-ups of the VPC and ECS APIs answer them. */

export interface CloudVpc {
  readonly id: string;
  readonly name: string;
  readonly region: string;
  readonly cidr: string;
  readonly secondaryCidrs: readonly string[];
  readonly ipv6Cidr: string | null;
  readonly vswitches: readonly string[];
  /** Unix seconds. */
  readonly createdAt: number;
}

export interface CloudVSwitch {
  readonly id: string;
  readonly name: string;
  readonly vpc: string;
  readonly zone: string;
  readonly cidr: string;
  readonly ipv6Cidr: string | null;
  readonly freeAddresses: number;
}

/** An elastic network interface. */
export interface CloudEni {
  readonly id: string;
  readonly name: string;
  readonly type: 'Primary' | 'Secondary';
  /** `Unknown` is one that the service has and this page does not. */
  readonly status: 'Available' | 'Attaching' | 'InUse' | 'Detaching' | 'Deleting' | 'Unknown';
  /** The ECS instance; null for interfaces that a cloud service manages. */
  readonly instance: string | null;
  readonly serviceManaged: boolean;
  readonly vpc: string;
  readonly vswitch: string;
  readonly zone: string;
  /** The primary private address. */
  readonly address: string;
  readonly ipv6: readonly string[];
  readonly publicIp: string | null;
  readonly securityGroups: readonly string[];
  /** Unix seconds. */
  readonly createdAt: number;
}

/** An ECS instance. */
export interface CloudInstance {
  readonly id: string;
  readonly name: string;
  /** `ecs.g7.large`; its family decides whether flow logs are possible in its VPC. */
  readonly type: string;
  readonly family: string;
  readonly vpc: string;
  readonly vswitch: string;
  readonly zone: string;
  /** The primary private address. */
  readonly address: string;
  /** Its own or its elastic address. */
  readonly publicIp: string | null;
  readonly enis: readonly string[];
  /** Unix seconds. */
  readonly createdAt: number;
}

export interface VpnGateway {
  readonly id: string;
  readonly name: string;
  readonly region: string;
  readonly vpc: string;
  readonly vswitch: string;
  /** Of the second tunnel; null where there is one tunnel. */
  readonly secondVswitch: string | null;
  readonly internetIp: string;
  readonly secondInternetIp: string | null;
  readonly ipsec: boolean;
  readonly ssl: boolean;
  /** `unknown` is one that the service has and this page does not. */
  readonly status: 'init' | 'provisioning' | 'active' | 'updating' | 'deleting' | 'unknown';
  readonly spec: string;
  readonly network: 'public' | 'private';
  /** Interfaces that the gateway made for itself: two for each of IPsec-VPN and SSL-VPN in dual-tunnel mode, else none. */
  readonly enis: readonly string[];
  /** Unix seconds. */
  readonly createdAt: number;
}
