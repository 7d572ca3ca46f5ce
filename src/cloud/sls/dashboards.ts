import * as v from 'valibot';
import type { Result } from '../../base/result.ts';
import type { CloudConnection } from '../../model/cloud/connection.ts';
import type { LogDashboard } from '../../model/cloud/logstore.ts';
import type { CloudProblem } from '../../model/cloud/problem.ts';
import { unlessCode } from '../answer.ts';
import { allByOffset } from '../pages.ts';
import { done } from '../rpc.ts';
import { wireNumber, wireText } from '../wire.ts';
import { callSls, inProject, type ProjectPlace } from './call.ts';

export interface DashboardName {
  readonly name: string;
  readonly displayName: string;
}

/** Charts side by side, as many to a row. */
const columns = 2;
const chartWidth = 5;
const chartHeight = 5;

const named = v.array(v.object({ dashboardName: v.string(), displayName: wireText }));
/** Older answers have them under another name. */
const list = v.pipe(
  v.object({ total: wireNumber, dashboardItems: v.optional(named), dashboards: v.optional(named) }),
  v.transform(({ total, dashboardItems, dashboards = [] }) => ({ total, items: (dashboardItems ?? dashboards).map(({ dashboardName: name, displayName }): DashboardName => ({ name, displayName })) })),
);

const dashboard = v.pipe(
  v.object({
    dashboardName: v.string(),
    displayName: wireText,
    charts: v.optional(v.array(v.object({ title: v.string(), type: v.string(), search: v.object({ logstore: wireText, query: wireText }) })), []),
  }),
  v.transform((one): LogDashboard => ({
    name: one.dashboardName, displayName: one.displayName, charts: one.charts.map(({ title, type, search }) => ({ title, type, logstore: search.logstore, query: search.query })),
  })),
);

/** All dashboards of a project whose names begin with `name`. */
export function listAllDashboards(connection: CloudConnection, place: ProjectPlace & { readonly name?: string }, signal?: AbortSignal): Promise<Result<readonly DashboardName[], CloudProblem>> {
  return allByOffset((offset) => callSls(connection, { region: place.region, path: inProject(place, '/dashboards'), query: { dashboardName: place.name, offset, size: 500 } }, list, signal));
}

/** @returns null when there is none of that name. */
export async function findDashboard(connection: CloudConnection, place: ProjectPlace & { readonly name: string }, signal?: AbortSignal): Promise<Result<LogDashboard | null, CloudProblem>> {
  const path = inProject(place, `/dashboards/${encodeURIComponent(place.name)}`);
  return unlessCode(await callSls(connection, { region: place.region, path }, dashboard, signal), ['DashboardNotExist'], null);
}

/** Makes a dashboard, its charts in a grid. */
export function createDashboard(connection: CloudConnection, wish: ProjectPlace & { readonly dashboard: LogDashboard }, signal?: AbortSignal): Promise<Result<null, CloudProblem>> {
  return callSls(connection, { region: wish.region, path: inProject(wish, '/dashboards'), method: 'POST', json: written(wish.dashboard) }, done, signal);
}

export function deleteDashboard(connection: CloudConnection, place: ProjectPlace & { readonly name: string }, signal?: AbortSignal): Promise<Result<null, CloudProblem>> {
  return callSls(connection, { region: place.region, path: inProject(place, `/dashboards/${encodeURIComponent(place.name)}`), method: 'DELETE' }, done, signal);
}

function written({ name, displayName, charts }: LogDashboard): object {
  return {
    dashboardName: name,
    displayName,
    description: '',
    attribute: { type: 'grid' },
    charts: charts.map(({ title, type, logstore, query }, at) => ({
      title,
      type,
      search: { logstore, topic: '', query, start: '-86400s', end: 'now' },
      display: {
        xAxis: [], yAxis: [], xPos: (at % columns) * chartWidth, yPos: Math.floor(at / columns) * chartHeight, width: chartWidth, height: chartHeight, displayName: title,
      },
    })),
  };
}
