import { Button } from '@mantine/core';
import { useLocation, useNavigate } from '@tanstack/react-router';
import { formatBytes } from '../../base/format/volume.ts';
import { useDescription, useKeeping } from '../../state/engine.tsx';
import { useInstancesAny } from '../../state/instances-any.ts';
import { useWords } from '../../state/language.ts';
import { lazyPart } from '../../state/lazy-part.tsx';
import { useSession } from '../../state/session.ts';
import { useUnits } from '../../state/settings.ts';
import { Header } from '../../ui/frame/Header.tsx';
import { DropZone } from './DropZone.tsx';
import type { InstanceGiven } from './instances/InstanceForm.tsx';
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

/** `#instance` opens the panel for a new instance; `#instance:<region>/<project>/<logstore>` with a Logstore chosen. */
function instanceOfHash(hash: string): InstanceGiven | null {
  const found = /^instance(?::([^/]+)\/([^/]+)\/([^/]+))?$/.exec(hash);
  if (found === null) return null;
  const [, region, project, logstore] = found;
  return region === undefined || project === undefined || logstore === undefined ? {} : { region, project, logstore };
}

/** Home. With nothing open it is one large place to drop files on; later a list of what is open and what was. */
export function SourcesScreen({ onMenu, onChooseFiles, onChooseFolder }: SourcesScreenProps) {
  const w = useWords(words);
  const units = useUnits();
  const { records, memoryBytes } = useDescription();
  const keeping = useKeeping();
  const phase = useSession((session) => session.phase);
  const hasInstances = useInstancesAny((state) => state.any);
  const { hash } = useLocation();
  const navigate = useNavigate();
  const creating = instanceOfHash(hash);
  const isOpen = records > 0 || phase === 'reading';
  const isListed = isOpen || hasInstances || creating !== null;
  const create = <Button onClick={() => void navigate({ to: '.', search: true, hash: 'instance' })}>{w.createInstance}</Button>;
  const kept = keeping.bytes > 0 ? w.keptBytes(formatBytes(keeping.bytes, units)) : '';
  return (
    <>
      <Header title={w.title} context={isOpen ? w.memoryUsed(formatBytes(memoryBytes, units)) + kept : undefined} onMenu={onMenu}>
        {isListed ? <Button onClick={onChooseFiles}>{w.openFiles}</Button> : <span className="small tertiary wide-only">{w.subtitle}</span>}
        {create}
      </Header>
      <main className={isListed ? `sheet sources-open${creating === null ? '' : ' sources-with-aside'}` : 'sheet sources-first'} id="sheet" tabIndex={-1}>
        {isListed ? (
          <OpenSources onChooseFolder={onChooseFolder} creating={creating} onCreatingClosed={() => void navigate({ to: '.', search: true, hash: '' })} />
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
