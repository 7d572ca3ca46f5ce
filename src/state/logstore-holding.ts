import type { UseQueryResult } from '@tanstack/react-query';
import { useState } from 'react';
import type { LogstorePlace } from '../cloud/sls/call.ts';
import type { Asked, LogstoreHolding } from '../model/cloud/holding.ts';
import { enrichedPrefix } from '../model/cloud/logstore.ts';
import type { TimeRange } from '../model/time.ts';
import { cloudSeconds } from './cloud.ts';
import { useFlowLogs } from './flow-logs.ts';
import { useLastRecord, useLogIndex, useLogstore, useVolume } from './logstores.ts';

/** Asks a Logstore what it holds. Every fact comes by itself; nothing is asked for a place without a name. */
export function useHolding(place: LogstorePlace): LogstoreHolding {
  const isNamed = place.project !== '' && place.logstore !== '';
  // To the minute, so that the same is not asked again at every look.
  const [now] = useState(() => Math.floor(cloudSeconds() / 60) * 60);
  const day: TimeRange = { from: now - 86_400, to: now };
  const logstore = useLogstore(place, isNamed);
  const index = useLogIndex(place, isNamed);
  const isThere = isNamed && (logstore.data ?? null) !== null;
  const volume = useVolume(place, isThere ? [day] : null);
  const last = useLastRecord(place, { ...day, to: now + 60 }, isThere);
  const flowLogs = useFlowLogs(place.region);
  const found = index.data === null ? 'off' : index.data;
  return {
    logstore: fact(logstore.data, logstore),
    day: fact(volume.counted?.[0] ?? undefined, volume.asked),
    last: fact(last.data, last),
    index: fact(found, index),
    writers: fact(flowLogs.data?.filter(({ project, logstore: name }) => project === place.project && name === place.logstore), flowLogs),
    enriched: place.logstore.startsWith(enrichedPrefix),
    now,
  };
}

function fact<T>(value: T | undefined, { error }: UseQueryResult<unknown>): Asked<T> {
  return value === undefined && error !== null ? null : value;
}
