import { useMemo } from 'react';
import { ok, type Result } from '../../base/result.ts';
import { listAllEnis } from '../../cloud/ecs/interfaces.ts';
import { listAllInstances } from '../../cloud/ecs/instances.ts';
import { listAllVpcs, listAllVSwitches } from '../../cloud/vpc/networks.ts';
import { regionOfResource } from '../../model/cloud/instance-regions.ts';
import type { CloudProblem } from '../../model/cloud/problem.ts';
import { fieldNamed } from '../../model/fields.ts';
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
  const regions = useMemo(() => regionsOf(ids), [ids]);
  const { data } = useCloudQuery({
    key: ['resource-names', ...regions], enabled: regions.length > 0, freshMs: 60_000,
    ask: async (connection, signal) => {
      const names = new Map<string, string>();
      const noted = (found: Result<readonly { readonly id: string; readonly name: string }[], CloudProblem>): void => {
        if (found.ok) for (const { id, name } of found.value) if (name !== '') names.set(id, name);
      };
      for (const region of regions) {
        const lists = [listAllInstances, listAllEnis, listAllVpcs, listAllVSwitches] as const;
        // One after the other: names may come late, and the account's rate is shared with what somebody waits for.
        for (const list of lists) noted(await list(connection, { region }, signal));
      }
      return ok(names);
    },
  });
  return useMemo(() => data ?? noNames, [data]);
}
