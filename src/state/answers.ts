import { keepPreviousData, queryOptions, skipToken } from '@tanstack/react-query';
import { present } from '../base/assert.ts';
import type { Answer, Engine } from '../engine/engine.ts';
import type { Question } from '../statement/question.ts';
import { wasAsked } from './asked.ts';
import { begin } from './idle.ts';

interface Waiting {
  readonly question: Question;
  readonly signal: AbortSignal;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * Questions that are asked in the same turn travel in one message, in the order asked: what is seen first is answered
 * first. When nobody waits for any of them any more, the work itself is stopped.
 */
class Post {
  private waiting: Waiting[] = [];

  constructor(private readonly engine: Engine) {}

  ask(question: Question, signal: AbortSignal): Promise<Answer> {
    return new Promise((resolve, reject) => {
      if (this.waiting.length === 0) queueMicrotask(() => this.send());
      this.waiting.push({ question, signal, resolve, reject });
    });
  }

  private send(): void {
    const batch = this.waiting.filter((one) => !one.signal.aborted);
    for (const one of this.waiting) if (one.signal.aborted) one.reject(one.signal.reason);
    this.waiting = [];
    if (batch.length === 0) return;
    const stop = new AbortController();
    const open = new Set(batch);
    wasAsked(batch.map((one) => one.question));
    const ended = begin(`${batch.length} questions`);
    const left = (one: Waiting): void => {
      if (!open.delete(one)) return;
      one.reject(one.signal.reason);
      if (open.size === 0) stop.abort();
    };
    for (const one of batch) one.signal.addEventListener('abort', () => left(one), { once: true });
    const take = (index: number, answer: Answer): void => {
      const one = present(batch[index], `question ${index} of the batch`);
      if (open.delete(one)) one.resolve(answer);
    };
    this.engine
      .answer(batch.map((one) => one.question), stop.signal, take)
      .then((answers) => answers.forEach((answer, index) => take(index, answer)))
      .catch((reason: unknown) => {
        for (const one of open) one.reject(reason);
        open.clear();
      })
      .finally(ended);
  }
}

const posts = new WeakMap<Engine, Post>();

function postOf(engine: Engine): Post {
  const known = posts.get(engine);
  if (known) return known;
  const made = new Post(engine);
  posts.set(engine, made);
  return made;
}

/** Asks outside of the cache, in the same batch as what is asked in the same turn. Rejects when the signal is aborted. */
export function askOnce(engine: Engine, question: Question, signal: AbortSignal): Promise<Answer> {
  return postOf(engine).ask(question, signal);
}

/** Answers of older revisions and filters are kept this long, for Back. */
const keptMs = 60_000;

/**
 * Key and fetcher of one answer. The key holds everything that the answer depends on: the printed question with its
 * range, filters, zone and variables, and the revision of the data. Frames are never walked or compared; the answer before
 * stays until the new one is whole. Without a question nothing is asked.
 */
export function answerOptions(engine: Engine, question: Question | null, revision: number) {
  return queryOptions({
    queryKey: ['answer', question?.key ?? null, question?.counts ?? null, revision] as const,
    queryFn: question === null ? skipToken : ({ signal }) => postOf(engine).ask(question, signal),
    networkMode: 'always',
    retry: false,
    structuralSharing: false,
    staleTime: Infinity,
    gcTime: keptMs,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    refetchOnMount: false,
    placeholderData: keepPreviousData,
  });
}
