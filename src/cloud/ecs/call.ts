import type * as v from 'valibot';
import type { Result } from '../../base/result.ts';
import type { CloudConnection } from '../../model/cloud/connection.ts';
import type { CloudProblem } from '../../model/cloud/problem.ts';
import type { QueryValues } from '../ask.ts';
import { callRpc } from '../rpc.ts';

/** A look-up of the ECS API in a region; `RegionId` stands first. */
export function lookUp<T>(
  connection: CloudConnection, region: string, action: string, parameters: QueryValues, schema: v.GenericSchema<unknown, T>, signal?: AbortSignal,
): Promise<Result<T, CloudProblem>> {
  return callRpc(connection, { service: 'ecs', version: '2014-05-26', region, action, parameters: { RegionId: region, ...parameters } }, schema, signal);
}
