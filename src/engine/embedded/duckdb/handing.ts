import { errorText } from '../../../base/error-text.ts';
import { failed, type Result } from '../../../base/result.ts';
import type { HandoverSink } from '../../../columns/handover/hand-over.ts';
import type { Problem } from '../../../model/problem.ts';
import type { SqlPlan } from '../../../model/sql-plan.ts';
import { Giving } from './giving.ts';

type HandOver = (plan: SqlPlan, sink: HandoverSink, budgetBytes: number, signal: { readonly aborted: boolean }) => Promise<Result<unknown, Problem>>;

/** The records' worker's handovers that are under way, so that each can be cancelled; every one is replied to, once. */
export class Handing {
  private readonly open = new Map<number, { readonly signal: { aborted: boolean }; readonly giving: Giving }>();
  private readonly handOver: HandOver;
  private readonly before: (plan: SqlPlan, giving: Giving) => void;
  private readonly onDone: (id: number, result: Result<null, Problem>) => void;

  /** @param before gives what must be there before the records */
  constructor(handOver: HandOver, before: (plan: SqlPlan, giving: Giving) => void, onDone: (id: number, result: Result<null, Problem>) => void) {
    this.handOver = handOver;
    this.before = before;
    this.onDone = onDone;
  }

  ask(id: number, plan: SqlPlan, port: MessagePort, budgetBytes: number): void {
    const one = { signal: { aborted: false }, giving: new Giving(port) };
    this.open.set(id, one);
    this.before(plan, one.giving);
    void this.handOver(plan, one.giving, budgetBytes, one.signal)
      .catch((error: unknown): Result<never, Problem> => failed({ kind: 'internal', message: errorText(error) }))
      .then((result) => {
        this.open.delete(id);
        one.giving.end(result.ok && !one.signal.aborted);
        this.onDone(id, result.ok ? { ok: true, value: null } : result);
      });
  }

  cancel(id: number): void {
    const one = this.open.get(id);
    if (!one) return;
    one.signal.aborted = true;
    one.giving.stop();
  }
}
