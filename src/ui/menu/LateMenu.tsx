import type { Menu, MenuProps } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { latePart } from '../late-part.ts';
import { useLateFloat, type FloatButton } from './late-float.tsx';

const useMenu = latePart(() => import('./MenuBody.tsx'));

/** Loads what menus are made of before the first one is opened. */
export const menusAhead = useMenu.ahead;

interface LateMenuProps extends Pick<MenuProps, 'position' | 'width'> {
  /** The button, which has everything that it is given. */
  readonly target: (button: FloatButton) => ReactNode;
  /** The items, made of the parts of the menu that is here by then. */
  readonly children: (menu: typeof Menu) => ReactNode;
  /** Where somebody else opens it too. */
  readonly opened?: boolean;
  readonly onOpened?: (opened: boolean) => void;
}

/** A button with a menu. Pages are drawn without any: what menus are made of comes when the page rests, or with the first click. */
export function LateMenu({ target, children, opened: openedElsewhere, onOpened, ...place }: LateMenuProps) {
  const [openedHere, setOpened] = useState(false);
  const { button, float, problem } = useLateFloat(useMenu, 'menu', openedElsewhere ?? openedHere, onOpened ?? setOpened);
  return (
    <>
      {target(button)}
      {problem}
      {float && <float.part.MenuBody {...float.props} {...place}>{children}</float.part.MenuBody>}
    </>
  );
}
