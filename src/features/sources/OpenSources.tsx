import { lazyPart } from '../../state/lazy-part.tsx';
import { SaidNote } from '../../ui/cloud/SaidNote.tsx';
import { useSaid } from '../../ui/use-said.ts';
import type { InstanceGiven } from './instances/InstanceForm.tsx';
import { useInstanceDeeds } from './instances/use-instance-deeds.ts';
import { SourceTable } from './SourceTable.tsx';

const CreateInstance = lazyPart(async () => (await import('./instances/CreateInstance.tsx')).CreateInstance);

interface OpenSourcesProps {
  readonly onChooseFolder: () => void;
  /** What the panel for a new instance begins with; null while it is closed. */
  readonly creating: InstanceGiven | null;
  readonly onCreatingClosed: () => void;
}

/** The list of sources, and beside it the panel that makes an instance. */
export function OpenSources({ onChooseFolder, creating, onCreatingClosed }: OpenSourcesProps) {
  const [said, say] = useSaid();
  const deeds = useInstanceDeeds(say);
  return (
    <>
      <div className="sources-list">
        <SaidNote said={said} onDone={() => say(null)} />
        <SourceTable onChooseFolder={onChooseFolder} deeds={deeds} />
      </div>
      {creating !== null && (
        <CreateInstance
          given={creating} onClose={onCreatingClosed}
          onCreated={(made) => {
            say(made);
            onCreatingClosed();
          }}
        />
      )}
    </>
  );
}
