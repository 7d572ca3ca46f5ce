/** SLS: data transformation jobs. A job is a document of its maker's; what it says of names, states and its sink is understood. */

import { each } from '../../each.ts';
import { changed, type Operation, refused } from '../../operation.ts';
import type { CloudState, EtlState } from '../../state.ts';
import { findProject, projectMissing } from './project.ts';

export interface EtlPlace {
  readonly region: string;
  readonly project: string;
  readonly name: string;
}

const startSeconds = 8;
const stopSeconds = 4;

function missing(name: string): ReturnType<typeof refused> {
  return refused(404, 'JobNotExist', `job ${name} does not exist.`);
}

export function findEtl(state: CloudState, { region, project, name }: EtlPlace): EtlState | undefined {
  return state.etls.find((one) => one.region === region && one.project === project && one.name === name);
}

export function createEtl(place: EtlPlace, displayName: string, document: string): Operation<EtlState> {
  return (state, now) => {
    if (findProject(state, place.region, place.project) === undefined) return projectMissing(place.project);
    if (!/^[A-Za-z0-9][\w-]{0,62}[A-Za-z0-9]$/.test(place.name)) return refused(400, 'ParameterInvalid', `job name ${place.name} is invalid.`);
    if (findEtl(state, place) !== undefined) return refused(400, 'JobAlreadyExist', `job ${place.name} already exists.`);
    const etl: EtlState = { ...place, displayName, document, status: 'STARTING', next: { at: now + startSeconds, status: 'RUNNING' }, createdAt: now, modifiedAt: now };
    return changed({ ...state, etls: [...state.etls, etl] }, etl);
  };
}

function withEtl(place: EtlPlace, change: (one: EtlState, now: number) => EtlState | null): Operation<null> {
  return (state, now) => {
    const found = findEtl(state, place);
    if (found === undefined) return missing(place.name);
    const made = change(found, now);
    return changed({ ...state, etls: state.etls.flatMap((one) => (one === found ? (made === null ? [] : [made]) : [one])) }, null);
  };
}

export function updateEtl(place: EtlPlace, displayName: string, document: string): Operation<null> {
  return withEtl(place, (one, now) => ({ ...one, displayName, document, modifiedAt: now }));
}

export function startEtl(place: EtlPlace): Operation<null> {
  return withEtl(place, (one, now) => ({ ...one, status: 'STARTING', next: { at: now + startSeconds, status: 'RUNNING' } }));
}

export function stopEtl(place: EtlPlace): Operation<null> {
  return withEtl(place, (one, now) => ({ ...one, status: 'STOPPING', next: { at: now + stopSeconds, status: 'STOPPED' } }));
}

export function deleteEtl(place: EtlPlace): Operation<null> {
  return withEtl(place, () => null);
}

export function etlsSettled(state: CloudState, now: number): CloudState {
  const etls = each(state.etls, (one) => (one.next !== null && one.next.at <= now ? { ...one, status: one.next.status, next: null } : one));
  return etls === state.etls ? state : { ...state, etls };
}
