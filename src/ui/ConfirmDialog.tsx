import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { Dialog } from './Dialog.tsx';

interface ConfirmDialogProps {
  readonly title: string;
  /** What the two buttons are called. */
  readonly doName: string;
  readonly cancelName: string;
  /** True for what costs nothing that could not be had back: it looks like any other deed. */
  readonly isMild?: boolean;
  readonly onDo: () => void;
  readonly onClose: () => void;
  /** What it ends, and what it does not. */
  readonly children: ReactNode;
}

/** Asks before something is done that cannot be undone, or that costs. It closes either way. */
export function ConfirmDialog({ title, doName, cancelName, isMild = false, onDo, onClose, children }: ConfirmDialogProps) {
  return (
    <Dialog title={title} closeName={cancelName} onClose={onClose}>
      {children}
      <div className="row dialog-deeds">
        <Button
          {...(isMild ? { variant: 'filled' } : { className: 'deed' })} onClick={() => {
            onDo();
            onClose();
          }}
        >
          {doName}
        </Button>
        <Button onClick={onClose}>{cancelName}</Button>
      </div>
    </Dialog>
  );
}
