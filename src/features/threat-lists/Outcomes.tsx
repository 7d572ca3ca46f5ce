import { threatListBroughtBack, useListsTold, useThreatLists, type ThreatListOutcome } from '../../state/threat-lists.ts';
import { useEngine } from '../../state/engine.tsx';
import { usePartWords, useReader } from '../../ui/reader.tsx';
import { words } from './words.ts';

/** How the last loading went, or what was removed and can be brought back. */
export function Outcomes() {
  const w = usePartWords(words);
  const engine = useEngine();
  const { outcomes, removed } = useListsTold();
  const { owner } = useThreatLists();
  return (
    <>
      {outcomes.map((outcome) => <Outcome key={outcome.name} outcome={outcome} />)}
      {removed?.owner === owner && (
        <output className="note info">
          {w.removed(removed.name)} <button type="button" className="link" onClick={() => void threatListBroughtBack(engine)}>{w.undo}</button>
        </output>
      )}
    </>
  );
}

function Outcome({ outcome }: { readonly outcome: ThreatListOutcome }) {
  const w = usePartWords(words);
  const gap = useReader().language === 'zh' ? '' : ' ';
  if (outcome.ok) {
    const { list, kept } = outcome;
    const parts = [w.added(list.name, list.entries), list.skipped > 0 ? w.addedLeft(list.skipped) : '', kept === false ? w.couldNotKeep : ''];
    return <output className={list.skipped > 0 || kept === false ? 'note' : 'note info'}>{parts.filter((part) => part !== '').join(gap)}</output>;
  }
  const { problem, name } = outcome;
  const text = ((): string => {
    switch (problem.kind) {
      case 'no-address': {
        const first = problem.faults[0];
        return [w.refusedNoAddress(name), first ? w.firstLeft(first.line, w[first.reason]) : ''].join(gap).trim();
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
