import { useEffect } from 'react';
import { lazyPart } from '../../state/lazy-part.tsx';
import { rateToggled } from '../../state/settings.ts';
import { isTyping } from '../../ui/range/RangeControl.tsx';
import { useFrame } from './frame-state.ts';

const KeysDialog = lazyPart(async () => (await import('../../features/settings/KeysDialog.tsx')).KeysDialog);

const SaveView = lazyPart(async () => (await import('./SaveView.tsx')).SaveView);
const GoTo = lazyPart(async () => (await import('./GoTo.tsx')).GoTo);

const isMac = /^Mac/.test(navigator.platform);

/** The dialogs that a key opens on every screen, and the keys that mean the same on all of them. */
export function Dialogs() {
  const dialog = useFrame((state) => state.dialog);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      // On a Mac, Ctrl K deletes to the end of the line wherever one types.
      const isCommand = isMac ? event.metaKey : event.ctrlKey;
      if (isCommand && !event.altKey && !event.shiftKey && event.key.toLowerCase() === 'k') useFrame.setState(({ dialog: open }) => ({ dialog: open === 'go' ? null : 'go' }));
      else if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      else if (event.key === '?') useFrame.setState({ dialog: 'keys' });
      else if (event.key.toLowerCase() === 'u') rateToggled();
      else return;
      event.preventDefault();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
  const close = (): void => useFrame.setState({ dialog: null });
  return (
    <>
      {dialog === 'keys' && <KeysDialog onClose={close} />}
      {dialog === 'go' && <GoTo onClose={close} />}
      {dialog === 'save-view' && <SaveView onClose={close} />}
    </>
  );
}
