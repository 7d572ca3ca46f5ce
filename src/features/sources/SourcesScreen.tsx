import { Button } from '@mantine/core';
import { Suspense } from 'react';
import { formatBytes } from '../../base/format/volume.ts';
import { useDescription, useKeeping } from '../../state/engine.tsx';
import { useWords } from '../../state/language.ts';
import { lazyPart, PartWaiting } from '../../state/lazy-part.ts';
import { useSession } from '../../state/session.ts';
import { useUnits } from '../../state/settings.ts';
import { Header } from '../../ui/frame/Header.tsx';
import { DropZone } from './DropZone.tsx';
import { FirstAside } from './FirstAside.tsx';
import { Recognised } from './Recognised.tsx';
import { words } from './words.ts';
import './sources.css';

/** Nothing of it is seen on a first visit. */
const OpenSources = lazyPart(async () => (await import('./OpenSources.tsx')).OpenSources);

export interface SourcesScreenProps {
  readonly onMenu: () => void;
  readonly onChooseFiles: () => void;
  readonly onChooseFolder: () => void;
}

/** Home. With nothing open it is one large place to drop files on; later a list of what is open and what was. */
export function SourcesScreen({ onMenu, onChooseFiles, onChooseFolder }: SourcesScreenProps) {
  const w = useWords(words);
  const units = useUnits();
  const { records, memoryBytes } = useDescription();
  const keeping = useKeeping();
  const phase = useSession((session) => session.phase);
  const isOpen = records > 0 || phase === 'reading';
  const kept = keeping.bytes > 0 ? w.keptBytes(formatBytes(keeping.bytes, units)) : '';
  return (
    <>
      <Header title={w.title} context={isOpen ? w.memoryUsed(formatBytes(memoryBytes, units)) + kept : undefined} onMenu={onMenu}>
        {isOpen ? <Button onClick={onChooseFiles}>{w.openFiles}</Button> : <span className="small tertiary wide-only">{w.subtitle}</span>}
      </Header>
      <main className={isOpen ? 'sheet sources-open' : 'sheet sources-first'} id="sheet" tabIndex={-1}>
        {isOpen ? (
          <Suspense fallback={<PartWaiting />}><OpenSources onChooseFolder={onChooseFolder} /></Suspense>
        ) : (
          <>
            <section className="sources-main">
              <DropZone onChooseFiles={onChooseFiles} onChooseFolder={onChooseFolder} />
              <Recognised />
            </section>
            <FirstAside />
          </>
        )}
      </main>
    </>
  );
}
