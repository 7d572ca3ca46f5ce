import { failed, type Result } from '../../base/result.ts';
import type { Plan } from '../../model/plan.ts';
import type { Problem } from '../../model/problem.ts';

type Read<A, T> = (plan: Plan, asked: A, signal: { readonly aborted: boolean }) => Promise<Result<T, Problem>>;

/** Pages of records, or patterns of them, that are asked and not yet given, so that each can be cancelled; every one is replied to, once. */
export class Paging<A, T> {
  private readonly open = new Map<number, { aborted: boolean }>();
  private readonly read: Read<A, T>;
  private readonly onPage: (id: number, result: Result<T, Problem>) => void;

  constructor(read: Read<A, T>, onPage: (id: number, result: Result<T, Problem>) => void) {
    this.read = read;
    this.onPage = onPage;
  }

  ask(id: number, plan: Plan, asked: A): void {
    const signal = { aborted: false };
    this.open.set(id, signal);
    void this.read(plan, asked, signal)
      .catch((error: unknown): Result<T, Problem> => failed({ kind: 'internal', message: error instanceof Error ? error.message : String(error) }))
      .then((result) => {
        this.open.delete(id);
        this.onPage(id, result);
      });
  }

  cancel(id: number): void {
    const signal = this.open.get(id);
    if (signal) signal.aborted = true;
  }
}
