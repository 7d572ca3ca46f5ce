/** For tests: a connection as the page holds one, answered by the handlers. */

import { getResponse, type RequestHandler } from 'msw';
import type { Result } from '../../src/base/result.ts';
import type { CloudConnection } from '../../src/model/cloud/connection.ts';
import type { CloudProblem } from '../../src/model/cloud/problem.ts';

export function connectionTo(handlers: RequestHandler[]): CloudConnection {
  return {
    base: 'http://localhost/cloud',
    async fetch(request) {
      const response = await getResponse(handlers, request);
      if (response === undefined) throw new Error(`Nothing answers ${request.method} ${request.url}.`);
      if (response.type === 'error') throw new TypeError('Failed to fetch');
      return response;
    },
  };
}

/** The value; a problem fails the test. */
export async function got<T>(answer: Promise<Result<T, CloudProblem>>): Promise<T> {
  const done = await answer;
  if (!done.ok) throw new Error(JSON.stringify(done.problem));
  return done.value;
}
