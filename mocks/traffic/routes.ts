/**
 * The physics: which interfaces a flow passes, in which direction, under which addresses, by which path code.
 * Facts are those of the documentation on VPC flow logs (path codes; the four combinations at a NAT gateway) and on
 * VPN gateways (at their interfaces `in` is from the VPC to the interface, `out` from it to the VPC).
 */

import { borderRouter, gatewayEndpoint, natGateway, peering, transitRouter, vpnGateway } from '../world/gateways.ts';
import type { Eni } from '../world/instances.ts';

/** How one interface sees one direction of a flow. Immutable and shared: writers keep its bytes ready. */
export interface Sighting {
  readonly eni: Eni;
  readonly status: 'OK' | 'NODATA' | 'SKIPDATA';
  readonly direction: 'in' | 'out' | '-';
  readonly family: 'IPv4' | 'IPv6' | '-';
  readonly src: string;
  readonly dst: string;
  readonly path: number | null;
  /** Which port stands under the NAT gateway's own number here. */
  readonly translated: 'none' | 'src' | 'dst';
}

/** `forward`: the way of the request, sender first. `reply`: the way back, in the order it travels. */
export interface Route {
  readonly forward: readonly Sighting[];
  readonly reply: readonly Sighting[];
}

/** Someone who is not an interface of ours, and how one gets there. */
export interface Outside {
  readonly kind: 'outside';
  readonly by: 'internet' | 'cloud-service' | 'gateway-endpoint' | 'transit-router' | 'border-router' | 'vpn';
  readonly address: string;
}

export function outside(by: Outside['by'], address: string): Outside {
  return { kind: 'outside', by, address };
}

export type Place = Eni | Outside;

export const code = {
  throughOthers: 1, sameVpc: 2, throughEni: 3, virtualAddress: 4, cloudService: 5, gatewayEndpoint: 6, nat: 7, transitRouter: 8, vpn: 9, borderRouter: 10,
  ipv4Gateway: 13, ipv6Gateway: 14, publicAddress: 15, peering: 17, expressConnectRouter: 21, gatewayLoadBalancer: 22,
} as const;

function seen(eni: Eni, direction: 'in' | 'out', src: string, dst: string, path: number, translated: Sighting['translated'] = 'none'): Sighting {
  const family = src.includes(':') ? 'IPv6' : 'IPv4';
  return { eni, status: 'OK', direction, family, src, dst, path, translated };
}

/** The record of a window without traffic, or with records left out. */
export function statusSighting(eni: Eni, status: 'NODATA' | 'SKIPDATA'): Sighting {
  return { eni, status, direction: '-', family: '-', src: '-', dst: '-', path: null, translated: 'none' };
}

/** @throws when the world has no way from one to the other. */
export function route(from: Place, to: Place): Route {
  if (from.kind === 'outside') {
    if (to.kind === 'outside') throw new Error(`Nothing of ours lies between ${from.address} and ${to.address}.`);
    return fromOutside(from, to);
  }
  return to.kind === 'outside' ? toOutside(from, to) : between(from, to);
}

function between(a: Eni, b: Eni): Route {
  const path = pathBetween(a, b);
  return {
    forward: [seen(a, 'out', a.address, b.address, path), seen(b, 'in', a.address, b.address, path)],
    reply: [seen(b, 'out', b.address, a.address, path), seen(a, 'in', b.address, a.address, path)],
  };
}

function pathBetween(a: Eni, b: Eni): number {
  const [one, other] = [a.vswitch.vpc, b.vswitch.vpc];
  if (one === other) return a.kind === 'load-balancer' || b.kind === 'load-balancer' ? code.throughOthers : code.sameVpc;
  const joined = (vpcs: readonly unknown[]): boolean => vpcs.includes(one) && vpcs.includes(other);
  if (joined(peering.between)) return code.peering;
  if (joined(transitRouter.attached)) return code.transitRouter;
  throw new Error(`No gateway joins ${one.name} and ${other.name}.`);
}

function ownAddress(eni: Eni, peer: string): string {
  if (!peer.includes(':')) return eni.address;
  if (eni.ipv6 === null) throw new Error(`${eni.name} has no IPv6 address.`);
  return eni.ipv6;
}

/** Both ends see it, one of them under an address that is not its interface's own. */
export function under(a: Eni, b: Eni, address: string, path: number): Route {
  return {
    forward: [seen(a, 'out', a.address, address, path), seen(b, 'in', a.address, address, path)],
    reply: [seen(b, 'out', address, a.address, path), seen(a, 'in', address, a.address, path)],
  };
}

/** One interface sees it, as for anything beyond a gateway that has no interface of its own in the VPC. */
export function direct(eni: Eni, peer: string, path: number): Route {
  const own = ownAddress(eni, peer);
  return { forward: [seen(eni, 'out', own, peer, path)], reply: [seen(eni, 'in', peer, own, path)] };
}

function toOutside(eni: Eni, { by, address }: Outside): Route {
  if (by === 'internet') {
    return eni.reach === 'nat' && !address.includes(':')
      ? throughNat(eni, address)
      : direct(eni, address, internetPath(eni, address));
  }
  return by === 'vpn' ? throughVpn(eni, address) : direct(eni, address, pathTo(eni, by));
}

function fromOutside({ by, address }: Outside, eni: Eni): Route {
  // Who comes in from the internet to a server without a public address comes through a layer-4 load balancer, which
  // keeps the client's address and has no interface that is logged.
  const way =
    by === 'vpn'
      ? throughVpn(eni, address)
      : direct(eni, address, by === 'internet' ? internetPath(eni, address) : pathTo(eni, by));
  return { forward: way.reply, reply: way.forward };
}

function internetPath(eni: Eni, peer: string): number {
  if (peer.includes(':')) return code.ipv6Gateway;
  return eni.reach === 'public' ? code.publicAddress : code.ipv4Gateway;
}

function pathTo(eni: Eni, by: 'cloud-service' | 'gateway-endpoint' | 'transit-router' | 'border-router'): number {
  const { vpc } = eni.vswitch;
  const allowed: Record<typeof by, boolean> = {
    'cloud-service': true,
    'gateway-endpoint': vpc === gatewayEndpoint.vpc,
    'transit-router': transitRouter.attached.some((each) => each === vpc),
    'border-router': vpc === borderRouter.vpc,
  };
  if (!allowed[by]) throw new Error(`${vpc.name} has no ${by}.`);
  const codes: Record<typeof by, number> = {
    'cloud-service': code.cloudService,
    'gateway-endpoint': code.gatewayEndpoint,
    'transit-router': code.transitRouter,
    'border-router': code.borderRouter,
  };
  return codes[by];
}

function throughNat(eni: Eni, peer: string): Route {
  const gateway = natGateway.eni;
  if (eni.vswitch.vpc !== natGateway.vpc) throw new Error(`${eni.name} has no NAT gateway.`);
  return {
    forward: [
      seen(eni, 'out', eni.address, peer, code.nat),
      seen(gateway, 'in', eni.address, peer, code.nat),
      seen(gateway, 'out', gateway.address, peer, code.ipv4Gateway, 'src'),
    ],
    reply: [
      seen(gateway, 'in', peer, gateway.address, code.ipv4Gateway, 'dst'),
      seen(gateway, 'out', peer, eni.address, code.nat),
      seen(eni, 'in', peer, eni.address, code.nat),
    ],
  };
}

function throughVpn(eni: Eni, peer: string): Route {
  if (eni.vswitch.vpc !== vpnGateway.vpc) throw new Error(`${eni.name} has no VPN gateway.`);
  return throughTunnel(eni, vpnGateway.active, peer);
}

/** The server and the gateway's interface see it. */
export function throughTunnel(eni: Eni, gateway: Eni, peer: string): Route {
  return {
    forward: [seen(eni, 'out', eni.address, peer, code.vpn), seen(gateway, 'in', eni.address, peer, code.vpn)],
    reply: [seen(gateway, 'out', peer, eni.address, code.vpn), seen(eni, 'in', peer, eni.address, code.vpn)],
  };
}
