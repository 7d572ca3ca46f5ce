import type { QueryClient, QueryKey } from '@tanstack/react-query';
import type { Engine } from '../engine/engine.ts';
import type { Condition } from '../model/filter.ts';
import type { Question } from '../statement/question.ts';
import type { AheadAsked } from './ahead-asked.ts';
import { pageQuiet, type Quiet } from './idle.ts';
import { neighbouring } from './neighbours.ts';
import { Resting } from './resting.ts';

/**
 * Answers ahead, while the page rests, what one click on a chip would ask: into the cache, where the click finds it. One
 * set of filters travels in one message. Whatever begins meanwhile stops the work at once; after it the neighbours of what is
 * then shown come. Bounded by their number, and by the time that unseen answers stay in the cache.
 */
export class Ahead {
  private readonly resting: Resting;

  constructor(
    private readonly engine: Engine,
    private readonly client: QueryClient,
    private readonly asked: Pick<AheadAsked, 'askers' | 'filters'>,
    quiet: Quiet = pageQuiet,
  ) {
    this.resting = new Resting((signal) => this.answerNeighbours(signal), quiet);
  }

  /** What may be answered ahead is another. */
  again(): void {
    this.resting.again();
  }

  private async answerNeighbours(signal: AbortSignal): Promise<void> {
    const [shown, ...before] = this.asked.filters;
    for (const filters of shown ? neighbouring(shown, before) : []) if (!signal.aborted) await this.answer(filters, signal);
  }

  private async answer(filters: readonly Condition[], signal: AbortSignal): Promise<void> {
    const wanted = new Map<string, { readonly question: Question; readonly key: QueryKey }>();
    for (const asker of this.asked.askers) {
      const one = asker.under(filters);
      if (one && this.client.getQueryState(one.key) === undefined) wanted.set(JSON.stringify(one.key), one);
    }
    const some = [...wanted.values()];
    if (some.length === 0) return;
    await this.engine.answer(some.map((one) => one.question), signal, (index, answer) => {
      const one = some[index];
      // What was stopped or refused is asked again when it is wanted.
      if (one && answer.result.ok && !signal.aborted) this.client.setQueryData(one.key, answer);
    });
  }
}
