import { failed, ok, type Result } from '../../base/result.ts';
import type { Language } from '../../base/words.ts';
import { unlessCode } from '../../cloud/answer.ts';
import { createDashboard, findDashboard } from '../../cloud/sls/dashboards.ts';
import { createIndex, findIndex } from '../../cloud/sls/index-config.ts';
import { createLogstore, findLogstore } from '../../cloud/sls/logstores.ts';
import { createProject, findProject } from '../../cloud/sls/projects.ts';
import { createFlowLog } from '../../cloud/vpc/flow-log-deeds.ts';
import { listAllFlowLogs } from '../../cloud/vpc/flow-log-list.ts';
import type { CloudConnection } from '../../model/cloud/connection.ts';
import type { FlowLogWish } from '../../model/cloud/flow-log.ts';
import type { CloudProblem } from '../../model/cloud/problem.ts';
import type { FlowLogDraft } from '../../state/wizard-draft.ts';
import { dashboardName, reportDashboard, reportIndex, reportKinds, type ReportKind } from './report.ts';
import { daysKept, targetOf, wishesOf } from './wish.ts';

/** Everything that a draft makes, piece by piece. A piece is looked for before it is made, so that all of it can be done again. */

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
    ...(newLogstore ? [{ kind: 'logstore', name: logstore, days: daysKept(draft) } as const] : []),
    ...(draft.sls && draft.report
      ? [{ kind: 'index', name: logstore } as const, ...reportKinds.map((report) => ({ kind: 'dashboard', name: dashboardName(logstore, report), report }) as const)]
      : []),
    ...wishesOf(draft).map((wish) => ({ kind: 'flow-log', name: wish.name === '' ? wish.resourceId : wish.name, wish }) as const),
  ];
}

/** A piece that is there now: made just now, or found. */
export interface Piecemade {
  readonly how: 'made' | 'found';
  /** Of a flow log. */
  readonly id: string | null;
}

type Made = Promise<Result<Piecemade, CloudProblem>>;

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
      return unlessFound(() => findProject(connection, place), async () => createProject(connection, { ...place, description: draft.name }));
    case 'logstore':
      return unlessFound(() => findLogstore(connection, place), async () => unlessCode(await createLogstore(connection, { ...place, ttlDays: piece.days }), ['LogStoreAlreadyExist', 'LogstoreAlreadyExist'], null));
    case 'index':
      return unlessFound(() => findIndex(connection, place), async () => unlessCode(await createIndex(connection, { ...place, ...reportIndex }), ['IndexAlreadyExist'], null));
    case 'dashboard':
      return unlessFound(
        () => findDashboard(connection, { ...place, name: piece.name }),
        () => createDashboard(connection, { ...place, dashboard: reportDashboard(logstore, piece.report, language) }),
      );
    case 'flow-log':
      return makeFlowLog(connection, draft, piece.wish);
  }
}

async function unlessFound<T>(find: () => Promise<Result<T | null, CloudProblem>>, make: () => Promise<Result<unknown, CloudProblem>>): Made {
  const found = await find();
  if (!found.ok) return found;
  if (found.value !== null) return ok({ how: 'found', id: null });
  const made = await make();
  return made.ok ? ok({ how: 'made', id: null }) : failed(made.problem);
}

/**
 * The service knows no token that makes asking twice harmless: one that was asked for before and not heard of again is looked for by all that
 * it was to be.
 */
async function makeFlowLog(connection: CloudConnection, { made }: FlowLogDraft, wish: FlowLogWish): Made {
  const before = made[wish.resourceId];
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
