import { useMemo, useState } from 'react';
import type { LogstorePlace } from '../../cloud/sls/call.ts';
import type { CloudProblem } from '../../model/cloud/problem.ts';
import type { Logstore } from '../../model/cloud/logstore.ts';
import { cloudSeconds } from '../../state/cloud.ts';
import { cloudProblemOf } from '../../state/cloud-query.ts';
import { useVolume } from '../../state/logstores.ts';
import { useDisplayZone } from '../../state/settings.ts';
import type { DayVolume } from '../../ui/cloud/VolumeBars.tsx';
import { heldDays } from './days.ts';

export interface HeldVolume {
  /** Oldest first; those that are not counted yet have no count. */
  readonly days: readonly DayVolume[];
  /** False where the service has not counted to the end. */
  readonly whole: boolean;
  /** Whether the days go back as far as records are kept. */
  readonly reachesBack: boolean;
  readonly problem: CloudProblem | null;
  readonly now: number;
  readonly again: () => void;
}

/** Records by day of the reader's zone, as far back as they are kept. */
export function useHeldVolume(place: LogstorePlace, { ttlDays, createdAt }: Logstore): HeldVolume {
  const zone = useDisplayZone();
  const [now] = useState(() => Math.floor(cloudSeconds() / 60) * 60);
  const ranges = useMemo(() => heldDays({ ttlDays, createdAt }, now, zone), [ttlDays, createdAt, now, zone]);
  const { asked, counted } = useVolume(place, ranges);
  const { data, error, refetch } = asked;
  return {
    days: ranges.map((range, at) => ({ ...range, count: counted?.[at]?.records ?? null })),
    whole: data === undefined || data.every((one) => one?.whole !== false),
    reachesBack: (ranges[0]?.from ?? now) <= Math.max(createdAt, now - ttlDays * 86_400),
    problem: data === undefined ? cloudProblemOf(error) : null,
    now,
    again: () => void refetch(),
  };
}
