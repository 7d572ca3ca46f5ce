/**
 * The life of a flow log: states that end by themselves, and the spans in which it captured. An operation opens a transition,
 * `flowLogSettled` ends it when it is due. What it captured once is never changed afterwards.
 */

import type { Interval, IpVersion } from '../../src/model/cloud/flow-log.ts';
import { hashOfText } from '../random.ts';
import type { Capture, FlowLogState } from './state.ts';

/**
 * After a flow log becomes active for the first time, this long until capture begins. The documentation says up to ten minutes;
 * a minute shows it without making anybody wait.
 */
export const firstCaptureSeconds = 60;

/** Three to ten seconds to become active, two to five for everything else; the same for the same flow log and time. */
function takes(id: string, now: number, low: number, high: number): number {
  return now + low + (hashOfText(`${id}/${now}`) % (high - low + 1));
}

function stopped(captures: readonly Capture[], at: number): Capture[] {
  return captures.flatMap((one) => {
    if (one.to !== null && one.to <= at) return [one];
    return one.from >= at ? [] : [{ ...one, to: at }];
  });
}

/** After creation, and when started again. */
export function activating(flowLog: FlowLogState, now: number): FlowLogState {
  return { ...flowLog, status: 'Activating', next: { at: takes(flowLog.id, now, 3, 10), status: 'Active' } };
}

/** Stopped: capture ends at once, the state a little later. */
export function deactivating(flowLog: FlowLogState, now: number): FlowLogState {
  return { ...flowLog, captures: stopped(flowLog.captures, now), status: 'Deactivating', next: { at: takes(flowLog.id, now, 2, 5), status: 'Inactive' } };
}

export function deleting(flowLog: FlowLogState, now: number): FlowLogState {
  return { ...flowLog, captures: stopped(flowLog.captures, now), status: 'Deleting', next: { at: takes(flowLog.id, now, 2, 5), status: 'Deleted' } };
}

/** What may change. A new interval holds from the end of the transition on. */
export interface Modification {
  readonly name?: string;
  readonly description?: string;
  readonly interval?: Interval;
  readonly ipVersion?: IpVersion;
}

export function modifying(flowLog: FlowLogState, change: Modification, now: number): FlowLogState {
  const status = flowLog.status === 'Active' ? 'Active' : 'Inactive';
  return { ...flowLog, ...change, status: 'Modifying', next: { at: takes(flowLog.id, now, 2, 5), status } };
}

/** Arrears beyond the grace limit: it stops, and cannot be touched. */
export function locked(flowLog: FlowLogState, at: number): FlowLogState {
  const runs = flowLog.status === 'Active' || flowLog.next?.status === 'Active';
  return {
    ...flowLog, captures: stopped(flowLog.captures, at), status: 'Inactive', next: null, business: 'FinancialLocked', resume: runs ? 'Active' : 'Inactive',
  };
}

/** Arrears are paid: it goes on as it was. */
export function unlocked(flowLog: FlowLogState, now: number): FlowLogState {
  if (flowLog.resume === null) return flowLog;
  const free: FlowLogState = { ...flowLog, business: 'Normal', resume: null };
  return flowLog.resume === 'Active' ? activating(free, now) : free;
}

/** The flow log as of now; itself when nothing was due. */
export function flowLogSettled(flowLog: FlowLogState, now: number): FlowLogState {
  const { next } = flowLog;
  if (next === null || next.at > now) return flowLog;
  switch (next.status) {
    case 'Deleted':
      return { ...flowLog, next: null, deletedAt: next.at };
    case 'Inactive':
      return { ...flowLog, status: 'Inactive', next: null, captures: stopped(flowLog.captures, next.at) };
    case 'Active':
      return { ...flowLog, status: 'Active', next: null, captures: capturing(flowLog, next.at) };
  }
}

/** Spans with one that is open from `at` on: the open one when nothing about it changed. */
function capturing({ captures, interval, ipVersion }: FlowLogState, at: number): Capture[] {
  const open = captures.at(-1);
  if (open !== undefined && open.to === null && open.interval === interval && open.ipVersion === ipVersion) return captures;
  const from = captures.length === 0 ? at + firstCaptureSeconds : at;
  return [...stopped(captures, at), { from, to: null, interval, ipVersion }];
}
