import { joinedSentences } from '../../base/words.ts';
import { exceptionUndone } from '../../state/threat-exceptions.ts';
import { threatListBroughtBack, useListsTold, useThreatLists, type ListsTold, type ThreatListOutcome } from '../../state/threat-lists.ts';
import { useEngine } from '../../state/engine.tsx';
import { exceptionWords } from '../../ui/address/exception-words.ts';
import { usePartWords, useReader } from '../../ui/reader.tsx';
import { useListName } from './ExceptionTable.tsx';
import { words } from './words.ts';

/** How the last loading went, or what was removed and can be brought back. */
export function Outcomes() {
  const w = usePartWords(words);
  const engine = useEngine();
  const { outcomes, removed, exception } = useListsTold();
  const { owner } = useThreatLists();
  return (
    <>
      {/* Files of two folders may have one name. */}
      {/* oxlint-disable-next-line react/no-array-index-key -- as said above, and they are told anew, all at once */}
      {outcomes.map((outcome, i) => <Outcome key={i} outcome={outcome} />)}
      {removed?.owner === owner && (
        <output className="note info">
          {w.removed(removed.name)} <button type="button" className="link" onClick={() => void threatListBroughtBack(engine)}>{w.undo}</button>
        </output>
      )}
      {exception?.owner === owner && <Excepted {...exception} />}
    </>
  );
}

/** What was last done with an exception, and the way back. */
function Excepted({ does, exception: { block, list }, kept }: NonNullable<ListsTold['exception']>) {
  const w = usePartWords(exceptionWords);
  const engine = useEngine();
  const name = useListName(list);
  const { language } = useReader();
  const text = does === 'ended' ? w.ended(block) : list === null ? w.made(block) : w.madeOf(block, name);
  return (
    <output className={kept === false ? 'note' : 'note info'}>
      {joinedSentences([text, kept === false ? w.notKept : null], language)} <button type="button" className="link" onClick={() => void exceptionUndone(engine)}>{w.undo}</button>
    </output>
  );
}

function Outcome({ outcome }: { readonly outcome: ThreatListOutcome }) {
  const w = usePartWords(words);
  const { language } = useReader();
  if (outcome.ok) {
    const { list, kept } = outcome;
    const parts = [w.added(list.name, list.entries), list.skipped > 0 ? w.addedLeft(list.skipped) : '', kept === false ? w.couldNotKeep : ''];
    return <output className={list.skipped > 0 || kept === false ? 'note' : 'note info'}>{joinedSentences(parts, language)}</output>;
  }
  const { problem, name } = outcome;
  const text = ((): string => {
    switch (problem.kind) {
      case 'no-address': {
        const first = problem.faults[0];
        return joinedSentences([w.refusedNoAddress(name), first ? w.firstLeft(first.line, w[first.reason]) : null], language);
      }
      case 'too-many':
        return w.refusedTooMany(name, problem.most);
      case 'not-text':
        return { pdf: w.refusedPdf, zip: w.refusedZip, binary: w.refusedBinary }[problem.looksLike](name);
      case 'unreadable':
        return w.refusedUnreadable(name, problem.message);
    }
  })();
  return <p className="note error" role="alert">{text}</p>;
}
