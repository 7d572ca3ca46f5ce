import * as v from 'valibot';
import type { Result } from '../../base/result.ts';
import type { CloudConnection } from '../../model/cloud/connection.ts';
import type { TransformationJob } from '../../model/cloud/logstore.ts';
import type { CloudProblem } from '../../model/cloud/problem.ts';
import { allByOffset } from '../pages.ts';
import { unlessCode } from '../answer.ts';
import { done } from '../rpc.ts';
import { wireEnum, wireNumber, wireText } from '../wire.ts';
import { callSls, inProject, type ProjectPlace } from './call.ts';

/** A data transformation job: reads a logstore, writes to another of the same project. */
export interface TransformationWish extends ProjectPlace {
  readonly name: string;
  readonly displayName: string;
  readonly description: string;
  readonly script: string;
  readonly source: string;
  readonly target: string;
  /** By which it reads and writes. */
  readonly roleArn: string;
  /** Records received from this Unix second on; 0 for all that are there. */
  readonly from: number;
}

export interface JobPlace extends ProjectPlace {
  readonly name: string;
}

const states = ['STARTING', 'RUNNING', 'STOPPING', 'STOPPED', 'RESTARTING', 'SUCCEEDED', 'FAILED'] as const satisfies readonly TransformationJob['state'][];

const job = v.pipe(
  v.object({
    name: v.string(),
    displayName: wireText,
    status: wireEnum(states, 'UNKNOWN'),
    createTime: wireNumber,
    configuration: v.object({ script: wireText, logstore: wireText, sinks: v.optional(v.array(v.object({ logstore: wireText })), []) }),
  }),
  v.transform((one): TransformationJob => ({
    name: one.name, displayName: one.displayName, state: one.status, source: one.configuration.logstore, target: one.configuration.sinks[0]?.logstore ?? '', script: one.configuration.script, createdAt: one.createTime,
  })),
);
const list = v.pipe(v.object({ total: wireNumber, results: v.array(job) }), v.transform((body) => ({ items: body.results, total: body.total })));

export function listAllJobs(connection: CloudConnection, place: ProjectPlace, signal?: AbortSignal): Promise<Result<readonly TransformationJob[], CloudProblem>> {
  return allByOffset((offset) => callSls(connection, { region: place.region, path: inProject(place, '/etls'), query: { offset, size: 500 } }, list, signal));
}

/** @returns null when there is none of that name. */
export async function findJob(connection: CloudConnection, place: JobPlace, signal?: AbortSignal): Promise<Result<TransformationJob | null, CloudProblem>> {
  return unlessCode(await callSls(connection, { region: place.region, path: pathOf(place) }, job, signal), ['JobNotExist'], null);
}

/** Makes the job, which starts at once. */
export function createJob(connection: CloudConnection, wish: TransformationWish, signal?: AbortSignal): Promise<Result<null, CloudProblem>> {
  return callSls(connection, { region: wish.region, path: inProject(wish, '/etls'), method: 'POST', json: { name: wish.name, ...written(wish) } }, done, signal);
}

/** Says anew what the job does; it stays as it is, running or stopped, and records that it has written stay as they are. */
export function changeJob(connection: CloudConnection, wish: TransformationWish, signal?: AbortSignal): Promise<Result<null, CloudProblem>> {
  return callSls(connection, { region: wish.region, path: pathOf(wish), method: 'PUT', json: written(wish) }, done, signal);
}

function written({ region, project, displayName, description, script, source, target, roleArn, from }: TransformationWish) {
  return {
    displayName, description,
    configuration: {
      script, version: 2, logstore: source, roleArn, parameters: {}, fromTime: from, toTime: 0,
      sinks: [{ name: target, project, logstore: target, endpoint: `${region}-intranet.log.aliyuncs.com`, roleArn }],
    },
  };
}

export function startJob(connection: CloudConnection, place: JobPlace, signal?: AbortSignal): Promise<Result<null, CloudProblem>> {
  return callSls(connection, { region: place.region, path: pathOf(place), query: { action: 'START' }, method: 'PUT' }, done, signal);
}

export function stopJob(connection: CloudConnection, place: JobPlace, signal?: AbortSignal): Promise<Result<null, CloudProblem>> {
  return callSls(connection, { region: place.region, path: pathOf(place), query: { action: 'STOP' }, method: 'PUT' }, done, signal);
}

export function deleteJob(connection: CloudConnection, place: JobPlace, signal?: AbortSignal): Promise<Result<null, CloudProblem>> {
  return callSls(connection, { region: place.region, path: pathOf(place), method: 'DELETE' }, done, signal);
}

function pathOf(place: JobPlace): string {
  return inProject(place, `/etls/${encodeURIComponent(place.name)}`);
}
