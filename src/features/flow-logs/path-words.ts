import { catalog } from '../../base/words.ts';

/** Sampling paths, short enough for a column. */
export const pathWords = catalog({
  ipv4Gateway: { en: 'IPv4 gateway', zh: 'IPv4 网关' },
  natGateway: { en: 'NAT', zh: 'NAT 网关' },
  vpnGateway: { en: 'VPN gateway', zh: 'VPN 网关' },
  transitRouter: { en: 'transit router', zh: '转发路由器' },
  gatewayEndpoint: { en: 'gateway endpoint', zh: '网关终端节点' },
  virtualBorderRouter: { en: 'VBR', zh: '边界路由器' },
  expressConnectRouter: { en: 'ECR', zh: '专线网关' },
  gwlbEndpoint: { en: 'GWLB endpoint', zh: 'GWLB 终端节点' },
  internetGateway: { en: 'internet', zh: '公网' },
  comma: { en: ', ', zh: '、' },
});
