import type { CloudEni, VpnGateway } from '../../model/cloud/network.ts';

/** Which of the gateway's features made an interface; null where the API does not tell and the name does not either. */
export type VpnFeature = 'ipsec' | 'ssl';

export interface EniPlace {
  readonly feature: VpnFeature | null;
  /** 1 or 2; null where its vSwitch is neither of the gateway's. */
  readonly tunnel: 1 | 2 | null;
  /** Public address of the tunnel. */
  readonly tunnelAddress: string | null;
}

/**
 * What an interface of a gateway is for. The API lists a gateway's interfaces without saying: with one feature it is that one, with both
 * the name that the cloud gave decides; the vSwitch tells the tunnel.
 */
export function placeOf(gateway: VpnGateway, { name, vswitch }: Pick<CloudEni, 'name' | 'vswitch'>): EniPlace {
  const tunnel = vswitch === gateway.vswitch ? 1 : vswitch === gateway.secondVswitch ? 2 : null;
  return { feature: featureOf(gateway, name), tunnel, tunnelAddress: tunnel === 1 ? gateway.internetIp : tunnel === 2 ? gateway.secondInternetIp : null };
}

function featureOf({ ipsec, ssl }: VpnGateway, name: string): VpnFeature | null {
  if (ipsec !== ssl) return ipsec ? 'ipsec' : 'ssl';
  const said = /ipsec|ssl/i.exec(name)?.[0].toLowerCase();
  return said === 'ipsec' || said === 'ssl' ? said : null;
}
