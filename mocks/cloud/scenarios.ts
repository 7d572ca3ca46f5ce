/** Choosing scenarios, and what those that act by themselves do as time passes. */

import { overdue, toppedUp } from './arrears.ts';
import type { Scenario } from '../../src/model/cloud/demo.ts';
import { changed, type Operation } from './operation.ts';
import { mergeShard, openShards, splitShard } from './operations/sls/shard.ts';
import type { CloudState, LogstoreState } from './state.ts';
import { each } from './each.ts';

/** These take the place of those that were chosen before. Giving up `overdue` is a top-up. */
export function setScenarios(chosen: readonly Scenario[]): Operation<null> {
  return (state, now) => {
    let next: CloudState = { ...state, scenarios: [...new Set(chosen)], scenariosSince: now, late: lateSpans(state, chosen, now) };
    if (chosen.includes('overdue')) next = overdue(next, now);
    else if (state.account.overdueSince !== null) next = toppedUp(next, now);
    return changed(next, null);
  };
}

function lateSpans({ late }: CloudState, chosen: readonly Scenario[], now: number): CloudState['late'] {
  const open = late.at(-1)?.to === null;
  if (chosen.includes('late-records')) return open ? late : [...late, { from: now, to: null }];
  return late.map((one) => (one.to === null ? { ...one, to: now } : one));
}

/** While shards split or merge by scenario, one of each logstore does so every this many seconds. */
const reshardSeconds = 60;
const mostByScenario = 8;

/** Shards split and merged as the scenarios want it by now. */
export function resharded(state: CloudState, now: number): CloudState {
  const splits = state.scenarios.includes('shard-split');
  const merges = state.scenarios.includes('shard-merge');
  if (!splits && !merges) return state;
  const logstores = each(state.logstores, (one) => {
    let made = one;
    for (;;) {
      const newest = Math.max(...made.shards.map(({ createdAt }) => createdAt));
      const due = Math.max(newest, state.scenariosSince) + reshardSeconds;
      const next = due > now ? null : stepped(made, splits, merges, due);
      if (next === null) return made;
      made = next;
    }
  });
  return logstores === state.logstores ? state : { ...state, logstores };
}

/** Split first where both are wanted, then merged again; null when there is nothing to do. */
function stepped(logstore: LogstoreState, splits: boolean, merges: boolean, at: number): LogstoreState | null {
  const open = openShards(logstore);
  const [first] = open;
  if (first === undefined || logstore.shards.length > 64) return null;
  const merge = merges && open.length > 1 && (!splits || open.length > 2);
  if (!merge && (!splits || open.length >= mostByScenario)) return null;
  const made = merge ? mergeShard(logstore, leftmost(logstore), at) : splitShard(logstore, first.id, null, at);
  return 'problem' in made ? null : made;
}

function leftmost(logstore: LogstoreState): number {
  const left = openShards(logstore).reduce((best, one) => (one.beginKey < best.beginKey ? one : best));
  return left.id;
}
