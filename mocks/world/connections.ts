/** What else connects the networks: none of it is looked up by itself, but traffic passes it and its path code says so. */

import { data, edge, edgeServers, edgeWeb, inspectionEndpoint, platform } from './fleet.ts';
import { borderRouter, gatewayEndpoint, loadBalancer } from './gateways.ts';
import { idOf } from './ids.ts';

/** Virtual border routers: of the second circuit at analytics, and one that ends at the Express Connect router. */
export const borderRouters = [borderRouter.id, idOf('vbr', 'cn-hangzhou', 'lake')] as const;

/** Joins `data` with the data centre. */
export const expressConnectRouter = { id: idOf('ecr', 'cn-hangzhou', 'lake'), vpc: data } as const;

/** A virtual address that the two servers of the edge share. */
export const virtualAddress = { id: idOf('havip', 'cn-hangzhou', 'edge'), address: '10.50.0.100', vswitch: edgeWeb, servers: edgeServers } as const;

/** What leaves the edge is inspected by a gateway load balancer behind this endpoint. */
export const gatewayLoadBalancer = { id: idOf('gwlb', 'cn-hangzhou', 'inspection'), endpoint: inspectionEndpoint, vpc: edge } as const;

/** Layer 4, keeps the client's address, has no interface that is logged; and the one of layer 7. */
export const loadBalancers = [idOf('lb', 'cn-hangzhou', 'web'), loadBalancer.id] as const;

export const gatewayEndpoints = [gatewayEndpoint, { id: idOf('vpce', 'cn-hangzhou', 'oss-platform'), vpc: platform }] as const;
