import { ConfirmDialog } from '../ConfirmDialog.tsx';
import { usePartWords } from '../reader.tsx';
import { jobWords } from './job-words.ts';
import './cloud.css';

/** Asked before inter-domain analysis is turned on in an account, as the cloud charges for it. */
export function TurnOnDialog({ onTurn, onClose }: { readonly onTurn: () => void; readonly onClose: () => void }) {
  const w = usePartWords(jobWords);
  return (
    <ConfirmDialog title={w.turnOnTitle} doName={w.turnOnNow} cancelName={w.cancel} isMild onDo={onTurn} onClose={onClose}>
      <p>{w.turnOnDetail}</p>
      <p className="secondary cloud-asked">{w.turnOnRole}</p>
    </ConfirmDialog>
  );
}
