import { useMemo } from 'react';
import type { FlowLog } from '../model/cloud/flow-log.ts';
import { useStartedCloud } from './cloud.ts';
import { useFlowLogs } from './flow-logs.ts';
import { useRegion } from './region.ts';
import { useSession } from './session.ts';

/** A flow log whose records cannot be delivered, with the service's word for why. */
export interface FailedDelivery {
  readonly region: string;
  readonly id: string;
  readonly name: string;
  readonly why: string;
}

/** Delivery can fail at any time, and only asking tells. */
const seldomMs = 30_000;

/** The region whose deliveries are looked at: the open Logstore's, else the chosen one. */
export function useDeliveryRegion(): string {
  const [chosen] = useRegion();
  const open = useSession(({ active }) => (active.kind === 'logstore' ? active.region : null));
  return open ?? chosen;
}

/** Flow logs of that region that fail to deliver, asked for again and again while they are wanted; null where no account tells, or not yet. */
export function useFailedDeliveries(wanted: boolean): readonly FailedDelivery[] | null {
  useStartedCloud(wanted);
  const { data } = useFlowLogs(useDeliveryRegion(), wanted, seldomMs);
  return useMemo(() => (!wanted || data === undefined ? null : failedAmong(data)), [data, wanted]);
}

export function failedAmong(logs: readonly FlowLog[]): readonly FailedDelivery[] {
  return logs.flatMap(({ region, id, name, delivery }) => (delivery.ok ? [] : [{ region, id, name, why: delivery.error }]));
}
