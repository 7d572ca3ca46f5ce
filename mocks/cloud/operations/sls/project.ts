/** SLS: activation and projects. A project's name is taken in all regions, as its host is. */

import type { ProjectState } from '../../state.ts';
import { changed, type Operation, refused } from '../../operation.ts';
import type { CloudState } from '../../state.ts';

/** The account has used the service before, or opened it. */
export const openSls: Operation<null> = (state) => changed({ ...state, account: { ...state.account, sls: true } }, null);

export const nameRule = /^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/;
export const mostProjects = 50;

export function projectMissing(name: string): ReturnType<typeof refused> {
  return refused(404, 'ProjectNotExist', `The Project does not exist : ${name}`);
}

export function findProject(state: CloudState, region: string, name: string): ProjectState | undefined {
  return state.projects.find((one) => one.region === region && one.name === name);
}

export function createProject(region: string, name: string, description: string): Operation<ProjectState> {
  return (state, now) => {
    if (!nameRule.test(name)) return refused(400, 'ParameterInvalid', `The project name is invalid: ${name}`);
    if (state.projects.some((one) => one.name === name)) return refused(400, 'ProjectAlreadyExist', `Project ${name} already exist.`);
    if (state.projects.length >= mostProjects) return refused(403, 'ProjectQuotaExceed', `Project count exceeds quota ${mostProjects}.`);
    const project: ProjectState = { name, region, description, createdAt: now, modifiedAt: now };
    return changed({ ...state, projects: [...state.projects, project] }, project);
  };
}

/** With everything in it. */
export function deleteProject(region: string, name: string): Operation<null> {
  return (state) => {
    if (findProject(state, region, name) === undefined) return projectMissing(name);
    const others = <T extends { readonly region: string; readonly project: string }>(list: T[]): T[] =>
      list.filter((one) => one.region !== region || one.project !== name);
    return changed(
      {
        ...state,
        projects: state.projects.filter((one) => one.name !== name),
        logstores: others(state.logstores),
        dashboards: others(state.dashboards),
        etls: others(state.etls),
      },
      null,
    );
  };
}
