import type { SqlPlan } from '../../../model/sql-plan.ts';
import type { SqlAnswer, SqlBody, SqlSurroundings } from './body.ts';
import type { SqlProgress } from './protocol.ts';

const off: SqlProgress = { stage: 'off', share: null };

/** The page's side of DuckDB, loaded when a question first needs it: dashboards never do. */
export class LazySqlBody {
  private readonly around: SqlSurroundings;
  private body: SqlBody | null = null;
  private loading: Promise<SqlBody> | null = null;
  private readonly listeners = new Set<(progress: SqlProgress) => void>();

  constructor(around: SqlSurroundings) {
    this.around = around;
  }

  progress(): SqlProgress {
    return this.body?.progress() ?? off;
  }

  watch(listener: (progress: SqlProgress) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  prepare(): void {
    void this.load().then((body) => body.prepare());
  }

  async answer(plan: SqlPlan, signal: AbortSignal): Promise<SqlAnswer> {
    return (await this.load()).answer(plan, signal);
  }

  end(): void {
    this.body?.end();
  }

  private load(): Promise<SqlBody> {
    this.loading ??= import('./body.ts').then((module) => {
      const body = new module.SqlBody(this.around);
      body.watch((progress) => this.listeners.forEach((listener) => listener(progress)));
      this.body = body;
      return body;
    });
    return this.loading;
  }
}
