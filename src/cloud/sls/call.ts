import * as v from 'valibot';
import { failed, type Result } from '../../base/result.ts';
import type { CloudConnection } from '../../model/cloud/connection.ts';
import type { CloudProblem } from '../../model/cloud/problem.ts';
import { readAnswer, type RefusalReader } from '../answer.ts';
import { ask, type CloudRequest } from '../ask.ts';

/** Where a project is. */
export interface ProjectPlace {
  readonly region: string;
  readonly project: string;
}

export interface LogstorePlace extends ProjectPlace {
  readonly logstore: string;
}

export type SlsRequest = Omit<CloudRequest, 'service'>;

const refusal = v.object({ errorCode: v.string(), errorMessage: v.optional(v.string(), '') });

/** `{errorCode, errorMessage}`, the request's id in a header. */
export const slsRefusal: RefusalReader = (body, headers) => {
  const read = v.safeParse(refusal, body);
  return read.success ? { code: read.output.errorCode, message: read.output.errorMessage, requestId: headers.get('x-log-requestid') } : null;
};

export async function callSls<T>(connection: CloudConnection, wish: SlsRequest, schema: v.GenericSchema<unknown, T>, signal?: AbortSignal): Promise<Result<T, CloudProblem>> {
  const answer = await ask(connection, versioned(wish), signal);
  return answer.ok ? readAnswer(answer.value, 'sls', schema, slsRefusal, signal) : failed(answer.problem);
}

export function versioned(wish: SlsRequest): CloudRequest {
  return { ...wish, service: 'sls', headers: { 'x-log-apiversion': '0.6.0', ...wish.headers } };
}

/** The project's host stands at the beginning of the path. */
export function inProject({ project }: ProjectPlace, path = '/'): string {
  return `/${encodeURIComponent(project)}${path}`;
}

export function inLogstore({ project, logstore }: LogstorePlace, path = ''): string {
  return `/${encodeURIComponent(project)}/logstores/${encodeURIComponent(logstore)}${path}`;
}
