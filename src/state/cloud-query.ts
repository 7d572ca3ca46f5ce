import { useQuery, type QueryClient, type UseQueryResult } from '@tanstack/react-query';
import { errorText } from '../base/error-text.ts';
import { failed, ok, type Result } from '../base/result.ts';
import { retrying } from '../cloud/retrying.ts';
import { wallClock } from '../engine/embedded/logstore/client.ts';
import type { CloudConnection } from '../model/cloud/connection.ts';
import type { CloudProblem } from '../model/cloud/problem.ts';
import { useCloud } from './cloud.ts';

/** A problem of a cloud service on its way through react-query, which takes thrown things only. */
export class CloudFailure extends Error {
  constructor(readonly problem: CloudProblem) {
    super(problem.kind === 'refused' ? `${problem.code}: ${problem.message}` : problem.kind);
  }
}

/** The problem of a failed query or deed; a bug becomes an unexpected answer with its message. */
export function cloudProblemOf(error: unknown): CloudProblem | null {
  if (error === null || error === undefined) return null;
  if (error instanceof CloudFailure) return error.problem;
  return { kind: 'unexpected', service: 'vpc', status: 0, detail: errorText(error) };
}

/** The value of an answer; its problem thrown as `CloudFailure`. */
export function taken<T>(answer: Result<T, CloudProblem>): T {
  if (!answer.ok) throw new CloudFailure(answer.problem);
  return answer.value;
}

export interface CloudAsking<T> {
  /** What is asked and with which parameters. Keys begin with the thing: `['flow-logs', region]`. */
  readonly key: readonly unknown[];
  readonly ask: (connection: CloudConnection, signal: AbortSignal) => Promise<Result<T, CloudProblem>>;
  readonly enabled?: boolean;
  /** Milliseconds for which an answer is good enough not to be asked for again. */
  readonly freshMs?: number;
  /** Milliseconds until it is asked again, by the last answer; false for never. States that end by themselves are watched so. */
  readonly again?: (last: T | undefined) => number | false;
  /** Asked again also while nobody looks at the page. */
  readonly inBackground?: boolean;
}

const never = new AbortController().signal;

/** Each request of a screen is tried three times, within three seconds at most: what fails longer is said. */
const lookUps = { sleep: (milliseconds: number, signal = never) => wallClock.sleep(milliseconds, signal), random: Math.random, tries: 3 };

/** Asks a cloud service, through the cache; what is lost or refused for the moment is asked again a little later. The last answer stays while the next is awaited, also when that fails. */
export function useCloudQuery<T>({ key, ask, enabled = true, freshMs = 2000, again, inBackground = false }: CloudAsking<T>): UseQueryResult<T> {
  const cloud = useCloud();
  return useQuery({
    queryKey: ['cloud', ...key],
    queryFn: async ({ signal }) => {
      if (cloud.kind !== 'on') throw new Error('No cloud is connected.');
      return taken(await ask(retrying(cloud.connection, lookUps), signal));
    },
    enabled: enabled && cloud.kind === 'on',
    staleTime: freshMs,
    refetchOnMount: true,
    refetchInterval: again === undefined ? false : (query) => again(query.state.data),
    refetchIntervalInBackground: inBackground,
  });
}

/**
 * A part of an answer that other questions want too: from the cache while it is fresh, else asked once for all who want it meanwhile.
 * It goes on to its end when one of them leaves.
 */
export async function sharedPart<T>(client: QueryClient, connection: CloudConnection, { key, ask, freshMs = 2000 }: Pick<CloudAsking<T>, 'key' | 'ask' | 'freshMs'>): Promise<Result<T, CloudProblem>> {
  try {
    return ok(await client.fetchQuery({ queryKey: ['cloud', ...key], queryFn: async ({ signal }) => taken(await ask(connection, signal)), staleTime: freshMs }));
  } catch (error) {
    const problem = cloudProblemOf(error);
    if (problem === null) throw error;
    return failed(problem);
  }
}
