import { useRef, useState, type RefCallback } from 'react';
import { flushSync } from 'react-dom';
import { joinedSentences } from '../../base/words.ts';
import { exceptionUndone } from '../../state/threat-exceptions.ts';
import { during, threatListBroughtBack, useListsTold, useThreatLists, type ListsTold, type ThreatListOutcome } from '../../state/threat-lists.ts';
import { useEngine } from '../../state/engine.tsx';
import { exceptionWords } from '../../ui/address/exception-words.ts';
import { usePartWords, useReader } from '../../ui/reader.tsx';
import { useListName } from './ExceptionTable.tsx';
import { words } from './words.ts';

/** As many are told at once; of more, the first of those that went wrong or were cut, and how many there are. */
const mostTold = 4;

/** How the last loading went, or what was removed and can be brought back. */
export function Outcomes() {
  const w = usePartWords(words);
  const engine = useEngine();
  const { outcomes, removed, exception } = useListsTold();
  const { owner } = useThreatLists();
  return (
    <>
      <Told key={outcomes.length} outcomes={outcomes} />
      {removed?.owner === owner && (
        <output className="note info">
          {w.removed(removed.name)} <button type="button" className="link" onClick={() => void threatListBroughtBack(engine)}>{w.undo}</button>
        </output>
      )}
      {exception?.owner === owner && <Excepted {...exception} />}
    </>
  );
}

function Told({ outcomes }: { readonly outcomes: readonly ThreatListOutcome[] }) {
  const w = usePartWords(words);
  // Asked for once more with the next choice of files.
  const [whole, setWhole] = useState<readonly ThreatListOutcome[] | null>(null);
  const first = useRef<HTMLElement>(null);
  const tellAll = (): void => {
    flushSync(() => setWhole(outcomes));
    // The button is gone: what it brought is read on from its begin.
    first.current?.focus();
  };
  const isWhole = outcomes.length <= mostTold || whole === outcomes;
  const shown = isWhole ? outcomes : outcomes.toSorted((a, b) => Number(isPlain(a)) - Number(isPlain(b))).slice(0, mostTold - 1);
  const refused = outcomes.filter(({ ok }) => !ok).length;
  return (
    <>
      {/* Files of two folders may have one name. */}
      {/* oxlint-disable-next-line react/no-array-index-key -- as said above, and they are told anew, all at once */}
      {shown.map((outcome, i) => <Outcome key={i} outcome={outcome} ref={i === 0 ? (element) => void (first.current = element) : undefined} />)}
      {!isWhole && <output className={refused > 0 ? 'note' : 'note info'}>{w.ofFiles(outcomes.length, outcomes.length - refused)} <button type="button" className="link" onClick={tellAll}>{w.tellAll}</button></output>}
    </>
  );
}

/** Nothing is to be said of it but that it is there. */
function isPlain(outcome: ThreatListOutcome): boolean {
  return outcome.ok && outcome.list.skipped === 0 && outcome.list.privateEntries === 0 && outcome.kept !== false;
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

function Outcome({ outcome, ref }: { readonly outcome: ThreatListOutcome; readonly ref: RefCallback<HTMLElement> | undefined }) {
  const w = usePartWords(words);
  const { language } = useReader();
  const engine = useEngine();
  const { includePrivate } = useThreatLists();
  if (outcome.ok) {
    const { list, kept } = outcome;
    const isUnmarked = list.privateEntries > 0 && !includePrivate;
    const parts = [w.added(list.name, list.entries), isUnmarked ? w.addedPrivate(list.privateEntries, list.entries) : '', list.skipped > 0 ? w.addedLeft(list.skipped) : '', kept === false ? w.couldNotKeep : ''];
    return (
      <output ref={ref} tabIndex={-1} className={list.skipped > 0 || kept === false || isUnmarked ? 'note' : 'note info'}>
        {joinedSentences(parts, language)}{isUnmarked && <> <button type="button" className="link" onClick={() => void during(() => engine.threatLists.includePrivate(true))}>{w.includePrivate}</button></>}
      </output>
    );
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
  return <p ref={ref} tabIndex={-1} className="note error" role="alert">{text}</p>;
}
