import * as v from 'valibot';
import type { Result } from '../../base/result.ts';
import type { CloudConnection } from '../../model/cloud/connection.ts';
import type { LogProject } from '../../model/cloud/logstore.ts';
import type { CloudProblem } from '../../model/cloud/problem.ts';
import { unlessCode } from '../answer.ts';
import { allByOffset } from '../pages.ts';
import { done } from '../rpc.ts';
import { wireNumber, wireSeconds, wireText } from '../wire.ts';
import { callSls, inProject, type ProjectPlace } from './call.ts';

/** Both spellings are documented. */
export const noProject = ['ProjectNotExist', 'ProjectNotExists'] as const;

const project = v.pipe(
  v.object({ projectName: v.string(), description: wireText, region: wireText, createTime: wireSeconds }),
  v.transform((one): LogProject => ({ name: one.projectName, region: one.region, description: one.description, createdAt: one.createTime })),
);

const list = v.pipe(v.object({ total: wireNumber, projects: v.array(project) }), v.transform((body) => ({ items: body.projects, total: body.total })));

const most = 500;

/** All projects of a region whose names contain `name`. */
export function listAllProjects(connection: CloudConnection, { region, name }: { readonly region: string; readonly name?: string }, signal?: AbortSignal): Promise<Result<readonly LogProject[], CloudProblem>> {
  return allByOffset((offset) => callSls(connection, { region, path: '/', query: { offset, size: most, projectName: name } }, list, signal));
}

/** @returns null when there is none of that name in the region. */
export async function findProject(connection: CloudConnection, place: ProjectPlace, signal?: AbortSignal): Promise<Result<LogProject | null, CloudProblem>> {
  return unlessCode(await callSls(connection, { region: place.region, path: inProject(place) }, project, signal), noProject, null);
}

/** Its name is taken in every region, also by other accounts. */
export function createProject(connection: CloudConnection, wish: ProjectPlace & { readonly description: string }, signal?: AbortSignal): Promise<Result<null, CloudProblem>> {
  const { region, project: projectName, description } = wish;
  return callSls(connection, { region, path: inProject(wish), method: 'POST', json: { projectName, description } }, done, signal);
}

/** With everything in it. */
export function deleteProject(connection: CloudConnection, place: ProjectPlace, signal?: AbortSignal): Promise<Result<null, CloudProblem>> {
  return callSls(connection, { region: place.region, path: inProject(place), method: 'DELETE' }, done, signal);
}
