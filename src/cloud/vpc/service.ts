import * as v from 'valibot';
import type { Result } from '../../base/result.ts';
import type { CloudConnection } from '../../model/cloud/connection.ts';
import type { CloudProblem } from '../../model/cloud/problem.ts';
import { done } from '../rpc.ts';
import { wireBoolean } from '../wire.ts';
import { change, lookUp } from './call.ts';

const status = v.pipe(v.object({ Enabled: wireBoolean }), v.transform(({ Enabled }) => Enabled));

/** Whether the account has enabled flow logs. `GetFlowLogServiceStatus`. */
export function flowLogServiceEnabled(connection: CloudConnection, { region }: { readonly region: string }, signal?: AbortSignal): Promise<Result<boolean, CloudProblem>> {
  return lookUp(connection, region, 'GetFlowLogServiceStatus', {}, status, signal);
}

/** Enables flow logs for the account; this cannot be taken back. `OpenFlowLogService`. */
export function openFlowLogService(connection: CloudConnection, { region }: { readonly region: string }, signal?: AbortSignal): Promise<Result<null, CloudProblem>> {
  return change(connection, region, 'OpenFlowLogService', {}, done, signal);
}
