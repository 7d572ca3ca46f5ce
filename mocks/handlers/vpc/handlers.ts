/** The VPC API, version 2016-04-28, as far as flow logs need it. */

import type { HttpHandler } from 'msw';
import * as v from 'valibot';
import { ok } from '../../../src/base/result.ts';
import { changed } from '../../cloud/operation.ts';
import type { CloudContext } from '../context.ts';
import { needed, rpcAction, type RpcActions, rpcHandlers } from '../rpc.ts';
import { flowLogActions } from './flow-logs.ts';
import { lookUpActions } from './look-ups.ts';
import { wrongRegion } from './region.ts';

const serviceActions: RpcActions = {
  GetFlowLogServiceStatus: rpcAction(v.object({ RegionId: needed }), ({ RegionId }, asked) =>
    wrongRegion(asked, RegionId) ?? ok({ Enabled: asked.state.account.flowLogService })),
  // Enabling twice is as good as once; nothing disables it.
  OpenFlowLogService: rpcAction(v.object({ RegionId: needed }), async ({ RegionId }, asked, context) => {
    const wrong = wrongRegion(asked, RegionId);
    if (wrong) return wrong;
    const done = await context.store.change((state) => changed({ ...state, account: { ...state.account, flowLogService: true } }, null));
    return done.ok ? ok({ Code: '200', Message: 'successful' }) : done;
  }),
};

export function vpcHandlers(context: CloudContext): HttpHandler[] {
  return rpcHandlers(context, { name: 'vpc', version: '2016-04-28', invalid: 'ParameterInvalid', actions: { ...flowLogActions, ...lookUpActions, ...serviceActions } });
}
