import { failed, ok, type Result } from '../../base/result.ts';
import { createRouterFlowLog } from '../../cloud/huawei-er/flow-logs.ts';
import { createLogGroup, createLogStream, listLogGroups, listLogStreams } from '../../cloud/huawei-lts/groups.ts';
import { createHuaweiFlowLog, listHuaweiFlowLogs } from '../../cloud/huawei-vpc/flow-logs.ts';
import type { CloudConnection } from '../../model/cloud/connection.ts';
import type { HuaweiFlowLogWish } from '../../model/cloud/huawei.ts';
import type { CloudProblem } from '../../model/cloud/problem.ts';
import type { HuaweiDraft, HuaweiKind } from '../../state/huawei-draft.ts';
import type { PieceMade } from '../../state/making.ts';
import { createsStream, routerWish, vpcWish } from './target.ts';

/** Everything that a draft makes, piece by piece. One that is there already is as good as made, so that all of it can be done again. */

export type Piece =
  | { readonly kind: 'group'; readonly name: string; readonly days: number }
  | { readonly kind: 'stream'; readonly name: string }
  | { readonly kind: 'flow-log'; readonly name: string };

/** What is to be made: all of it, or only what it delivers to. */
export type Scope = 'target' | 'all';

export function piecesOf(draft: HuaweiDraft, scope: Scope): readonly Piece[] {
  return [
    ...(draft.groupWay === 'create' ? [{ kind: 'group', name: draft.newGroup, days: Number(draft.days) } as const] : []),
    ...(createsStream(draft) ? [{ kind: 'stream', name: draft.newStream } as const] : []),
    ...(scope === 'all' ? [{ kind: 'flow-log', name: draft.name } as const] : []),
  ];
}

/** A piece that is there now: made just now, or found. */
interface PieceThere extends PieceMade {
  readonly id: string;
}

type Made = Promise<Result<PieceThere, CloudProblem>>;

export interface Making {
  readonly connection: CloudConnection;
  readonly kind: HuaweiKind;
  /** As it stands after the pieces before. */
  readonly draft: HuaweiDraft;
  /** The flow log was asked for before, and not heard of again. */
  readonly again: boolean;
}

/** Makes a piece, unless it is there. */
export function makePiece(making: Making, piece: Piece): Made {
  const { connection, kind, draft } = making;
  switch (piece.kind) {
    case 'group':
      return makeNamed(createLogGroup(connection, { region: draft.region, name: piece.name, ttlDays: piece.days }), 'LTS.0101', () => listLogGroups(connection, draft), piece.name);
    case 'stream':
      return makeNamed(createLogStream(connection, { region: draft.region, group: draft.group, name: piece.name }), 'LTS.0205', () => listLogStreams(connection, draft), piece.name);
    case 'flow-log':
      return kind === 'huawei-vpc' ? makeVpcFlowLog(making) : makeRouterFlowLog(making);
  }
}

interface Named {
  readonly id: string;
  readonly name: string;
}

async function makeNamed(creation: Promise<Result<string, CloudProblem>>, taken: string, listing: () => Promise<Result<readonly Named[], CloudProblem>>, name: string): Made {
  const answer = await creation;
  if (answer.ok) return ok({ how: 'made', id: answer.value });
  if (answer.problem.kind !== 'refused' || answer.problem.code !== taken) return answer;
  const listed = await listing();
  const same = listed.ok ? listed.value.find((one) => one.name === name) : undefined;
  return same === undefined ? answer : ok({ how: 'found', id: same.id });
}

async function makeVpcFlowLog({ connection, draft, again }: Making): Made {
  const wish = vpcWish(draft);
  if (again) {
    const listed = await listHuaweiFlowLogs(connection, { region: wish.region, resourceType: wish.resourceType, resourceId: wish.resourceId });
    if (!listed.ok) return listed;
    const same = listed.value.find((one) => isOf(one, wish));
    if (same !== undefined) return ok({ how: 'found', id: same.id });
  }
  const answer = await createHuaweiFlowLog(connection, wish);
  return answer.ok ? ok({ how: 'made', id: answer.value.id }) : failed(answer.problem);
}

/** The service knows no mark that makes asking twice harmless: what was asked for is known by all that it was to be. */
function isOf(one: Pick<HuaweiFlowLogWish, 'name' | 'trafficType' | 'logGroup' | 'logStream'>, wish: HuaweiFlowLogWish): boolean {
  return one.name === wish.name && one.trafficType === wish.trafficType && one.logGroup === wish.logGroup && one.logStream === wish.logStream;
}

async function makeRouterFlowLog({ connection, draft, again }: Making): Made {
  const answer = await createRouterFlowLog(connection, { ...routerWish(draft), token: draft.asked });
  return answer.ok ? ok({ how: again ? 'found' : 'made', id: answer.value.id }) : failed(answer.problem);
}
