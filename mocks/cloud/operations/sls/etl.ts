/** SLS: data transformation jobs. A job is a document of its maker's; what it says of names, states and its sink is understood. */

import { each } from '../../each.ts';
import { changed, type Operation, refused } from '../../operation.ts';
import { jobScriptOf } from '../../delivery/record-fields.ts';
import type { CloudState, EtlState, Run } from '../../state.ts';
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
  return listedEtls(state, region, project).find((one) => one.name === name);
}

/** Those that were not deleted. */
export function listedEtls({ etls }: CloudState, region: string, project: string): EtlState[] {
  return etls.filter((one) => one.deletedAt === null && one.region === region && one.project === project);
}

/** What is written of a job by its maker. */
export type EtlWish = Pick<EtlState, 'displayName' | 'document' | 'script' | 'source' | 'sinks'>;

function stopped(runs: readonly Run[], at: number): Run[] {
  return runs.map((one) => (one.to === null ? { ...one, to: at } : one));
}

export function createEtl(place: EtlPlace, wish: EtlWish): Operation<EtlState> {
  return (state, now) => {
    if (findProject(state, place.region, place.project) === undefined) return projectMissing(place.project);
    if (!/^[A-Za-z0-9][\w-]{0,62}[A-Za-z0-9]$/.test(place.name)) return refused(400, 'ParameterInvalid', `job name ${place.name} is invalid.`);
    if (findEtl(state, place) !== undefined) return refused(400, 'JobAlreadyExist', `job ${place.name} already exists.`);
    const etl: EtlState = {
      ...place, ...wish, status: 'STARTING', next: { at: now + startSeconds, status: 'RUNNING' }, createdAt: now, modifiedAt: now, runs: [], deletedAt: null,
    };
    return changed({ ...state, etls: [...state.etls, etl] }, etl);
  };
}

function withEtl(place: EtlPlace, change: (one: EtlState, now: number) => EtlState): Operation<null> {
  return (state, now) => {
    const found = findEtl(state, place);
    if (found === undefined) return missing(place.name);
    return changed({ ...state, etls: state.etls.map((one) => (one === found ? change(one, now) : one)) }, null);
  };
}

/** New records follow a new script at once; what was written stays. */
export function updateEtl(place: EtlPlace, wish: EtlWish): Operation<null> {
  return withEtl(place, (one, now) => {
    const written = { ...one, ...wish, modifiedAt: now };
    if (one.runs.at(-1)?.to !== null || wish.script === one.script) return written;
    const runs = stopped(one.runs, now);
    return jobScriptOf(wish.script) === null ? { ...written, runs, status: 'FAILED', next: null } : { ...written, runs: [...runs, { from: now, to: null, script: wish.script }] };
  });
}

export function startEtl(place: EtlPlace): Operation<null> {
  return withEtl(place, (one, now) => ({ ...one, status: 'STARTING', next: { at: now + startSeconds, status: 'RUNNING' } }));
}

export function stopEtl(place: EtlPlace): Operation<null> {
  return withEtl(place, (one, now) => ({ ...one, runs: stopped(one.runs, now), status: 'STOPPING', next: { at: now + stopSeconds, status: 'STOPPED' } }));
}

export function deleteEtl(place: EtlPlace): Operation<null> {
  return withEtl(place, (one, now) => ({ ...one, runs: stopped(one.runs, now), next: null, deletedAt: now }));
}

export function etlsSettled(state: CloudState, now: number): CloudState {
  const etls = each(state.etls, (one): EtlState => {
    const { next, runs, script } = one;
    if (next === null || next.at > now) return one;
    if (next.status !== 'RUNNING' || runs.at(-1)?.to === null) return { ...one, status: next.status, next: null };
    // A script that is not understood shows when the job runs.
    if (jobScriptOf(script) === null) return { ...one, status: 'FAILED', next: null };
    return { ...one, status: next.status, next: null, runs: [...runs, { from: next.at, to: null, script }] };
  });
  return etls === state.etls ? state : { ...state, etls };
}

/** Jobs that read a logstore that is gone have failed. */
export function etlsWithout(etls: EtlState[], { region, project, name }: EtlPlace, now: number): EtlState[] {
  return each(etls, (one): EtlState =>
    one.region === region && one.project === project && one.source === name && one.deletedAt === null
      ? { ...one, runs: stopped(one.runs, now), status: 'FAILED', next: null }
      : one,
  );
}
