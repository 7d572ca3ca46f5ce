/** Which project and logstore a request is about, looked up. */

import { ok, type Result } from '../../../src/base/result.ts';
import type { ApiError } from '../../cloud/operation.ts';
import { findLogstore, logstoreMissing, type LogstorePlace } from '../../cloud/operations/sls/logstore.ts';
import { findProject, projectMissing } from '../../cloud/operations/sls/project.ts';
import type { LogstoreState, ProjectState } from '../../cloud/state.ts';
import { type Asked, answering, type CloudContext, type ErrorWriter } from '../context.ts';
import { type Answered, refusal, slsError } from './answer.ts';

/** A request in one of a project's paths. */
export interface InProject extends Asked {
  readonly project: ProjectState;
}

export interface InLogstore extends InProject {
  readonly logstore: LogstoreState;
  readonly place: LogstorePlace;
}

/** The account has to have opened the service. */
function opened({ state }: Asked): Result<null, ApiError> {
  return state.account.sls ? ok(null) : refusal(401, 'InvalidAccessKeyId', 'SLS service has not opened.');
}

/** Path: `/cloud/sls/<region>/<project>/<collection>/<name>/…`; parts decoded, from the region on. */
export function partsOf(url: URL): readonly string[] {
  const parts = url.pathname.split('/').map(decodeURIComponent);
  return parts.slice(parts.indexOf('cloud') + 2);
}

type Resolver = ReturnType<typeof answering>;

const writer: ErrorWriter = slsError;

/** An answer for which the service must have been opened. */
export function inAccount(context: CloudContext, answer: (asked: Asked) => Promise<Answered> | Answered): Resolver {
  return answering(context, 'sls', (asked) => {
    const open = opened(asked);
    return open.ok ? answer(asked) : open;
  }, writer);
}

export function inProject(context: CloudContext, answer: (asked: InProject) => Promise<Answered> | Answered): Resolver {
  return inAccount(context, (asked) => {
    const name = partsOf(asked.url)[1] ?? '';
    const project = findProject(asked.state, asked.region, name);
    return project === undefined ? projectMissing(name) : answer({ ...asked, project });
  });
}

export function inLogstore(context: CloudContext, answer: (asked: InLogstore) => Promise<Answered> | Answered): Resolver {
  return inProject(context, (asked) => {
    const name = partsOf(asked.url)[3] ?? '';
    const place = { region: asked.region, project: asked.project.name, name };
    const logstore = findLogstore(asked.state, place);
    return logstore === undefined ? logstoreMissing(name) : answer({ ...asked, logstore, place });
  });
}
