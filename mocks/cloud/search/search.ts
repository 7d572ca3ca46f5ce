/** Searching a logstore. */

import type { Coverages } from '../delivery/coverage.ts';
import type { Holding } from '../delivery/packet-source.ts';
import type { Found, SearchAsk } from './ask.ts';

export function search(_holding: Holding, _coverages: Coverages, _ask: SearchAsk): Found {
  return { kind: 'refused', message: 'This service does not search yet.' };
}
