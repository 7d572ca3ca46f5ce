import { Button } from '@mantine/core';
import { Dialog } from '../Dialog.tsx';
import { usePartWords } from '../reader.tsx';
import { jobWords } from './job-words.ts';
import './cloud.css';

/** Asked before inter-domain analysis is turned on in an account, as the cloud charges for it. */
export function TurnOnDialog({ onTurn, onClose }: { readonly onTurn: () => void; readonly onClose: () => void }) {
  const w = usePartWords(jobWords);
  return (
    <Dialog title={w.turnOnTitle} closeName={w.cancel} onClose={onClose}>
      <p>{w.turnOnDetail}</p>
      <p className="secondary cloud-asked">{w.turnOnRole}</p>
      <div className="row cloud-asked">
        <Button
          variant="filled" onClick={() => {
            onTurn();
            onClose();
          }}
        >
          {w.turnOnNow}
        </Button>
        <Button onClick={onClose}>{w.cancel}</Button>
      </div>
    </Dialog>
  );
}
