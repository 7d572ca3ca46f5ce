import { listed } from '../../base/words.ts';
import { quotedBlocks, withBlocks } from '../../statement/quoted-blocks.ts';
import type { Search } from '../../statement/statement.ts';
import { usePartWords, useReader } from '../../ui/reader.tsx';
import { words } from './words.ts';

interface QuotedBlocksProps {
  /** The statement that was asked. */
  readonly text: string;
  readonly search: Search;
  readonly onStatement: (text: string, run: boolean) => void;
}

/** Under the statement: blocks of addresses in it that were searched for as texts, and the statement that means them. */
export function QuotedBlocks({ text, search, onStatement }: QuotedBlocksProps) {
  const w = usePartWords(words);
  const { language } = useReader();
  const found = quotedBlocks(search, text);
  if (found.length === 0) return null;
  return (
    <div className="query-problem">
      <p className="note" role="alert">
        {w.quotedBlocks(listed(found.map(({ block }) => block), language), found.length)} <button type="button" className="link" onClick={() => onStatement(withBlocks(text, found), true)}>{w.use(listed(found.map(({ meant }) => meant), language))}</button>
      </p>
    </div>
  );
}
