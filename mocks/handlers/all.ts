/** Every service of the demo cloud. */

import type { RequestHandler } from 'msw';
import type { CloudContext } from './context.ts';
import { ecsHandlers } from './ecs/handlers.ts';
import { huaweiErHandlers } from './huawei-er/handlers.ts';
import { huaweiLtsHandlers } from './huawei-lts/handlers.ts';
import { huaweiVpcHandlers } from './huawei-vpc/handlers.ts';
import { ramHandlers } from './ram/handlers.ts';
import { slsHandlers } from './sls/sls.ts';
import { askedSparingly } from './sparing.ts';
import { vpcHandlers } from './vpc/handlers.ts';

export function cloudHandlers(context: CloudContext): RequestHandler[] {
  return [
    ...vpcHandlers(context), ...ecsHandlers(context), ...ramHandlers(context), ...slsHandlers(context),
    ...huaweiVpcHandlers(context), ...huaweiErHandlers(context), ...huaweiLtsHandlers(context),
  ].map(askedSparingly);
}
