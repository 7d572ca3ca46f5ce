/** What the chosen scenarios do to a request before, or instead of, its answer. Codes are those of each service. */

import type { CloudService } from '../../src/model/cloud/problem.ts';
import { hashOf } from '../random.ts';
import type { ApiError } from './operation.ts';
import type { CloudState } from './state.ts';

export type Fault =
  /** Nothing answers; nothing was done. */
  | { readonly kind: 'network' }
  /** It is done, and the answer gets lost. */
  | { readonly kind: 'lost' }
  | { readonly kind: 'refused'; readonly error: ApiError };

/** How each service says that a token has expired, that clocks differ, and that it is busy. */
type Family = 'rpc' | 'sls' | 'huawei';

const families: Readonly<Record<CloudService, Family>> = {
  vpc: 'rpc', ecs: 'rpc', ram: 'rpc', sls: 'sls', 'huawei-vpc': 'huawei', 'huawei-er': 'huawei', 'huawei-lts': 'huawei',
};

const expired: Readonly<Record<Family, ApiError>> = {
  rpc: { status: 400, code: 'InvalidSecurityToken.Expired', message: 'Specified SecurityToken is expired.' },
  sls: { status: 401, code: 'Unauthorized', message: 'The security token you provided has expired.' },
  huawei: { status: 401, code: 'APIGW.0301', message: 'Incorrect IAM authentication information: token expires.' },
};

const skewed: Readonly<Record<Family, ApiError>> = {
  rpc: { status: 400, code: 'InvalidTimeStamp.Expired', message: 'Specified time stamp or date value is expired.' },
  sls: { status: 400, code: 'RequestTimeTooSkewed', message: 'Request time exceeds server time more than 15 minutes.' },
  huawei: { status: 401, code: 'APIGW.0301', message: 'Incorrect IAM authentication information: x-sdk-date is out of range.' },
};

const busy: Readonly<Record<Family, ApiError>> = {
  rpc: { status: 503, code: 'ServiceUnavailable', message: 'The request has failed due to a temporary failure of the server.' },
  sls: { status: 503, code: 'ServerBusy', message: 'The server is busy, please try again later.' },
  huawei: { status: 503, code: 'APIGW.0201', message: 'Backend unavailable.' },
};

const internal: Readonly<Record<Family, ApiError>> = {
  rpc: { status: 500, code: 'InternalError', message: 'The request processing has failed due to some unknown error.' },
  sls: { status: 500, code: 'InternalServerError', message: 'Internal server error.' },
  huawei: { status: 500, code: 'APIGW.0106', message: 'Internal error.' },
};

/** Two reads of three are refused while `read-quota` lasts. */
const readQuota: ApiError = { status: 403, code: 'ReadQuotaExceed', message: 'Read QPS Exceed' };

/** Whether a request reads records of a logstore. */
function readsRecords({ method, url }: Request): boolean {
  const { pathname, searchParams } = new URL(url);
  if (method === 'POST') return pathname.endsWith('/logs');
  const type = searchParams.get('type');
  return type === 'logs' || type === 'log' || type === 'histogram';
}

/**
 * @param count which request it is: the same count meets the same fault.
 * @returns milliseconds to wait, and what then goes wrong.
 */
export function faultOf({ scenarios }: CloudState, service: CloudService, request: Request, count: number): { readonly wait: number; readonly fault: Fault | null } {
  const family = families[service];
  const chance = hashOf(count, 77);
  const wait = scenarios.includes('slow') ? 1500 + (chance % 1500) : 0;
  const after = (fault: Fault | null): { readonly wait: number; readonly fault: Fault | null } => ({ wait, fault });
  if (scenarios.includes('expired-token')) return after({ kind: 'refused', error: expired[family] });
  if (scenarios.includes('clock-skew')) return after({ kind: 'refused', error: skewed[family] });
  if (scenarios.includes('read-quota') && service === 'sls' && readsRecords(request) && count % 3 !== 0) {
    return after({ kind: 'refused', error: readQuota });
  }
  if (scenarios.includes('flaky')) {
    const kinds: readonly (Fault | null)[] = [
      { kind: 'network' }, { kind: 'refused', error: busy[family] }, { kind: 'refused', error: internal[family] }, { kind: 'lost' },
    ];
    return after(kinds[chance % 16] ?? null);
  }
  return after(null);
}
