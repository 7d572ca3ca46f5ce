import { fieldNamed } from '../../../model/fields.ts';
import type { Chart } from '../../../model/chart.ts';
import type { Frame } from '../../../model/frame.ts';
import type { ColumnFields, Consequence } from '../../../model/panel.ts';
import type { SqlExpr, Statement } from '../../../statement/statement.ts';

/** Texts of an expression in order: fields and what was written between them. Null for anything else. */
function piecesOf(expr: SqlExpr, fields: ReadonlySet<string>): readonly ({ readonly field: string } | { readonly text: string })[] | null {
  switch (expr.kind) {
    case 'name':
      return fields.has(expr.name) || fieldNamed(expr.name) ? [{ field: expr.name }] : null;
    case 'text':
      return [{ text: expr.value }];
    case 'cast':
      return expr.type.toLowerCase() === 'varchar' ? piecesOf(expr.a, fields) : null;
    case 'binary':
      return expr.op === '||' ? joined([expr.a, expr.b], fields) : null;
    case 'call':
      return expr.name === 'concat' && !expr.distinct && !expr.star ? joined(expr.args, fields) : null;
    default:
      return null;
  }
}

function joined(exprs: readonly SqlExpr[], fields: ReadonlySet<string>): ReturnType<typeof piecesOf> {
  const pieces = exprs.map((expr) => piecesOf(expr, fields));
  return pieces.some((one) => one === null) ? null : pieces.flatMap((one) => one ?? []);
}

/** Fields with a text between each two of them; fields that touch cannot be told apart again. */
function fieldsOf(column: string, expr: SqlExpr, known: ReadonlySet<string>): ColumnFields | null {
  const pieces = piecesOf(expr, known);
  if (!pieces) return null;
  const fields: string[] = [];
  const between: string[] = [];
  let text = '';
  for (const piece of pieces) {
    if ('text' in piece) text += piece.text;
    else {
      if (fields.length > 0 ? text === '' : text !== '') return null;
      if (fields.length > 0) between.push(text);
      fields.push(piece.field);
      text = '';
    }
  }
  return text === '' && fields.length > 0 ? { column, fields, between } : null;
}

/** The columns of a result whose values say something about fields: those of a field, and those made of several. */
export function clickable(frame: Frame, statement: Statement | null, present: readonly string[]): readonly ColumnFields[] {
  const known = new Set(present);
  const select = statement?.select?.kind === 'select' ? statement.select : null;
  // A column of an inner query has the name that the inner query gave it, which is a field's only where the engine says so.
  const isPlain = select !== null && (select.from === null || (select.from.kind === 'table' && select.with === null));
  return frame.columns.flatMap((column): ColumnFields[] => {
    if (column.field !== undefined) return [{ column: column.name, fields: [column.field], between: [] }];
    if (!isPlain || column.type !== 'varchar') return [];
    const item = select.items.find((one) => one.kind === 'item' && one.alias === column.name);
    const found = item?.kind === 'item' ? fieldsOf(column.name, item.expr, known) : null;
    return found ? [found] : [];
  });
}

/** Columns whose values a mark of the chart stands for. */
function markColumns(chart: Chart, frame: Frame): readonly string[] {
  const roles: readonly (string | null)[] = chart.kind === 'scatter' ? frame.columns.map((column) => column.name) : chart.kind === 'number' ? [] : chart.kind === 'lanes' ? [chart.series, chart.target] : [chart.x, chart.series];
  return roles.filter((name) => name !== null);
}

/** What a click can filter in this chart. */
export function clickChoices(chart: Chart, frame: Frame, columns: readonly ColumnFields[]): readonly ColumnFields[] {
  const named = markColumns(chart, frame);
  return named.flatMap((name) => columns.find((one) => one.column === name) ?? []);
}

/** A column that a click was set to filter by and that no mark of the chart stands for; null when it holds, or where nothing can be filtered by a click at all. */
export function unusedClick(choices: readonly ColumnFields[], frame: Frame, chosen: string | null | undefined): string | null {
  if (typeof chosen !== 'string' || choices.some(({ column }) => column === chosen)) return null;
  return choices.length === 0 && frame.columns.some(({ name }) => name === chosen) ? null : chosen;
}

/** The consequence: what was chosen, else everything that a mark says of fields. */
export function consequenceOf(choices: readonly ColumnFields[], chosen: string | null | undefined): Consequence {
  if (chosen === null || choices.length === 0) return { kind: 'none' };
  const one = chosen === undefined ? undefined : choices.find((choice) => choice.column === chosen);
  return { kind: 'each', of: one ? [one] : choices };
}
