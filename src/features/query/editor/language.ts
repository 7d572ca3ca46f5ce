import { LRLanguage, HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { EditorState, type Extension } from '@codemirror/state';
import { parseMixed } from '@lezer/common';
import { styleTags, tags } from '@lezer/highlight';
import { parser } from '../../../generated/search.ts';
import { searchPieces } from './search-pieces.ts';
import { sqlParser } from './sql-tree.ts';

const searchStyles = styleTags({
  'And Or Not In': tags.keyword,
  'Name/Word Name/Quoted': tags.propertyName,
  'Word Quoted Ipv6 Phrase': tags.string,
  'Operator : #': tags.operator,
});

/** Both halves as one tree: the SQL half stands in the place of the search grammar's last node. */
export const statementParser = parser.configure({
  props: [searchStyles],
  wrap: parseMixed((node) => (node.name === 'SqlHalf' ? { parser: sqlParser } : null)),
});

const language = LRLanguage.define({ name: 'statement', parser: statementParser });

const colours = HighlightStyle.define([
  { tag: tags.keyword, color: 'var(--syntax-keyword)', fontWeight: '600' },
  { tag: [tags.string, tags.number], color: 'var(--syntax-literal)' },
  { tag: [tags.propertyName, tags.function(tags.variableName)], color: 'var(--syntax-name)' },
  { tag: tags.special(tags.variableName), color: 'var(--accent-base)' },
  { tag: tags.comment, color: 'var(--syntax-comment)' },
]);

/** Only the SQL half has comments. */
const comments = EditorState.languageData.of((state, pos) => {
  const { sqlFrom } = searchPieces(state.doc.toString());
  return sqlFrom !== null && pos >= sqlFrom ? [{ commentTokens: { line: '--', block: { open: '/*', close: '*/' } } }] : [];
});

/** Both halves of a statement, in the product's colours. */
export function statementLanguage(): Extension {
  return [language, syntaxHighlighting(colours), comments];
}
