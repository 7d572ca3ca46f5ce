import { useEffect } from 'react';
import { useCloud } from '../../state/cloud.ts';
import { useLanguage, useWords } from '../../state/language.ts';
import { useOpening } from '../../state/opening.tsx';
import { sourceName } from '../../state/source-name.ts';
import { useView } from '../../state/view.ts';
import { ChoiceOfCloud } from './CloudScreen.tsx';
import { logstoreWords } from './logstore-words.ts';

/** A link to a logstore in a browser where no cloud is connected: once one is, the logstore opens. */
export function MissingCloud() {
  const w = useWords(logstoreWords);
  const language = useLanguage();
  const opening = useOpening();
  const { source } = useView();
  const cloud = useCloud();
  useEffect(() => {
    if (cloud.kind === 'on') void opening.sourceFollowed(source);
  }, [cloud.kind, opening, source]);
  return (
    <main className="sheet" id="sheet" tabIndex={-1}>
      {cloud.kind === 'starting' || cloud.kind === 'on' ? (
        <output className="plain-screen secondary">{w.connecting}</output>
      ) : (
        <>
          <div className="plain-screen">
            <h2>{w.missing}</h2>
            <p className="secondary">{w.missingDetail(sourceName(source, language).name)}</p>
          </div>
          <ChoiceOfCloud failure={cloud.kind === 'failed' ? cloud.message : null} />
        </>
      )}
    </main>
  );
}
