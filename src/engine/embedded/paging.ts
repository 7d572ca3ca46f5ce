import { failed, type Result } from '../../base/result.ts';
import type { Plan } from '../../model/plan.ts';
import type { Problem } from '../../model/problem.ts';
import type { RecordsAsked, RecordsPage } from '../../model/records-page.ts';

type Read = (plan: Plan, asked: RecordsAsked, signal: { readonly aborted: boolean }) => Promise<Result<RecordsPage, Problem>>;

/** Pages of records that are asked and not yet given, so that each can be cancelled; every one is replied to, once. */
export class Paging {
  private readonly open = new Map<number, { aborted: boolean }>();
  private readonly read: Read;
  private readonly onPage: (id: number, result: Result<RecordsPage, Problem>) => void;

  constructor(read: Read, onPage: (id: number, result: Result<RecordsPage, Problem>) => void) {
    this.read = read;
    this.onPage = onPage;
  }

  ask(id: number, plan: Plan, asked: RecordsAsked): void {
    const signal = { aborted: false };
    this.open.set(id, signal);
    void this.read(plan, asked, signal)
      .catch((error: unknown): Result<RecordsPage, Problem> => failed({ kind: 'internal', message: error instanceof Error ? error.message : String(error) }))
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
