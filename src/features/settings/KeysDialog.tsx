import { Dialog } from '../../ui/Dialog.tsx';
import { usePartWords } from '../../ui/reader.tsx';
import { Keys } from './Keys.tsx';
import { keysWords } from './keys-words.ts';

/** What `?` opens where no panel has the focus. */
export function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  const w = usePartWords(keysWords);
  return (
    <Dialog title={w.title} size={880} className="keys-dialog" closeName={w.close} onClose={onClose}>
      <Keys />
    </Dialog>
  );
}
