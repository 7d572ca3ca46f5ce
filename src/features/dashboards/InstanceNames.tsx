import { useEffect, useMemo } from 'react';
import { ok } from '../../base/result.ts';
import { listAllInstances } from '../../cloud/ecs/instances.ts';
import { regionOfInstance } from '../../model/cloud/instance-regions.ts';
import { useCloudQuery } from '../../state/cloud-query.ts';
import { useStartedCloud } from '../../state/cloud.ts';
import { instancesNamed } from '../../state/instance-names.ts';
import { useDashboard } from './dashboard-context.tsx';
import { usePanelAnswer } from './use-answer.ts';

/** One id of each beginning, which tells the region. */
const beginnings = { statement: '* | select max("vm-id") as one, count(*) as records group by substr("vm-id", 1, 5) order by records desc limit 20', counts: 'records' } as const;

/** Asks the connected account, if there is one, for the names of the instances of the regions that the records come from. */
export function InstanceNames() {
  const { scope } = useDashboard();
  useStartedCloud();
  const whole = useMemo(() => ({ ...scope, range: null, filters: [] }), [scope]);
  const { frame } = usePanelAnswer(beginnings, whole, 'later');
  const ids = frame?.columns[0]?.values ?? [];
  const regions = [...new Set(ids.flatMap((id) => (typeof id === 'string' ? (regionOfInstance(id) ?? []) : [])))].sort();
  const { data } = useCloudQuery({
    key: ['instance-names', ...regions], enabled: regions.length > 0, freshMs: 60_000,
    ask: async (connection, signal) => {
      const names: (readonly [string, string])[] = [];
      for (const region of regions) {
        const found = await listAllInstances(connection, { region }, signal);
        if (!found.ok) return found;
        names.push(...found.value.flatMap(({ id, name }) => (name === '' ? [] : [[id, name] as const])));
      }
      return ok(names);
    },
  });
  useEffect(() => {
    if (data) instancesNamed(new Map(data));
  }, [data]);
  return null;
}
