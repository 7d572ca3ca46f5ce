import { usePartWords } from '../../ui/reader.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
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
    <ConfirmDialog title={w.removeTitle(row.name)} doName={w.removeNow(row.name)} cancelName={w.cancel} onDo={onRemove} onClose={onClose}>
      <p>{row.kind === 'alibaba' ? w.removeDetail : w.removeDetailHuawei}</p>
      {row.kind === 'alibaba' && row.log.logstore !== '' && <p className="flow-log-removal"><LogstoreLink region={row.region} project={row.log.project} logstore={row.log.logstore}>{w.toLogstore}</LogstoreLink></p>}
    </ConfirmDialog>
  );
}
