import { ok, type Result } from '../../base/result.ts';
import { changeRouterFlowLog, deleteRouterFlowLog, disableRouterFlowLog, enableRouterFlowLog, type RouterFlowLogTarget } from '../../cloud/huawei-er/flow-logs.ts';
import { changeHuaweiFlowLog, deleteHuaweiFlowLog, type HuaweiFlowLogTarget } from '../../cloud/huawei-vpc/flow-logs.ts';
import { deleteFlowLog, modifyFlowLog, startFlowLog, stopFlowLog } from '../../cloud/vpc/flow-log-deeds.ts';
import type { CloudConnection } from '../../model/cloud/connection.ts';
import type { FlowLog, FlowLogStatus, Interval } from '../../model/cloud/flow-log.ts';
import type { EnterpriseRouterFlowLog, HuaweiVpcFlowLog } from '../../model/cloud/huawei.ts';
import type { CloudProblem } from '../../model/cloud/problem.ts';
import type { Row } from './row.ts';

/** What of a flow log can be changed after it was made. */
export interface Change {
  readonly name: string;
  readonly description: string;
  /** Minutes; Huawei's cannot be changed. */
  readonly interval?: Interval;
}

export type Deed =
  | { readonly kind: 'start' | 'stop' | 'remove'; readonly row: Row }
  | { readonly kind: 'edit'; readonly row: Row; readonly change: Change };

type Done = Promise<Result<null, CloudProblem>>;

/** Asks the service for it. That it answers means that it has begun. */
export function doDeed(connection: CloudConnection, deed: Deed): Done {
  const { row } = deed;
  switch (row.kind) {
    case 'alibaba':
      return doAlibaba(connection, deed, row.log);
    case 'huawei-vpc':
      return doHuaweiVpc(connection, deed, { region: row.region, id: row.id });
    case 'huawei-er':
      return doRouter(connection, deed, { region: row.region, router: row.log.router, id: row.id });
  }
}

function doAlibaba(connection: CloudConnection, deed: Deed, { region, id, name, description, interval }: FlowLog): Done {
  switch (deed.kind) {
    case 'start':
      return startFlowLog(connection, { region, id });
    case 'stop':
      return stopFlowLog(connection, { region, id });
    case 'remove':
      return deleteFlowLog(connection, { region, id });
    case 'edit': {
      const { change } = deed;
      return modifyFlowLog(connection, {
        region,
        id,
        ...(change.name === name ? {} : { name: change.name }),
        ...(change.description === description ? {} : { description: change.description }),
        ...(change.interval === undefined || change.interval === interval ? {} : { interval: change.interval }),
      });
    }
  }
}

async function doHuaweiVpc(connection: CloudConnection, deed: Deed, target: HuaweiFlowLogTarget): Done {
  switch (deed.kind) {
    case 'start':
    case 'stop':
      return nothingOf(await changeHuaweiFlowLog(connection, { ...target, enabled: deed.kind === 'start' }));
    case 'remove':
      return deleteHuaweiFlowLog(connection, target);
    case 'edit':
      return nothingOf(await changeHuaweiFlowLog(connection, { ...target, name: deed.change.name, description: deed.change.description }));
  }
}

async function doRouter(connection: CloudConnection, deed: Deed, target: RouterFlowLogTarget): Done {
  switch (deed.kind) {
    case 'start':
      return enableRouterFlowLog(connection, target);
    case 'stop':
      return disableRouterFlowLog(connection, target);
    case 'remove':
      return deleteRouterFlowLog(connection, target);
    case 'edit':
      return nothingOf(await changeRouterFlowLog(connection, { ...target, name: deed.change.name, description: deed.change.description }));
  }
}

function nothingOf(answer: Result<unknown, CloudProblem>): Result<null, CloudProblem> {
  return answer.ok ? ok(null) : answer;
}

const expected: Readonly<Record<Deed['kind'], FlowLogStatus>> = { start: 'Activating', stop: 'Deactivating', remove: 'Deleting', edit: 'Modifying' };

/** The flow log as it will be as soon as the service has taken the deed: shown before it answers, taken back when it refuses. */
export function expectedLog(log: FlowLog, deed: Deed): FlowLog {
  const status = expected[deed.kind];
  if (deed.kind !== 'edit') return { ...log, status };
  const { name, description, interval } = deed.change;
  return { ...log, status, name, description, interval: interval ?? log.interval };
}

/** Changes at Huawei's VPC are done as soon as they are taken. */
export function expectedHuaweiLog(log: HuaweiVpcFlowLog, deed: Deed): HuaweiVpcFlowLog {
  switch (deed.kind) {
    case 'start':
    case 'stop':
      return { ...log, enabled: deed.kind === 'start', status: deed.kind === 'start' ? 'ACTIVE' : 'DOWN' };
    case 'edit':
      return { ...log, name: deed.change.name, description: deed.change.description };
    case 'remove':
      return log;
  }
}

export function expectedRouterLog(log: EnterpriseRouterFlowLog, deed: Deed): EnterpriseRouterFlowLog {
  switch (deed.kind) {
    case 'start':
    case 'stop':
      return { ...log, enabled: deed.kind === 'start', state: 'modifying' };
    case 'edit':
      return { ...log, name: deed.change.name, description: deed.change.description, state: 'modifying' };
    case 'remove':
      return { ...log, state: 'deleting' };
  }
}
