import type { QueryClient } from '@tanstack/react-query';
import type { Engine } from '../engine/engine.ts';
import type { AheadAsked, Expected } from './ahead-asked.ts';
import { wasAnsweredAhead } from './asked.ts';
import { pageQuiet, type Quiet } from './idle.ts';
import { neighbouring } from './neighbours.ts';
import { Resting } from './resting.ts';

/**
 * Answers into the cache what a click would ask, before it: the click then finds it there and draws at once. What is there already is left
 * out, and so is everything where the engine answers nothing for nothing. It costs work of the engine's threads while nobody waits for
 * them, and room for answers that may never be seen, which leave both the cache and the engine as old ones do. To be called while the
 * page rests, with a signal that ends it as soon as anything is asked: the engine hears that within a slice.
 */
export async function answerAhead(engine: Engine, client: QueryClient, expected: readonly Expected[], signal: AbortSignal): Promise<void> {
  const wanted = new Map<string, Expected>();
  for (const one of expected) if (client.getQueryData(one.key) === undefined) wanted.set(JSON.stringify(one.key), one);
  const some = [...wanted.values()];
  if (some.length === 0) return;
  await engine.answerAhead?.(some.map((one) => one.question), signal, (index, answer) => {
    const one = some[index];
    // What was stopped or refused is asked again when it is wanted.
    if (!one || !answer.result.ok || signal.aborted) return;
    client.setQueryData(one.key, answer);
    wasAnsweredAhead(one.question);
  });
}

/**
 * Answers ahead, while the page rests, what one click on a chip would ask. One set of filters travels in one message. Whatever begins
 * meanwhile stops the work at once; after it the neighbours of what is then shown come.
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
    for (const filters of shown ? neighbouring(shown, before) : []) {
      if (signal.aborted) return;
      await answerAhead(this.engine, this.client, [...this.asked.askers].flatMap((asker) => asker.under(filters) ?? []), signal);
    }
  }
}
