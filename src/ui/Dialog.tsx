import { Modal, type ModalProps } from '@mantine/core';
import { useId, type ReactNode } from 'react';
import { useFocusReturn } from './focus-return.ts';
import { useEarlyEscape } from './menu/early-escape.ts';

interface DialogProps extends Pick<ModalProps, 'size' | 'className' | 'centered' | 'yOffset' | 'transitionProps'> {
  readonly title: string;
  /** What the button in the corner is called: to cancel, or to close where nothing was begun. */
  readonly closeName: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/**
 * A window over the page, from where it is mounted to where it is not. The focus goes into it a moment after it is seen and back to
 * where it was once it is gone; Escape closes it at any time, also while the item of a menu that brought it up has the focus still.
 */
export function Dialog({ closeName, onClose, children, ...frame }: DialogProps) {
  const id = useId();
  useFocusReturn();
  useEarlyEscape(true, onClose, id);
  return (
    <Modal id={id} opened onClose={onClose} closeButtonProps={{ 'aria-label': closeName }} {...frame}>{children}</Modal>
  );
}
