import type { QueryClient, QueryKey } from '@tanstack/react-query';
import type { Engine } from '../engine/engine.ts';
import type { Condition } from '../model/filter.ts';
import type { Question } from '../statement/question.ts';
import { answerOptions } from './answers.ts';
import { pageQuiet } from './idle.ts';

/** A question that is expected, with the key of its answer. */
export interface Expected {
  readonly question: Question;
  readonly key: QueryKey;
}

export function expectedOf(engine: Engine, question: Question, revision: number): Expected {
  return { question, key: answerOptions(engine, question, revision).queryKey };
}

/** Something on the screen whose answer under other filters a click would ask for. */
export interface Asker {
  /** Its question under these filters; null when it cannot be asked. */
  readonly under: (filters: readonly Condition[]) => Expected | null;
}

/** So many sets of filters are remembered for a click that brings one of them again. */
const remembered = 3;

/** What may be answered ahead: whose questions, and around which filters. What answers it is loaded when the page has been quiet once. */
export class AheadAsked {
  readonly askers = new Set<Asker>();
  /** The newest first; the first of them are those that are shown. None while no dashboard is, or while its numbers move on by themselves. */
  filters: readonly (readonly Condition[])[] = [];
  private again: () => void = () => undefined;
  private isLoading = false;

  constructor(
    private readonly engine: Engine,
    private readonly client: QueryClient,
  ) {}

  follow(asker: Asker): () => void {
    this.askers.add(asker);
    this.changed();
    return () => this.askers.delete(asker);
  }

  /** Filters are shown, off ones included. */
  shows(filters: readonly Condition[]): void {
    this.filters = [filters, ...this.filters].slice(0, remembered + 1);
    this.changed();
  }

  showsNone(): void {
    this.filters = [];
  }

  private changed(): void {
    this.again();
    if (this.isLoading) return;
    this.isLoading = true;
    void pageQuiet.idle().then(() => import('./ahead.ts')).then(({ Ahead }) => {
      const ahead = new Ahead(this.engine, this.client, this);
      this.again = () => ahead.again();
      ahead.again();
      // A click is answered without it too, only later.
    }).catch(() => undefined);
  }
}

const known = new WeakMap<QueryClient, AheadAsked>();

/** One for each page. */
export function aheadOf(engine: Engine, client: QueryClient): AheadAsked {
  const made = known.get(client) ?? new AheadAsked(engine, client);
  known.set(client, made);
  return made;
}
