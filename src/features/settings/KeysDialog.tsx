import { Modal } from '@mantine/core';
import { useFocusReturn } from '../../ui/focus-return.ts';
import { usePartWords } from '../../ui/reader.tsx';
import { Keys } from './Keys.tsx';
import { keysWords } from './keys-words.ts';

/** What `?` opens where no panel has the focus. */
export function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  const w = usePartWords(keysWords);
  useFocusReturn();
  return (
    <Modal opened onClose={onClose} title={w.title} size={880} className="keys-dialog" closeButtonProps={{ 'aria-label': w.close }}>
      <Keys />
    </Modal>
  );
}
