/** Every service of the demo cloud. */

import type { RequestHandler } from 'msw';
import type { CloudContext } from './context.ts';
import { slsHandlers } from './sls/sls.ts';

export function cloudHandlers(context: CloudContext): RequestHandler[] {
  return [...slsHandlers(context)];
}
