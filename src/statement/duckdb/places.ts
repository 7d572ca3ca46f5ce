import type { Position } from '../../model/problem.ts';
import type { SqlPlan } from '../../model/sql-plan.ts';

/**
 * Where parts of the printed SQL came from. While it is put together, a part is wrapped in marks; at the end the marks are taken
 * out and their offsets kept, so that an error in the SQL can be shown in the statement.
 */
export class Places {
  readonly #positions: Position[] = [];

  mark(sql: string, at: Position): string {
    const id = this.#positions.push(at) - 1;
    return `\ue000${id};${sql}\ue001`;
  }

  /** The SQL without marks, and what they said. */
  take(marked: string): { readonly sql: string; readonly places: SqlPlan['places'] } {
    const places: SqlPlan['places'][number][] = [];
    const open: { id: number; from: number }[] = [];
    let sql = '';
    for (let i = 0; i < marked.length; i++) {
      if (marked[i] === '\ue000') {
        const end = marked.indexOf(';', i);
        open.push({ id: Number(marked.slice(i + 1, end)), from: sql.length });
        i = end;
      } else if (marked[i] === '\ue001') {
        const closed = open.pop();
        const at = closed && this.#positions[closed.id];
        if (closed && at) places.push({ sqlFrom: closed.from, sqlTo: sql.length, from: at.from, to: at.to });
      } else sql += marked[i];
    }
    return { sql, places: places.sort((a, b) => a.sqlFrom - b.sqlFrom || b.sqlTo - a.sqlTo) };
  }
}

/** SQL without marks, for comparing two expressions. */
export function unmarked(sql: string): string {
  return sql.replace(/\ue000\d+;|\ue001/g, '');
}
