import { isReserved } from './cursor.ts';
import type { Piece } from './pieces.ts';

/**
 * SQL laid out in lines: one clause a line, lists filled up to a width, queries in parentheses set in. Only blanks change: every
 * piece is written as it was typed, and comments keep their place between the same pieces.
 */

const width = 100;
const deeper = 2;
const continued = 4;

interface Word {
  readonly kind: 'word';
  readonly piece: Piece;
  /** Nothing stood between this and the piece before. */
  readonly glued: boolean;
  /** It began a line of its own. */
  readonly ownLine: boolean;
  /** A sign of what follows, and no operator between two values. */
  readonly isSign: boolean;
}

/** Parentheses and what is in them. */
interface Group {
  readonly kind: 'group';
  readonly open: Word;
  readonly nodes: readonly Node[];
  readonly close: Word | null;
}

type Node = Word | Group;

interface Clause {
  /** Comments on lines of their own before it. */
  readonly lead: readonly Word[];
  readonly head: readonly Word[];
  readonly body: readonly Node[];
}

/** @param base columns that every line but the first stands in */
export function layOut(pieces: readonly Piece[], source: string, base: number): string {
  let before: Piece | undefined;
  const words = pieces.map((piece, i): Word => {
    const gap = source.slice(pieces[i - 1]?.to ?? piece.from, piece.from);
    const word: Word = { kind: 'word', piece, glued: i > 0 && gap === '', ownLine: gap.includes('\n'), isSign: isSign(piece, before) };
    if (piece.kind !== 'comment') before = piece;
    return word;
  });
  const lines = new Lines(base);
  writeQuery(lines, nest(words), base);
  return lines.text();
}

/** The lines written so far. */
class Lines {
  #done = '';
  #line = '';
  #last: Word | null = null;
  #margin: number;

  constructor(margin: number) {
    this.#margin = margin;
  }

  get room(): number {
    return width - this.#margin - this.#line.length;
  }

  get isFresh(): boolean {
    return this.#line === '';
  }

  /** The column in which this line began. */
  get margin(): number {
    return this.#margin;
  }

  newLine(margin: number): void {
    if (this.#line !== '') this.#done += `${this.#line}\n${' '.repeat(margin)}`;
    else if (this.#done !== '') this.#done = this.#done.slice(0, this.#done.lastIndexOf('\n') + 1) + ' '.repeat(margin);
    this.#line = '';
    this.#margin = margin;
  }

  /** Writes a word after what precedes it; a line comment ends its line. */
  put(word: Word, margin: number): void {
    const last = this.#last;
    const isComment = word.piece.kind === 'comment';
    if (last !== null && (isLineComment(last) || (isComment && word.ownLine))) this.newLine(margin);
    if (last !== null && this.#line !== '' && isApart(last, word)) this.#line += ' ';
    this.#line += word.piece.text;
    this.#last = word;
  }

  text(): string {
    return this.#done + this.#line;
  }
}

function isLineComment(word: Word): boolean {
  return word.piece.text.startsWith('--');
}

function lower(node: Node | undefined): string {
  return node?.kind === 'word' && (node.piece.kind === 'name' || node.piece.kind === 'symbol') ? node.piece.text.toLowerCase() : '';
}

/** Reserved words that are called like functions. */
const called = new Set(['cast', 'extract', 'normalize', 'grouping', 'unnest', 'rollup', 'cube', 'exists']);
/** Words that are not reserved and yet no function: a parenthesis after them stands apart. */
const apart = new Set(['over', 'sets', 'all']);

function isSign(piece: Piece, before: Piece | undefined): boolean {
  if (piece.kind !== 'symbol' || (piece.text !== '-' && piece.text !== '+')) return false;
  if (before === undefined) return true;
  return before.kind === 'symbol' ? ![')', ']'].includes(before.text) : before.kind === 'name' && isReserved(before.text) && !/^(end|null|true|false|current_\w+)$/i.test(before.text);
}

/** True when a blank stands between two pieces. */
function isApart(before: Word, word: Word): boolean {
  const a = before.piece;
  const b = word.piece;
  if (a.kind === 'comment' || b.kind === 'comment') return true;
  if (a.kind === 'placeholder' || b.kind === 'placeholder') return !word.glued || a.text === ',';
  if (a.kind === 'symbol' && before.isSign) return b.text.startsWith('-') || b.text.startsWith('+');
  if (b.kind === 'symbol' && [',', ')', ']', '.', ';'].includes(b.text)) return false;
  if (a.kind === 'symbol' && ['(', '[', '.'].includes(a.text)) return false;
  if (b.text === '[' && b.kind === 'symbol') return word.glued ? false : a.kind === 'symbol' && ![')', ']'].includes(a.text);
  if (b.text === '(' && b.kind === 'symbol') {
    if (a.kind === 'quoted') return false;
    if (a.kind !== 'name') return true;
    const name = a.text.toLowerCase();
    if (name === 'filter' || name === 'as') return !word.glued || name === 'as';
    return apart.has(name) || (isReserved(name) && !called.has(name));
  }
  return true;
}

function nest(words: readonly Word[]): Node[] {
  const stack: { readonly open: Word | null; readonly nodes: Node[] }[] = [{ open: null, nodes: [] }];
  const end = (close: Word | null): void => {
    const done = stack.pop();
    if (done?.open) stack.at(-1)?.nodes.push({ kind: 'group', open: done.open, nodes: done.nodes, close });
  };
  for (const word of words) {
    if (word.piece.kind === 'symbol' && word.piece.text === '(') stack.push({ open: word, nodes: [] });
    else if (word.piece.kind === 'symbol' && word.piece.text === ')' && stack.length > 1) end(word);
    else stack.at(-1)?.nodes.push(word);
  }
  while (stack.length > 1) end(null);
  return stack[0]?.nodes ?? [];
}

function isQuery(group: Group): boolean {
  const first = group.nodes.find((node) => node.kind === 'group' || node.piece.kind !== 'comment');
  if (first?.kind === 'group') return isQuery(first);
  return ['select', 'with', 'values'].includes(lower(first));
}

/** How many words at a place begin a clause; none when none does. */
function headLength(nodes: readonly Node[], at: number): number {
  const word = (ahead: number): string => lower(nodes[at + ahead]);
  switch (word(0)) {
    case 'with':
      return word(1) === 'ordinality' ? 0 : word(1) === 'recursive' ? 2 : 1;
    case 'select':
      return word(1) === 'distinct' || word(1) === 'all' ? 2 : 1;
    case 'group':
    case 'order':
      return word(1) === 'by' ? 2 : 0;
    case 'union':
    case 'intersect':
    case 'except':
      return word(1) === 'all' || word(1) === 'distinct' ? 2 : 1;
    case 'from':
    case 'where':
    case 'having':
    case 'limit':
    case 'values':
    case 'join':
      return 1;
    case 'inner':
    case 'cross':
    case 'natural':
      return word(1) === 'join' ? 2 : 0;
    case 'left':
    case 'right':
    case 'full':
      return word(1) === 'join' ? 2 : word(1) === 'outer' && word(2) === 'join' ? 3 : 0;
    default:
      return 0;
  }
}

function clausesOf(nodes: readonly Node[]): Clause[] {
  const clauses: { lead: Word[]; head: Word[]; body: Node[] }[] = [];
  let lead: Word[] = [];
  for (let i = 0; i < nodes.length; ) {
    const node = nodes[i];
    if (node === undefined) break;
    const length = headLength(nodes, i);
    const body = clauses.at(-1)?.body;
    if (length > 0 || body === undefined) {
      const head = nodes.slice(i, i + length).filter((one) => one.kind === 'word');
      clauses.push({ lead, head, body: length === 0 ? [node] : [] });
      lead = [];
      i += Math.max(1, length);
      continue;
    }
    const isOwn = node.kind === 'word' && node.piece.kind === 'comment' && node.ownLine;
    if (isOwn) lead.push(node);
    else {
      body.push(...lead, node);
      lead = [];
    }
    i++;
  }
  clauses.at(-1)?.body.push(...lead);
  return clauses;
}

function writeQuery(lines: Lines, nodes: readonly Node[], margin: number): void {
  clausesOf(nodes).forEach(({ lead, head, body }, i) => {
    for (const comment of lead) {
      lines.newLine(margin);
      lines.put(comment, margin);
    }
    if (i > 0 || lead.length > 0) lines.newLine(margin);
    for (const word of head) lines.put(word, margin);
    writeBody(lines, lower(head[0]), body, margin);
  });
}

function writeBody(lines: Lines, clause: string, body: readonly Node[], margin: number): void {
  const flat = flatWidth(body);
  if (clause !== 'with' && flat !== null && flat + 1 <= lines.room) return writeFlat(lines, body, margin);
  const isCondition = clause === 'where' || clause === 'having' || clause.endsWith('join') || ['inner', 'left', 'right', 'full'].includes(clause);
  const chunks = isCondition ? atConditions(body) : atCommas(body);
  if (!isCondition && clause !== 'with') return fill(lines, chunks, margin);
  chunks.forEach((chunk, i) => {
    const inside = clause === 'with' ? margin : margin + continued;
    if (i > 0) lines.newLine(inside);
    write(lines, chunk, i === 0 ? margin : inside);
  });
}

/** Writes nodes where they stand; queries in parentheses are set in, and what is too long for a line is filled. */
function write(lines: Lines, nodes: readonly Node[], margin: number): void {
  const flat = flatWidth(nodes);
  if (flat !== null && flat + 1 <= lines.room) return writeFlat(lines, nodes, margin);
  for (const node of nodes) {
    if (node.kind === 'word') {
      lines.put(node, margin + continued);
      continue;
    }
    lines.put(node.open, margin + continued);
    if (isQuery(node)) {
      const inside = lines.margin + deeper;
      const outside = lines.margin;
      lines.newLine(inside);
      writeQuery(lines, node.nodes, inside);
      lines.newLine(outside);
    } else fill(lines, atCommas(node.nodes).flatMap(atConditions), margin);
    if (node.close) lines.put(node.close, margin);
  }
}

/** As many chunks in a line as fit. */
function fill(lines: Lines, chunks: readonly (readonly Node[])[], margin: number): void {
  chunks.forEach((chunk, i) => {
    // A note at its end may stand beyond the width.
    const flat = flatWidth(chunk.slice(0, chunk.findLastIndex((node) => !isNote(node)) + 1));
    if (i > 0 && (flat === null || flat + 1 > lines.room) && !lines.isFresh && !startsOnOwnLine(chunk)) lines.newLine(margin + continued);
    write(lines, chunk, margin);
  });
}

/** A comment behind other things on their line. */
function isNote(node: Node): boolean {
  return node.kind === 'word' && node.piece.kind === 'comment' && !node.ownLine;
}

function startsOnOwnLine(chunk: readonly Node[]): boolean {
  const first = chunk[0];
  return first?.kind === 'word' && first.piece.kind === 'comment' && first.ownLine;
}

function writeFlat(lines: Lines, nodes: readonly Node[], margin: number): void {
  for (const word of flattened(nodes)) lines.put(word, margin + continued);
}

function flattened(nodes: readonly Node[]): Word[] {
  return nodes.flatMap((node) => (node.kind === 'word' ? [node] : [node.open, ...flattened(node.nodes), ...(node.close ? [node.close] : [])]));
}

/** Columns on one line; null when it cannot stand on one: a comment ends a line, or a query is set in. */
function flatWidth(nodes: readonly Node[]): number | null {
  if (nodes.some(isTall)) return null;
  let columns = 0;
  let last: Word | null = null;
  for (const word of flattened(nodes)) {
    columns += word.piece.text.length + (last !== null && isApart(last, word) ? 1 : 0);
    last = word;
  }
  return columns;
}

function isTall(node: Node): boolean {
  if (node.kind === 'group') return isQuery(node) || node.nodes.some(isTall);
  return node.piece.kind === 'comment' && (isLineComment(node) || node.ownLine || node.piece.text.includes('\n'));
}

/** Pieces of a list, each with its comma and with the comment on the comma's line. */
function atCommas(nodes: readonly Node[]): Node[][] {
  const chunks: Node[][] = [];
  let afterComma = true;
  for (const node of nodes) {
    if (afterComma && !isNote(node)) chunks.push([]);
    const chunk = chunks.at(-1) ?? [];
    if (chunks.length === 0) chunks.push(chunk);
    chunk.push(node);
    afterComma = lower(node) === ',' || (afterComma && isNote(node));
  }
  return chunks;
}

/** Pieces of a condition, each with the AND or OR before it; the AND of BETWEEN and those within CASE separate nothing. */
function atConditions(nodes: readonly Node[]): Node[][] {
  const chunks: Node[][] = [[]];
  let between = 0;
  let cases = 0;
  for (const node of nodes) {
    const word = lower(node);
    if (word === 'case') cases++;
    else if (word === 'end' && cases > 0) cases--;
    const isJoint = cases === 0 && (word === 'or' || word === 'on' || (word === 'and' && between === 0));
    if (isJoint && (chunks.at(-1)?.length ?? 0) > 0) chunks.push([]);
    chunks.at(-1)?.push(node);
    if (word === 'between') between++;
    else if (word === 'and' && between > 0) between--;
  }
  return chunks;
}
