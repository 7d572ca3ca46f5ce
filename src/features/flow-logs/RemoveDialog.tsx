import { Button } from '@mantine/core';
import { usePartWords } from '../../ui/reader.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { LogstoreLink } from './links.tsx';
import type { Row } from './row.ts';
import { words } from './words.ts';

interface RemoveDialogProps {
  readonly row: Row;
  readonly onRemove: () => void;
  readonly onClose: () => void;
}

/** A deletion cannot be undone, so it is asked about, with what it ends and what it does not. */
export function RemoveDialog({ row, onRemove, onClose }: RemoveDialogProps) {
  const w = usePartWords(words);
  return (
    <Dialog title={w.removeTitle(row.name)} closeName={w.cancel} onClose={onClose}>
      <p>{row.kind === 'alibaba' ? w.removeDetail : w.removeDetailHuawei}</p>
      {row.kind === 'alibaba' && row.log.logstore !== '' && <p className="flow-log-removal"><LogstoreLink region={row.region} project={row.log.project} logstore={row.log.logstore}>{w.toLogstore}</LogstoreLink></p>}
      <div className="row flow-log-removal">
        <Button
          className="deed" onClick={() => {
            onRemove();
            onClose();
          }}
        >
          {w.removeNow(row.name)}
        </Button>
        <Button onClick={onClose}>{w.cancel}</Button>
      </div>
    </Dialog>
  );
}
