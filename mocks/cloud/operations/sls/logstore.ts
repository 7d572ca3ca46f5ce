/** SLS: logstores. */

import { changed, type Operation, refused } from '../../operation.ts';
import { etlsWithout } from './etl.ts';
import { newShards } from './shard.ts';
import type { CloudState, LogstoreState } from '../../state.ts';
import { findProject, projectMissing } from './project.ts';

/** Which logstore is meant. */
export interface LogstorePlace {
  readonly region: string;
  readonly project: string;
  readonly name: string;
}

export interface LogstoreWish {
  readonly ttl: number;
  readonly shardCount: number;
  readonly mode: 'standard' | 'query';
  readonly autoSplit: boolean;
  readonly maxSplitShard: number;
}

const nameRule = /^[a-z0-9][a-z0-9_-]{0,61}[a-z0-9]$/;
export const mostLogstores = 200;
export const mostShards = 400;

export function logstoreMissing(name: string): ReturnType<typeof refused> {
  return refused(404, 'LogStoreNotExist', `logstore ${name} does not exist.`);
}

export function findLogstore(state: CloudState, { region, project, name }: LogstorePlace): LogstoreState | undefined {
  return state.logstores.find((one) => one.region === region && one.project === project && one.name === name);
}

function wrong(message: string): ReturnType<typeof refused> {
  return refused(400, 'LogStoreInfoInvalid', message);
}

function wrongTtl(ttl: number): ReturnType<typeof refused> | null {
  return Number.isInteger(ttl) && ttl >= 1 && ttl <= 3650 ? null : wrong('logstore ttl should be in [1, 3650].');
}

export function createLogstore(place: LogstorePlace, { ttl, shardCount, mode, autoSplit, maxSplitShard }: LogstoreWish): Operation<LogstoreState> {
  return (state, now) => {
    const { region, project, name } = place;
    if (findProject(state, region, project) === undefined) return projectMissing(project);
    if (!nameRule.test(name)) return wrong(`logstore name ${name} is invalid.`);
    if (findLogstore(state, place) !== undefined) return refused(400, 'LogStoreAlreadyExist', `logstore ${name} already exists.`);
    const wrongDays = wrongTtl(ttl);
    if (wrongDays !== null) return wrongDays;
    if (!Number.isInteger(shardCount) || shardCount < 1 || shardCount > 100) return wrong('shard count should be in [1, 100].');
    if (!Number.isInteger(maxSplitShard) || maxSplitShard < 1 || maxSplitShard > 256) return wrong('maxSplitShard should be in [1, 256].');
    const siblings = state.logstores.filter((one) => one.region === region && one.project === project);
    if (siblings.length >= mostLogstores) return refused(403, 'ProjectQuotaExceed', `logstore count exceeds quota ${mostLogstores}.`);
    if (siblings.reduce((sum, one) => sum + one.shards.length, shardCount) > mostShards) {
      return refused(403, 'ProjectQuotaExceed', `shard count exceeds quota ${mostShards}.`);
    }
    const logstore: LogstoreState = {
      project, region, name, ttl, mode, autoSplit, maxSplitShard, createdAt: now, modifiedAt: now, shards: newShards(shardCount, now), index: null,
    };
    return changed({ ...state, logstores: [...state.logstores, logstore] }, logstore);
  };
}

/** Changes one logstore. */
export function withLogstore(place: LogstorePlace, change: (one: LogstoreState, now: number) => LogstoreState | ReturnType<typeof refused>): Operation<LogstoreState> {
  return (state, now) => {
    if (findProject(state, place.region, place.project) === undefined) return projectMissing(place.project);
    const found = findLogstore(state, place);
    if (found === undefined) return logstoreMissing(place.name);
    const made = change(found, now);
    if ('problem' in made) return made;
    return changed({ ...state, logstores: state.logstores.map((one) => (one === found ? made : one)) }, made);
  };
}

export function updateLogstore(place: LogstorePlace, change: Partial<Pick<LogstoreWish, 'ttl' | 'autoSplit' | 'maxSplitShard'>>): Operation<LogstoreState> {
  return withLogstore(place, (one, now) => {
    const wrongDays = wrongTtl(change.ttl ?? one.ttl);
    return wrongDays ?? { ...one, ...change, modifiedAt: now };
  });
}

/** What was delivered is gone with it; a new one of its name begins empty. */
export function deleteLogstore(place: LogstorePlace): Operation<null> {
  return (state, now) => {
    if (findProject(state, place.region, place.project) === undefined) return projectMissing(place.project);
    const found = findLogstore(state, place);
    if (found === undefined) return logstoreMissing(place.name);
    return changed({ ...state, logstores: state.logstores.filter((one) => one !== found), etls: etlsWithout(state.etls, place, now) }, null);
  };
}
