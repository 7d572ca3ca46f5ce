import { Menu, type MenuProps } from '@mantine/core';
import type { ReactNode } from 'react';
import { HeldTarget } from './HeldTarget.tsx';
import { useOpenedOnceHere, type FloatProps } from './late-float.tsx';

interface MenuBodyProps extends FloatProps, Pick<MenuProps, 'position' | 'width'> {
  readonly children: (menu: typeof Menu) => ReactNode;
}

/** The menu of a button that stands elsewhere. */
export function MenuBody({ id, target, opened, onOpened, children, ...place }: MenuBodyProps) {
  return (
    <Menu id={id} opened={useOpenedOnceHere(opened)} onChange={onOpened} {...place}>
      <Menu.Target><HeldTarget held={target} /></Menu.Target>
      <Menu.Dropdown>{children(Menu)}</Menu.Dropdown>
    </Menu>
  );
}
