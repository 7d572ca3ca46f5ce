import { failed, type Result } from '../base/result.ts';
import type { CloudProblem } from '../model/cloud/problem.ts';

/**
 * Asking again where that can help: a quota that is used up for the moment, a service that is busy, an answer that was lost. What
 * changes something is asked again only where the service said that it did nothing.
 */

export interface Retrying {
  readonly signal?: AbortSignal;
  /** Milliseconds; ends early, without a throw, when aborted. */
  readonly sleep: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
  /** 0 to 1. */
  readonly random: () => number;
  /** The request changes something: an answer that was lost is not asked for again. */
  readonly changes?: boolean;
  /** The first one included; `mostTries` unless said. */
  readonly tries?: number;
  /** Told before each wait. */
  readonly onWait?: (wait: { readonly problem: CloudProblem; readonly milliseconds: number; readonly tries: number }) => void;
}

/** The first try included: about half a minute of waits. */
export const mostTries = 6;
const firstMilliseconds = 500;
const longestMilliseconds = 30_000;

/** Nothing was done, and later it may be. */
const refusedForNow = new Set([
  // Simple Log Service.
  'ReadQuotaExceed', 'WriteQuotaExceed', 'ShardReadQuotaExceed', 'ShardWriteQuotaExceed', 'ServerBusy',
  // VPC, as its providers for infrastructure as code ask again for them.
  'TaskConflict', 'OperationFailed.LastTokenProcessing', 'LastTokenProcessing', 'IncorrectStatus', 'IncorrectStatus.flowlog', 'InvalidHdMonitorStatus', 'OperationConflict',
  'ServiceUnavailable', 'SystemBusy',
  // Huawei: another task has the attachment, the gateway is busy.
  'ER.04008502', 'ER.04004003', 'APIGW.0308',
]);

/** Whether it was done is not known. */
const brokenOff = new Set(['InternalServerError', 'InternalError', 'UnknownError']);

/** `now`: nothing was done, and later it may be. `unsure`: it may have been done. `no`: asking again gives the same. */
export function againAfter(problem: CloudProblem): 'now' | 'unsure' | 'no' {
  switch (problem.kind) {
    case 'refused':
      if (refusedForNow.has(problem.code) || problem.code.startsWith('Throttling') || problem.status === 429 || problem.status === 503) return 'now';
      return brokenOff.has(problem.code) || problem.status >= 500 ? 'unsure' : 'no';
    case 'unreachable':
      return 'unsure';
    case 'unexpected':
      // A proxy's own page while what stands behind it is away.
      return problem.status === 429 ? 'now' : problem.status >= 500 ? 'unsure' : 'no';
    case 'cancelled':
      return 'no';
  }
}

/** @returns the first answer that is none of the above, or the last problem; waits double, differ, and are no shorter than the service asks for. */
export async function withRetry<T>(ask: () => Promise<Result<T, CloudProblem>>, { signal, sleep, random, changes = false, tries: most = mostTries, onWait }: Retrying): Promise<Result<T, CloudProblem>> {
  for (let tries = 1; ; tries += 1) {
    const answer = await ask();
    if (answer.ok) return answer;
    const { problem } = answer;
    const again = againAfter(problem);
    if (again === 'no' || (again === 'unsure' && changes) || tries >= most) return answer;
    const wait = Math.min(longestMilliseconds, firstMilliseconds * 2 ** tries) * (0.5 + random() / 2);
    const told = problem.kind === 'refused' && problem.retryAfter !== undefined ? problem.retryAfter * 1000 : 0;
    const milliseconds = Math.max(wait, told);
    onWait?.({ problem, milliseconds, tries });
    await sleep(milliseconds, signal);
    if (signal?.aborted === true) return failed({ kind: 'cancelled' });
  }
}
