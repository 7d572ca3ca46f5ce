import { errorText } from '../../base/error-text.ts';
import { failed, type Result } from '../../base/result.ts';
import type { Problem } from '../../model/problem.ts';

type Read<R, T> = (request: R, signal: { readonly aborted: boolean }) => Promise<Result<T, Problem>>;

/** Requests of one type, as for pages of records, that are made and not yet replied to, so that each can be cancelled; every one is replied to, once. */
export class Paging<R extends { readonly id: number }, T> {
  private readonly open = new Map<number, { aborted: boolean }>();
  private readonly read: Read<R, T>;
  private readonly onPage: (id: number, result: Result<T, Problem>) => void;

  constructor(read: Read<R, T>, onPage: (id: number, result: Result<T, Problem>) => void) {
    this.read = read;
    this.onPage = onPage;
  }

  ask(request: R): void {
    const { id } = request;
    const signal = { aborted: false };
    this.open.set(id, signal);
    void this.read(request, signal)
      .catch((error: unknown): Result<T, Problem> => failed({ kind: 'internal', message: errorText(error) }))
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
