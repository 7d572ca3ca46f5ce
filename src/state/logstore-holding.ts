import type { UseQueryResult } from '@tanstack/react-query';
import { useState } from 'react';
import type { LogstorePlace } from '../cloud/sls/call.ts';
import type { FlowLog } from '../model/cloud/flow-log.ts';
import type { LogIndex, Logstore } from '../model/cloud/logstore.ts';
import type { TimeRange } from '../model/time.ts';
import { cloudSeconds } from './cloud.ts';
import { useFlowLogs } from './flow-logs.ts';
import { useLastRecord, useLogIndex, useLogstore, useVolume } from './logstores.ts';

/** A fact that was asked for: undefined while it is awaited, null where it could not be had. */
type Asked<T> = T | null | undefined;

/** What is known of what a Logstore holds. */
export interface LogstoreHolding {
  readonly logstore: Asked<Logstore>;
  /** Of the last 24 hours. */
  readonly day: Asked<{ readonly records: number; readonly whole: boolean }>;
  /** Of the newest record of that time, in Unix seconds; -1 where there is none. */
  readonly last: Asked<number>;
  readonly index: Asked<LogIndex | 'off'>;
  /** Flow logs that deliver here. */
  readonly writers: Asked<readonly FlowLog[]>;
  readonly now: number;
}

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
    now,
  };
}

function fact<T>(value: T | undefined, { error }: UseQueryResult<unknown>): T | null | undefined {
  return value === undefined && error !== null ? null : value;
}
