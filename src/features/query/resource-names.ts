import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { ok } from '../../base/result.ts';
import { regionOfResource } from '../../model/cloud/instance-regions.ts';
import { fieldNamed } from '../../model/fields.ts';
import { enisOf, instancesOf, listedForNames, namesFreshMs, vpcsOf, vswitchesOf } from '../../state/cloud-network.ts';
import { useCloudQuery } from '../../state/cloud-query.ts';
import { useStartedCloud } from '../../state/cloud.ts';

/** Names by id: what stands beside an id, and is never part of the value. */
export type ResourceNames = ReadonlyMap<string, string>;

export const noNames: ResourceNames = new Map();

const named = new Set(['interface', 'instance', 'network', 'end-instance', 'end-vpc']);

/** Whether values of the field are ids of things that an inventory gives names. */
export function isNamed(field: string | undefined): boolean {
  return field !== undefined && named.has(fieldNamed(field)?.role ?? '');
}

/** The regions that gave these ids, in order; ids of other clouds and other texts tell none. */
export function regionsOf(ids: Iterable<string>): readonly string[] {
  return [...new Set([...ids].flatMap((id) => regionOfResource(id) ?? []))].sort();
}

/**
 * Names of the instances, interfaces, VPCs and vSwitches of the regions that gave these ids, as the inventory of the connected
 * account has them. Empty while none is connected or known; a kind that the account may not list has no names.
 */
export function useResourceNames(ids: readonly string[]): ResourceNames {
  useStartedCloud();
  const client = useQueryClient();
  const regions = useMemo(() => regionsOf(ids), [ids]);
  const { data } = useCloudQuery({
    key: ['resource-names', ...regions], enabled: regions.length > 0, freshMs: namesFreshMs,
    ask: async (connection, signal) => {
      const names = new Map<string, string>();
      for (const region of regions) {
        // One after the other: names may come late, and the account's rate is shared with what somebody waits for.
        for (const list of [instancesOf, enisOf, vpcsOf, vswitchesOf]) {
          signal.throwIfAborted();
          const found = await listedForNames<{ readonly id: string; readonly name: string }>(client, connection, list(region));
          if (found.ok) for (const { id, name } of found.value) if (name !== '') names.set(id, name);
        }
      }
      return ok(names);
    },
  });
  return useMemo(() => data ?? noNames, [data]);
}
