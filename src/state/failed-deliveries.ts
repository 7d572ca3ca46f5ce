import type { FlowLog } from '../model/cloud/flow-log.ts';
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

/** Flow logs of the open Logstore's region (else of the chosen one) that fail to deliver; null where no account tells. */
export function useFailedDeliveries(wanted: boolean): readonly FailedDelivery[] | null {
  const [chosen] = useRegion();
  const open = useSession(({ active }) => (active.kind === 'logstore' ? active.region : null));
  const { data } = useFlowLogs(open ?? chosen, wanted);
  return data === undefined ? null : failedAmong(data);
}

export function failedAmong(logs: readonly FlowLog[]): readonly FailedDelivery[] {
  return logs.flatMap(({ region, id, name, delivery }) => (delivery.ok ? [] : [{ region, id, name, why: delivery.error }]));
}
