import type * as v from 'valibot';
import type { Result } from '../../base/result.ts';
import type { CloudConnection } from '../../model/cloud/connection.ts';
import type { CloudProblem } from '../../model/cloud/problem.ts';
import type { QueryValues } from '../ask.ts';
import { callRpc } from '../rpc.ts';

const version = '2016-04-28';

/** A look-up of the VPC API in a region; `RegionId` stands first. */
export function lookUp<T>(
  connection: CloudConnection, region: string, action: string, parameters: QueryValues, schema: v.GenericSchema<unknown, T>, signal?: AbortSignal,
): Promise<Result<T, CloudProblem>> {
  return callRpc(connection, { service: 'vpc', version, region, action, parameters: { RegionId: region, ...parameters } }, schema, signal);
}

/** A change by the VPC API. It has begun when this answers; how it ends is seen in the list. */
export function change<T>(
  connection: CloudConnection, region: string, action: string, parameters: QueryValues, schema: v.GenericSchema<unknown, T>, signal?: AbortSignal,
): Promise<Result<T, CloudProblem>> {
  return callRpc(connection, { service: 'vpc', version, region, action, parameters: { RegionId: region, ...parameters }, changes: true }, schema, signal);
}
