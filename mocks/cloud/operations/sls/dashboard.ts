/** SLS: dashboards. */

import { changed, type Operation, refused } from '../../operation.ts';
import type { CloudState, DashboardState } from '../../state.ts';

export interface DashboardPlace {
  readonly region: string;
  readonly project: string;
  readonly name: string;
}

export const mostDashboards = 100;

export function findDashboard({ dashboards }: CloudState, { region, project, name }: DashboardPlace): DashboardState | undefined {
  return dashboards.find((one) => one.region === region && one.project === project && one.name === name);
}

/** @param which `new` must not be there yet, `kept` must. */
export function putDashboard(written: DashboardState, which: 'new' | 'kept'): Operation<null> {
  return (state) => {
    const found = findDashboard(state, written);
    if (which === 'kept' && found === undefined) return refused(404, 'DashboardNotExist', `dashboard ${written.name} does not exist.`);
    if (which === 'new' && found !== undefined) return refused(400, 'ParameterInvalid', 'dashboard already exist.');
    if (!/^[a-z0-9][a-z0-9_-]{1,126}[a-z0-9]$/.test(written.name)) return refused(400, 'ParameterInvalid', 'dashboardName is invalid.');
    const siblings = state.dashboards.filter((one) => one.region === written.region && one.project === written.project);
    if (which === 'new' && siblings.length >= mostDashboards) return refused(403, 'ProjectQuotaExceed', `dashboard count exceeds quota ${mostDashboards}.`);
    return changed({ ...state, dashboards: found === undefined ? [...state.dashboards, written] : state.dashboards.map((one) => (one === found ? written : one)) }, null);
  };
}

export function deleteDashboard(place: DashboardPlace): Operation<null> {
  return (state) => {
    const found = findDashboard(state, place);
    if (found === undefined) return refused(404, 'DashboardNotExist', `dashboard ${place.name} does not exist.`);
    return changed({ ...state, dashboards: state.dashboards.filter((one) => one !== found) }, null);
  };
}
