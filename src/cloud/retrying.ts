import { failed, ok, type Result } from '../base/result.ts';
import type { CloudConnection } from '../model/cloud/connection.ts';
import type { CloudProblem, CloudService } from '../model/cloud/problem.ts';
import { readRefusal, type RefusalReader } from './answer.ts';
import { lost } from './ask.ts';
import { huaweiRefusal } from './huawei.ts';
import { withRetry, type Retrying } from './retry.ts';
import { rpcRefusal } from './rpc.ts';
import { slsRefusal } from './sls/call.ts';

const readers: Readonly<Record<CloudService, RefusalReader>> = {
  vpc: rpcRefusal, ecs: rpcRefusal, ram: rpcRefusal, sls: slsRefusal, 'huawei-vpc': huaweiRefusal, 'huawei-er': huaweiRefusal, 'huawei-lts': huaweiRefusal,
};

/**
 * A connection on which each look-up is asked again where that can help; what changes something goes out once, as it is. The answer is
 * the last one that came, whatever it says.
 */
export function retrying(connection: CloudConnection, how: Pick<Retrying, 'sleep' | 'random' | 'tries'>): CloudConnection {
  return {
    base: connection.base,
    async fetch(request) {
      const service = serviceOf(connection, request);
      if (service === null || !isLookUp(request)) return connection.fetch(request);
      let last: Response | null = null;
      let thrown: unknown = null;
      const answer = await withRetry(async (): Promise<Result<Response, CloudProblem>> => {
        try {
          const response = await connection.fetch(request.clone());
          last = response;
          return response.ok ? ok(response) : failed(await readRefusal(response.clone(), service, readers[service], request.signal));
        } catch (error) {
          last = null;
          thrown = error;
          return failed(lost(error, service, request.signal));
        }
      }, { ...how, signal: request.signal });
      if (answer.ok) return answer.value;
      request.signal.throwIfAborted();
      if (last === null) throw thrown;
      return last;
    },
  };
}

/** Searches are look-ups that need a body. */
function isLookUp({ method, url }: Request): boolean {
  return method === 'GET' || method === 'HEAD' || (method === 'POST' && /\/(?:logs|content\/query)$/.test(new URL(url).pathname));
}

/** Null for an address that is no service's. */
function serviceOf({ base }: CloudConnection, { url }: Request): CloudService | null {
  const { pathname } = new URL(url);
  const root = new URL(base, url).pathname;
  const name = pathname.startsWith(`${root}/`) ? pathname.slice(root.length + 1).split('/')[0] : undefined;
  return services.find((one) => one === name) ?? null;
}

const services: readonly CloudService[] = ['vpc', 'ecs', 'ram', 'sls', 'huawei-vpc', 'huawei-er', 'huawei-lts'];
