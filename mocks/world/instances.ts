/** ECS instances and the interfaces that belong to them. */

import { idOf } from './ids.ts';
import { type VSwitch, vswitches } from './vpc.ts';

/**
 * An elastic network interface. `vm` is null where no ECS instance of ours stands behind it (gateways, load balancers).
 * `reach` is how it talks to the internet: by an address of its own, through the VPC's NAT gateway, or not at all.
 */
export interface Eni {
  readonly id: string;
  readonly name: string;
  readonly vm: string | null;
  readonly vswitch: VSwitch;
  readonly address: string;
  readonly ipv6: string | null;
  readonly kind: 'primary' | 'secondary' | 'nat' | 'vpn' | 'load-balancer' | 'endpoint';
  readonly reach: 'public' | 'nat' | 'none';
}

export interface Instance {
  readonly id: string;
  readonly name: string;
  readonly primary: Eni;
  readonly secondary: Eni | null;
}

interface Wish {
  readonly reach: 'public' | 'nat' | 'none';
  readonly ipv6?: string;
  readonly second?: { readonly vswitch: VSwitch; readonly address: string };
}

function instance(name: string, vswitch: VSwitch, address: string, { reach, ipv6, second }: Wish): Instance {
  const { region, name: vpcName } = vswitch.vpc;
  const id = idOf('i', region, `${vpcName}/${name}`);
  const eni = (kind: 'primary' | 'secondary', at: VSwitch, own: string, v6: string | null): Eni => ({
    id: idOf('eni', region, `${vpcName}/${name}/${kind}`),
    name: kind === 'primary' ? name : `${name}-2`,
    vm: id,
    vswitch: at,
    address: own,
    ipv6: v6,
    kind,
    reach: kind === 'primary' ? reach : 'none',
  });
  const primary = eni('primary', vswitch, address, ipv6 ?? null);
  return { id, name, primary, secondary: second ? eni('secondary', second.vswitch, second.address, null) : null };
}

const { app, data, batch, stagingApp, stagingData, analytics, orders, billing, branch } = vswitches;
const v6 = (host: number): string => `2408:4005:3c7:5c01::${host.toString(16)}`;

export const instances = {
  // The three servers of the documentation's scenes. ECS1 is a web server on port 80 behind a layer-4 load balancer
  // that keeps the client's address; what it asks for itself leaves through the NAT gateway.
  ecs1: instance('ecs1', app, '10.0.0.1', { reach: 'nat', ipv6: v6(1) }),
  ecs2: instance('ecs2', app, '10.0.0.2', { reach: 'nat', ipv6: v6(2) }),
  ecs3: instance('ecs3', app, '10.0.0.3', { reach: 'nat' }),
  shop1: instance('shop1', app, '10.0.0.11', { reach: 'nat' }),
  shop2: instance('shop2', app, '10.0.0.12', { reach: 'nat' }),
  shop3: instance('shop3', app, '10.0.0.13', { reach: 'nat' }),
  /** Infected: it calls home every five minutes. */
  shop4: instance('shop4', app, '10.0.0.14', { reach: 'nat' }),
  bastion: instance('bastion', app, '10.0.0.30', { reach: 'public', second: { vswitch: data, address: '10.0.2.250' } }),
  mysql: instance('mysql', data, '10.0.2.11', { reach: 'none' }),
  redis: instance('redis', data, '10.0.2.12', { reach: 'none' }),
  /** Something copies its files out at night. */
  backup: instance('backup', data, '10.0.2.21', { reach: 'nat' }),
  /** Its security group lets the app vSwitch in and forgot the batch vSwitch. */
  search: instance('search', data, '10.0.2.30', { reach: 'none' }),
  batch1: instance('batch1', batch, '10.0.3.41', { reach: 'nat' }),
  batch2: instance('batch2', batch, '10.0.3.42', { reach: 'nat' }),

  stagingWeb1: instance('web1', stagingApp, '10.0.0.11', { reach: 'public' }),
  stagingWeb2: instance('web2', stagingApp, '10.0.0.12', { reach: 'public' }),
  stagingDb: instance('db', stagingData, '10.0.2.11', { reach: 'none' }),
  stagingSpare: instance('spare', stagingApp, '10.0.0.14', {
    reach: 'none',
    second: { vswitch: stagingData, address: '10.0.2.14' },
  }),

  warehouse: instance('warehouse', analytics, '172.16.0.1', { reach: 'none' }),
  reports: instance('reports', analytics, '172.16.0.2', { reach: 'public' }),

  orders1: instance('orders1', orders, '192.168.20.11', { reach: 'none' }),
  orders2: instance('orders2', orders, '192.168.20.12', { reach: 'none' }),
  billing1: instance('billing1', billing, '192.168.10.11', { reach: 'none' }),
  billing2: instance('billing2', billing, '192.168.10.12', { reach: 'none' }),

  branchEcs1: instance('ECS1', branch, '10.20.0.11', { reach: 'none' }),
  branchEcs2: instance('ECS2', branch, '10.20.0.12', { reach: 'none' }),
} as const;

/** Every interface of an instance. */
export function instanceEnis(): Eni[] {
  return Object.values(instances).flatMap((each) => (each.secondary ? [each.primary, each.secondary] : [each.primary]));
}
