/** What is due by now, done: transitions that end by themselves, arrears, shards of the scenarios. The same for the same time, whoever looks. */

import type { CloudState, FlowLogState } from './state.ts';
import { arrears } from './arrears.ts';
import { each } from './each.ts';
import { flowLogSettled } from './flow-log-life.ts';
import { routersSettled } from './operations/huawei-er.ts';
import { etlsSettled } from './operations/sls/etl.ts';
import { resharded } from './scenarios.ts';

export function settle(state: CloudState, now: number): CloudState {
  const moved = each(state.flowLogs, (one) => flowLogSettled(one, now));
  const next = moved === state.flowLogs ? state : { ...state, flowLogs: moved };
  return routersSettled(resharded(etlsSettled(arrears(next, now), now), now), now);
}

/** A flow log changed, all others as they are. */
export function withFlowLog(state: CloudState, id: string, change: (one: FlowLogState) => FlowLogState): CloudState {
  return { ...state, flowLogs: state.flowLogs.map((one) => (one.id === id ? change(one) : one)) };
}
