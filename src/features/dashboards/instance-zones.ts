import type { CloudInstance, CloudVSwitch } from '../../model/cloud/network.ts';

/**
 * The zone of each instance: what the inventory says of it, else that of the vSwitch of its interface, which is always its own.
 * `vswitches` are ids by instance, as the records have them. An instance of which neither is known is left out.
 */
export function instanceZones(instances: readonly Pick<CloudInstance, 'id' | 'zone'>[], networks: readonly Pick<CloudVSwitch, 'id' | 'zone'>[], vswitches: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const byNetwork = new Map(networks.map(({ id, zone }) => [id, zone]));
  const zones = new Map([...vswitches].map(([id, vswitch]) => [id, byNetwork.get(vswitch) ?? '']));
  for (const { id, zone } of instances) if (zone !== '') zones.set(id, zone);
  return new Map([...zones].filter(([, zone]) => zone !== ''));
}
