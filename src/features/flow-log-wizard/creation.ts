import { failed, ok, type Result } from '../../base/result.ts';
import type { Language } from '../../base/words.ts';
import { createDashboard, listAllDashboards } from '../../cloud/sls/dashboards.ts';
import { createIndex } from '../../cloud/sls/index-config.ts';
import { createLogstore } from '../../cloud/sls/logstores.ts';
import { createProject, findProject } from '../../cloud/sls/projects.ts';
import type { ProjectPlace } from '../../cloud/sls/call.ts';
import { createFlowLog } from '../../cloud/vpc/flow-log-deeds.ts';
import { listAllFlowLogs } from '../../cloud/vpc/flow-log-list.ts';
import type { CloudConnection } from '../../model/cloud/connection.ts';
import type { FlowLogWish } from '../../model/cloud/flow-log.ts';
import { flowLogIndex } from '../../model/cloud/log-index.ts';
import type { LogDashboard } from '../../model/cloud/logstore.ts';
import type { CloudProblem } from '../../model/cloud/problem.ts';
import type { PieceMade } from '../../state/making.ts';
import type { FlowLogDraft } from '../../state/wizard-draft.ts';
import { dashboardName, reportDashboard, reportKinds, type ReportKind } from './report.ts';
import { daysMade, targetOf, wishesOf } from './wish.ts';

/** Everything that a draft makes, piece by piece. One that is there already is as good as made, so that all of it can be done again. */

export type Piece =
  | { readonly kind: 'project'; readonly name: string }
  | { readonly kind: 'logstore'; readonly name: string; readonly days: number }
  | { readonly kind: 'index'; readonly name: string }
  | { readonly kind: 'dashboard'; readonly name: string; readonly report: ReportKind }
  | { readonly kind: 'flow-log'; readonly name: string; readonly wish: FlowLogWish };

export function piecesOf(draft: FlowLogDraft): readonly Piece[] {
  const { project, logstore, newProject, newLogstore } = targetOf(draft);
  return [
    ...(newProject ? [{ kind: 'project', name: project } as const] : []),
    ...(newLogstore ? [{ kind: 'logstore', name: logstore, days: daysMade(draft) } as const] : []),
    ...(draft.sls && draft.report
      ? [{ kind: 'index', name: logstore } as const, ...reportKinds.map((report) => ({ kind: 'dashboard', name: dashboardName(logstore, report), report }) as const)]
      : []),
    ...wishesOf(draft).map((wish) => ({ kind: 'flow-log', name: wish.name === '' ? wish.resourceId : wish.name, wish }) as const),
  ];
}

type Made = Promise<Result<PieceMade, CloudProblem>>;

interface Making {
  readonly connection: CloudConnection;
  readonly draft: FlowLogDraft;
  readonly language: Language;
}

/** Makes a piece, unless it is there. */
export function makePiece({ connection, draft, language }: Making, piece: Piece): Made {
  const { region } = draft;
  const { project, logstore } = targetOf(draft);
  const place = { region, project, logstore };
  switch (piece.kind) {
    case 'project':
      return makeProject(connection, { ...place, description: draft.name });
    case 'logstore':
      return madeOrFound(createLogstore(connection, { ...place, ttlDays: piece.days }), ['LogStoreAlreadyExist', 'LogstoreAlreadyExist']);
    case 'index':
      return madeOrFound(createIndex(connection, { ...place, ...flowLogIndex }), ['IndexAlreadyExist']);
    case 'dashboard':
      return makeDashboard(connection, place, reportDashboard(logstore, piece.report, language));
    case 'flow-log':
      return makeFlowLog(connection, draft, piece.wish);
  }
}

const made = { how: 'made', id: null } as const;
const found = { how: 'found', id: null } as const;

async function madeOrFound(asked: Promise<Result<unknown, CloudProblem>>, isThere: readonly string[]): Made {
  const answer = await asked;
  if (answer.ok) return ok(made);
  const { problem } = answer;
  return problem.kind === 'refused' && isThere.includes(problem.code) ? ok(found) : failed(problem);
}

/** A name that is taken may be taken by another account or in another region: then it is no use. */
async function makeProject(connection: CloudConnection, wish: Parameters<typeof createProject>[1]): Made {
  const answer = await createProject(connection, wish);
  if (answer.ok) return ok(made);
  if (answer.problem.kind !== 'refused' || answer.problem.code !== 'ProjectAlreadyExist') return answer;
  const mine = await findProject(connection, wish);
  return mine.ok && mine.value !== null ? ok(found) : answer;
}

async function makeDashboard(connection: CloudConnection, place: ProjectPlace, dashboard: LogDashboard): Made {
  const listed = await listAllDashboards(connection, { ...place, name: dashboard.name });
  if (!listed.ok) return listed;
  if (listed.value.some(({ name }) => name === dashboard.name)) return ok(found);
  const answer = await createDashboard(connection, { ...place, dashboard });
  return answer.ok ? ok(made) : answer;
}

/**
 * The service knows no token that makes asking twice harmless: one that was asked for before and not heard of again is looked for by all that
 * it was to be.
 */
async function makeFlowLog(connection: CloudConnection, draft: FlowLogDraft, wish: FlowLogWish): Made {
  const before = draft.made[wish.resourceId];
  if (before !== undefined && before !== '') return ok({ how: 'found', id: before });
  if (before === '') {
    const { region, resourceType, resourceId, project, logstore } = wish;
    const listed = await listAllFlowLogs(connection, { region, resourceType, resourceId, project, logstore });
    if (!listed.ok) return listed;
    const same = listed.value.find(({ name, trafficType, status }) => name === wish.name && trafficType === wish.trafficType && status !== 'Deleting');
    if (same !== undefined) return ok({ how: 'found', id: same.id });
  }
  const created = await createFlowLog(connection, wish);
  return created.ok ? ok({ how: 'made', id: created.value }) : created;
}
