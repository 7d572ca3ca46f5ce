import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { ok } from '../../base/result.ts';
import { regionOfInstance } from '../../model/cloud/instance-regions.ts';
import type { CloudInstance, CloudVSwitch } from '../../model/cloud/network.ts';
import { instancesOf, listedForNames, namesFreshMs, vswitchesOf } from '../../state/cloud-network.ts';
import { useCloudQuery } from '../../state/cloud-query.ts';
import { useStartedCloud } from '../../state/cloud.ts';
import { instancesKnown } from '../../state/instance-names.ts';
import { useDashboard } from './dashboard-context.tsx';
import { instanceZones } from './instance-zones.ts';
import { usePanelAnswer } from './use-answer.ts';

/** One id of each beginning, which tells the region. */
const beginnings = { statement: '* | select max("vm-id") as one, count(*) as records group by substr("vm-id", 1, 5) order by records desc limit 20', counts: 'records' } as const;
/** All interfaces of an instance are in its zone, so any of its vSwitches tells it. */
const attached = { statement: '* | select "vm-id", max("vswitch-id") as vswitch, count(*) as records group by "vm-id" order by records desc limit 20000', counts: 'records' } as const;

/** Asks the connected account, if there is one, for the names and zones of the instances of the regions that the records come from. */
export function InstanceNames() {
  const { scope } = useDashboard();
  const client = useQueryClient();
  useStartedCloud();
  const whole = useMemo(() => ({ ...scope, range: null, filters: [] }), [scope]);
  const { frame } = usePanelAnswer(beginnings, whole, 'later');
  const ids = frame?.columns[0]?.values ?? [];
  const regions = [...new Set(ids.flatMap((id) => (typeof id === 'string' ? (regionOfInstance(id) ?? []) : [])))].sort();
  const { data } = useCloudQuery({
    key: ['instance-names', ...regions], enabled: regions.length > 0, freshMs: namesFreshMs,
    ask: async (connection, signal) => {
      const instances: CloudInstance[] = [];
      const networks: CloudVSwitch[] = [];
      for (const region of regions) {
        signal.throwIfAborted();
        const found = await listedForNames(client, connection, instancesOf(region));
        if (!found.ok) return found;
        instances.push(...found.value);
        // An account that may not list its vSwitches still has its instances' own zones.
        const listed = await listedForNames(client, connection, vswitchesOf(region));
        if (listed.ok) networks.push(...listed.value);
      }
      return ok({ instances, networks });
    },
  });
  // Without an account there is no zone to be had for any of it.
  const { frame: places } = usePanelAnswer(data ? attached : null, whole, 'later');
  useEffect(() => {
    if (!data) return;
    const [vms, vswitches] = [places?.columns[0]?.values ?? [], places?.columns[1]?.values ?? []];
    const placed = new Map(vms.flatMap((vm, i) => (typeof vm === 'string' && typeof vswitches[i] === 'string' ? [[vm, vswitches[i]] as const] : [])));
    instancesKnown({ names: new Map(data.instances.flatMap(({ id, name }) => (name === '' ? [] : [[id, name] as const]))), zones: instanceZones(data.instances, data.networks, placed) });
  }, [data, places]);
  return null;
}
