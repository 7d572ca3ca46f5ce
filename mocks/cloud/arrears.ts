/**
 * An account in arrears: flow logs run on within the grace limit, are then stopped and locked, and are released when nothing was
 * paid for seven days after. The documentation gives no length of the grace; an hour here, so that it can be passed.
 */

import { locked, unlocked } from './flow-log-life.ts';
import { each } from './each.ts';
import type { CloudState, FlowLogState } from './state.ts';

export const graceSeconds = 3600;
export const releaseSeconds = 7 * 86400;

/** The account as of now. */
export function arrears(state: CloudState, now: number): CloudState {
  const { overdueSince } = state.account;
  if (overdueSince === null || overdueSince + graceSeconds > now) return state;
  const lockedAt = overdueSince + graceSeconds;
  const releasedAt = lockedAt + releaseSeconds;
  const flowLogs = each(state.flowLogs, (one): FlowLogState => {
    if (one.deletedAt !== null) return one;
    const stopped = one.resume === null ? locked(one, lockedAt) : one;
    return now >= releasedAt ? { ...stopped, deletedAt: releasedAt } : stopped;
  });
  return flowLogs === state.flowLogs ? state : { ...state, flowLogs };
}

/** Nothing is paid any more from now on; arrears that there are stay as old as they are. */
export function overdue(state: CloudState, now: number): CloudState {
  return { ...state, account: { ...state.account, overdueSince: state.account.overdueSince ?? now } };
}

/** A top-up: what is locked and not yet released goes on. */
export function toppedUp(state: CloudState, now: number): CloudState {
  return {
    ...state,
    account: { ...state.account, overdueSince: null },
    flowLogs: each(state.flowLogs, (one) => (one.deletedAt === null ? unlocked(one, now) : one)),
  };
}
