import { useMemo } from 'react';
import type { FlowLog } from '../model/cloud/flow-log.ts';
import type { CloudProblem } from '../model/cloud/problem.ts';
import { cloudProblemOf } from './cloud-query.ts';
import { useStartedCloud } from './cloud.ts';
import { useFlowLogs } from './flow-logs.ts';
import { useRegion } from './region.ts';
import { useSession } from './session.ts';
import { useSettings } from './settings.ts';

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

/** What is known of a region's deliveries. */
export type Deliveries =
  /** No account is connected: there is nobody to ask. */
  | { readonly is: 'no-account' }
  | { readonly is: 'asking' }
  | { readonly is: 'refused'; readonly problem: CloudProblem }
  /** The demo cloud could not be started. */
  | { readonly is: 'not-started'; readonly message: string }
  | { readonly is: 'told'; readonly failing: readonly FailedDelivery[] };

/**
 * The deliveries of that region, asked for again and again while they are wanted.
 * @param starts whether the demo cloud is worth starting for it: a real account is asked in any case, as is one whose Logstore is open
 */
export function useDeliveries(wanted: boolean, starts: boolean): Deliveries {
  const choice = useSettings((settings) => settings.cloud);
  const isOpen = useSession(({ active }) => active.kind === 'logstore');
  const cloud = useStartedCloud(wanted && (starts || isOpen || choice === 'proxy'));
  const { data, error } = useFlowLogs(useDeliveryRegion(), wanted, seldomMs);
  return useMemo((): Deliveries => {
    if (choice === 'none' && cloud.kind === 'off') return { is: 'no-account' };
    if (cloud.kind === 'failed') return { is: 'not-started', message: cloud.message };
    const problem = cloudProblemOf(error);
    if (problem !== null) return { is: 'refused', problem };
    return !wanted || data === undefined ? { is: 'asking' } : { is: 'told', failing: failedAmong(data) };
  }, [choice, cloud, data, error, wanted]);
}

/** Flow logs that fail; null where no account tells, or not yet. */
export function failingOf(deliveries: Deliveries): readonly FailedDelivery[] | null {
  return deliveries.is === 'told' ? deliveries.failing : null;
}

export function failedAmong(logs: readonly FlowLog[]): readonly FailedDelivery[] {
  return logs.flatMap(({ region, id, name, delivery }) => (delivery.ok ? [] : [{ region, id, name, why: delivery.error }]));
}
