import { isReserved } from '../../../statement/sql/cursor.ts';
import type { Piece } from '../../../statement/sql/pieces.ts';
import { plainName } from './context.ts';

/** Names that a statement gives itself, as far as they can be read from its pieces while it is being typed. */
export interface NamesInScope {
  /** Members of WITH and queries in FROM, each with its columns; a table's further name leads to the same. Null is the log. */
  readonly tables: ReadonlyMap<string, readonly string[] | null>;
  /** Names after AS in lists of SELECT. */
  readonly aliases: readonly string[];
}

/** The names in a SQL half, by its pieces. Never fails; what it cannot read it leaves out. */
export function namesInScope(all: readonly Piece[]): NamesInScope {
  const pieces = all.filter(({ kind }) => kind !== 'comment');
  const tables = new Map<string, readonly string[] | null>();
  const aliases = new Set<string>();
  const closes = closingOf(pieces);
  const word = (i: number): string => (pieces[i]?.kind === 'name' ? (pieces[i]?.text.toLowerCase() ?? '') : '');
  const symbol = (i: number): string => (pieces[i]?.kind === 'symbol' ? (pieces[i]?.text ?? '') : '');
  const nameAt = (i: number): string | null => {
    const piece = pieces[i];
    return piece !== undefined && (piece.kind === 'quoted' || (piece.kind === 'name' && !endsName.has(word(i)))) ? plainName(piece) : null;
  };
  pieces.forEach((_, i) => {
    if (symbol(i) === '(' && (word(i + 1) === 'select' || word(i + 1) === 'with')) {
      const end = closes.get(i) ?? pieces.length;
      const columns = columnsOf(pieces, closes, i + 1, end);
      const member = memberBefore(pieces, i);
      const named = nameAt(word(end + 1) === 'as' ? end + 2 : end + 1);
      if (member !== null) tables.set(member.name, member.columns ?? columns);
      else if (named !== null) tables.set(named, columns);
    }
    if (word(i) === 'select') for (const name of aliasesOf(pieces, closes, i + 1)) aliases.add(name);
    if (word(i) !== 'from' && word(i) !== 'join') return;
    const table = nameAt(i + 1);
    const other = nameAt(word(i + 2) === 'as' ? i + 3 : i + 2);
    if (table === null) return;
    const known = tables.get(table) ?? null;
    if (table.toLowerCase() === 'log' || known !== null) tables.set(table, known);
    if (other !== null) tables.set(other, known);
  });
  return { tables, aliases: [...aliases] };
}

/** Words that follow a table without being its name. */
const endsName = new Set([
  'on', 'using', 'where', 'group', 'having', 'order', 'limit', 'join', 'left', 'right', 'full', 'inner', 'cross', 'natural', 'union', 'except', 'intersect', 'select', 'with', 'as', 'from', 'and', 'or',
]);
/** Words that end a list of SELECT. */
const endsList = new Set(['from', 'where', 'group', 'having', 'order', 'limit', 'union', 'except', 'intersect']);

function closingOf(pieces: readonly Piece[]): ReadonlyMap<number, number> {
  const open: number[] = [];
  const closes = new Map<number, number>();
  pieces.forEach(({ kind, text }, i) => {
    if (kind !== 'symbol') return;
    if (text === '(') open.push(i);
    const start = text === ')' ? open.pop() : undefined;
    if (start !== undefined) closes.set(start, i);
  });
  return closes;
}

/** The name and the written columns of `name (a, b) as (`, when the parenthesis at `index` is that of a member of WITH. */
function memberBefore(pieces: readonly Piece[], index: number): { readonly name: string; readonly columns: readonly string[] | null } | null {
  const piece = (i: number): Piece | undefined => pieces[i];
  if (piece(index - 1)?.text.toLowerCase() !== 'as') return null;
  let at = index - 2;
  let columns: string[] | null = null;
  if (piece(at)?.text === ')') {
    const start = pieces.slice(0, at).findLastIndex(({ kind, text }) => kind === 'symbol' && text === '(');
    columns = pieces.slice(start + 1, at).filter(({ kind }) => kind === 'name' || kind === 'quoted').map(plainName);
    at = start - 1;
  }
  const name = piece(at);
  return name?.kind === 'name' || name?.kind === 'quoted' ? { name: plainName(name), columns } : null;
}

/** The items of a list of SELECT that begins at `start`: each the pieces outside its parentheses. */
function itemsOf(pieces: readonly Piece[], closes: ReadonlyMap<number, number>, start: number, end: number): Piece[][] {
  const items: Piece[][] = [[]];
  for (let i = start; i < end; i++) {
    const piece = pieces[i];
    if (piece === undefined) break;
    if (piece.kind === 'symbol' && piece.text === ')') break;
    if (piece.kind === 'name' && endsList.has(piece.text.toLowerCase())) break;
    if (piece.kind === 'symbol' && piece.text === ',') items.push([]);
    else items.at(-1)?.push(piece);
    if (piece.kind === 'symbol' && piece.text === '(') i = closes.get(i) ?? end;
  }
  return items;
}

/** The name that an item of SELECT goes by; null when it has none of its own. */
function itemName(item: readonly Piece[]): { readonly name: string; readonly isAlias: boolean } | null {
  const last = item.at(-1);
  if (last === undefined || (last.kind === 'name' ? isReserved(last.text) : last.kind !== 'quoted')) return null;
  const before = item.at(-2);
  const isColumn = before === undefined || (before.kind === 'symbol' && before.text === '.') || before.text.toLowerCase() === 'distinct';
  const isAlias = !isColumn && (before.text.toLowerCase() === 'as' || before.kind !== 'symbol' || [')', ']', '('].includes(before.text));
  return isColumn || isAlias ? { name: plainName(last), isAlias } : null;
}

function columnsOf(pieces: readonly Piece[], closes: ReadonlyMap<number, number>, start: number, end: number): string[] {
  let first = start;
  while (first < end && pieces[first]?.text.toLowerCase() !== 'select') first = (closes.get(first) ?? first) + 1;
  return itemsOf(pieces, closes, first + 1, end).flatMap((item) => itemName(item)?.name ?? []);
}

function aliasesOf(pieces: readonly Piece[], closes: ReadonlyMap<number, number>, start: number): string[] {
  return itemsOf(pieces, closes, start, pieces.length).flatMap((item) => {
    const named = itemName(item);
    return named?.isAlias === true ? [named.name] : [];
  });
}
