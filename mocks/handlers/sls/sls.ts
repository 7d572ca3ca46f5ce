/** All of Simple Log Service under `/cloud/sls/<region>/`. */

import type { RequestHandler } from 'msw';
import type { CloudContext } from '../context.ts';
import { documentHandlers } from './documents.ts';
import { logstoreHandlers } from './logstores.ts';
import { projectHandlers } from './projects.ts';
import { searchHandlers } from './searches.ts';
import { shardHandlers } from './shards.ts';

export function slsHandlers(context: CloudContext): RequestHandler[] {
  return [...searchHandlers(context), ...shardHandlers(context), ...logstoreHandlers(context), ...documentHandlers(context), ...projectHandlers(context)];
}
