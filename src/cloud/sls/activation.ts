import * as v from 'valibot';
import type { Result } from '../../base/result.ts';
import type { CloudConnection } from '../../model/cloud/connection.ts';
import type { CloudProblem } from '../../model/cloud/problem.ts';
import { done } from '../rpc.ts';
import { wireBoolean } from '../wire.ts';
import { callSls } from './call.ts';

const version = '2019-10-23';
const enabled = v.pipe(v.object({ Enabled: wireBoolean }), v.transform(({ Enabled }) => Enabled));

/** Whether the account uses the service. Ours: the service documents only how it is opened. */
export function slsActive(connection: CloudConnection, { region }: { readonly region: string }, signal?: AbortSignal): Promise<Result<boolean, CloudProblem>> {
  return callSls(connection, { region, path: '/', query: { Action: 'GetSlsService', Version: version } }, enabled, signal);
}

/** Activates the service for the account; opening what is open changes nothing. */
export function openSls(connection: CloudConnection, { region }: { readonly region: string }, signal?: AbortSignal): Promise<Result<null, CloudProblem>> {
  return callSls(connection, { region, path: '/', query: { Action: 'OpenSlsService', Version: version }, method: 'POST' }, done, signal);
}
