import { Button } from '@mantine/core';
import { useLanguage, useWords } from '../../state/language.ts';
import { lazyPart } from '../../state/lazy-part.tsx';
import { useRecent, sameSource } from '../../state/recent.ts';
import { useSession } from '../../state/session.ts';
import { useView, useViewActions } from '../../state/view.ts';
import { sourceName } from '../../state/source-name.ts';
import { chooseFiles } from './file-inputs.tsx';
import { words } from './words.ts';

const StreamAgain = lazyPart(async () => (await import('./StreamAgain.tsx')).StreamAgain);

/** A link whose records are not on this machine: its files are asked for by name, its filters wait. */
export function MissingFiles() {
  const w = useWords(words);
  const language = useLanguage();
  const { source } = useView();
  const { held, files, bytes } = useSession();
  const { sourceChanged } = useViewActions();
  const recent = useRecent((state) => state.sources.find((one) => sameSource(one.key, source)));
  const names = source.kind === 'files' ? source.names : [];
  return (
    <main className="sheet" id="sheet" tabIndex={-1}>
      <div className="plain-screen">
        <h2>{w.filesMissing}</h2>
        <ul>
          {names.map((name) => (
            <li key={name} className="mono">
              {name}
            </li>
          ))}
        </ul>
        {recent !== undefined && <p className="small tertiary">{sourceName(recent.key, language, recent).kind}</p>}
        <p className="secondary">{w.filesMissingDetail}</p>
        <Button variant="filled" onClick={chooseFiles}>
          {w.chooseFiles}
        </Button>
        {source.kind === 'files' && <StreamAgain hash={source.hash} />}
        {held.kind !== 'none' && (
          <Button onClick={() => sourceChanged(held, 'replace')}>{w.keepPresent(sourceName(held, language, { files, bytes }).name)}</Button>
        )}
      </div>
    </main>
  );
}
