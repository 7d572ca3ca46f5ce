import type { Words } from '../../base/words.ts';
import type { LogstoreReading } from '../../engine/embedded/logstore/state.ts';
import type { CloudProblem } from '../../model/cloud/problem.ts';
import type { logstoreWords } from './logstore-words.ts';

type LogstoreWords = Words<typeof logstoreWords>;

/** Why reading stopped and what helps, in one or two sentences. */
export function stoppedSentence(problem: NonNullable<LogstoreReading['problem']>, w: LogstoreWords): string {
  switch (problem.kind) {
    case 'memory':
      return w.memory;
    case 'replaced':
      return w.replaced;
    case 'internal':
      return w.internal(problem.message);
    case 'unreachable':
      return w.unreachable;
    case 'unexpected':
      return w.unexpected(problem.detail);
    case 'cancelled':
      return w.stopped;
    case 'refused':
      return refusedSentence(problem, w);
  }
}

function refusedSentence({ code, message }: Extract<CloudProblem, { kind: 'refused' }>, w: LogstoreWords): string {
  if (code === 'RequestTimeTooSkewed' || code === 'RequestTimeExpired') return w.skewed;
  if (/expired/i.test(code) || (code === 'Unauthorized' && /expired/i.test(message))) return w.expired;
  if (code === 'InvalidAccessKeyId' && /not opened/i.test(message)) return w.closed;
  switch (code) {
    case 'ReadQuotaExceed':
    case 'ShardReadQuotaExceed':
    case 'ProjectQuotaExceed':
      return w.quota;
    case 'ProjectNotExist':
      return w.noProject;
    case 'LogStoreNotExist':
      return w.noLogstore;
    case 'Unauthorized':
      return w.denied;
    default:
      return w.refused(code, message);
  }
}

/** What a request that waits met, in a word. */
export function waitingFor(problem: CloudProblem, w: LogstoreWords): string {
  return problem.kind === 'refused' ? problem.code : w.noAnswer;
}
