import { NodeType, Parser, Tree, type Input, type PartialParse, type TreeFragment } from '@lezer/common';
import { styleTags, tags } from '@lezer/highlight';
import { isReserved } from '../../../statement/sql/cursor.ts';
import { piecesOf, type Piece } from '../../../statement/sql/pieces.ts';

/**
 * The SQL half as a flat tree of its pieces, for highlighting and for matching brackets. The pieces are those of the language's
 * own parser, so that colours never contradict it; a statement is short, so that it is read whole each time.
 */

const names = ['Sql', 'Keyword', 'Name', 'Function', 'QuotedName', 'Number', 'Text', 'Symbol', 'Comment', 'Placeholder', 'Unknown', '(', ')', '[', ']'] as const;
type Name = (typeof names)[number];

const styles = styleTags({
  'Keyword': tags.keyword,
  'Name QuotedName': tags.variableName,
  'Function': tags.function(tags.variableName),
  'Number': tags.number,
  'Text': tags.string,
  'Symbol ( ) [ ]': tags.operator,
  'Comment': tags.comment,
  'Placeholder': tags.special(tags.variableName),
});

function typeOf(name: Name, id: number): NodeType {
  return NodeType.define({ id, name, top: name === 'Sql', props: [styles] });
}

const types = new Map<Name, NodeType>(names.map((name, id) => [name, typeOf(name, id)]));

function type(name: Name): NodeType {
  return types.get(name) ?? NodeType.none;
}

/** Words of clauses that are no reserved words, and so may also be names. */
const words = new Set(['limit', 'asc', 'desc', 'nulls', 'over', 'all', 'partition', 'rows', 'range', 'unbounded', 'preceding', 'following', 'ordinality', 'sets', 'interval', 'offset']);

function nodeName(pieces: readonly Piece[], index: number): Name {
  const piece = pieces[index];
  switch (piece?.kind) {
    case 'comment':
      return 'Comment';
    case 'text':
      return 'Text';
    case 'quoted':
      return 'QuotedName';
    case 'number':
      return 'Number';
    case 'placeholder':
      return 'Placeholder';
    case 'symbol':
      return piece.text === '(' || piece.text === ')' || piece.text === '[' || piece.text === ']' ? piece.text : 'Symbol';
    case 'name': {
      const before = pieces[index - 1];
      const isCalled = pieces[index + 1]?.text === '(' && pieces[index + 1]?.kind === 'symbol';
      const word = piece.text.toLowerCase();
      if (before?.kind === 'symbol' && before.text === '.') return 'Name';
      if (isReserved(word)) return 'Keyword';
      if (before?.kind === 'name' && before.text.toLowerCase() === 'as') return 'Name';
      if (words.has(word) && (!isCalled || word === 'over' || word === 'sets' || word === 'all')) return 'Keyword';
      if (word === 'filter' && isCalled && pieces[index + 2]?.text.toLowerCase() === 'where') return 'Keyword';
      if ((word === 'first' || word === 'last') && before?.text.toLowerCase() === 'nulls') return 'Keyword';
      return isCalled ? 'Function' : 'Name';
    }
    default:
      return 'Unknown';
  }
}

/** @param sql the half with its pipe */
function treeOf(sql: string): Tree {
  const pieces = piecesOf(sql, 1);
  const nodes = pieces.map((piece, i) => new Tree(type(nodeName(pieces, i)), [], [], piece.to - piece.from));
  return new Tree(type('Sql'), nodes, pieces.map(({ from }) => from), sql.length).balance({ makeTree: (children, positions, length) => new Tree(NodeType.none, children, positions, length) });
}

class SqlParse implements PartialParse {
  readonly stoppedAt = null;
  readonly #sql: string;
  readonly parsedPos: number;

  constructor(sql: string, to: number) {
    this.#sql = sql;
    this.parsedPos = to;
  }

  advance(): Tree {
    return treeOf(this.#sql);
  }

  stopAt(): void {
    // A half is read at once: there is no place to stop at.
  }
}

class SqlParser extends Parser {
  createParse(input: Input, _fragments: readonly TreeFragment[], ranges: readonly { readonly from: number; readonly to: number }[]): PartialParse {
    const from = ranges[0]?.from ?? 0;
    const to = ranges.at(-1)?.to ?? input.length;
    return new SqlParse(input.read(from, to), to);
  }
}

/** Reads the SQL half, from the pipe on. */
export const sqlParser: Parser = new SqlParser();
