import { ActionIcon, Menu } from '@mantine/core';
import { Suspense } from 'react';
import { useWords } from '../../state/language.ts';
import { lazyPart, PartWaiting } from '../../state/lazy-part.ts';
import { Icon } from '../../ui/icons.tsx';
import { headerWords } from './header-words.ts';
import type { ScreenDeedsProps } from './ScreenDeeds.tsx';

const load = async () => (await import('./ScreenDeeds.tsx')).ScreenDeeds;
const ScreenDeeds = lazyPart(load);

/** The header's menu. What stands in it is loaded with the first sign that it will be opened. */
export function ScreenMenu(deeds: ScreenDeedsProps) {
  const w = useWords(headerWords);
  return (
    <Menu position="bottom-end" width={280}>
      <Menu.Target>
        <ActionIcon aria-label={w.more} title={w.more} onPointerEnter={() => void load()} onFocus={() => void load()}>
          <Icon name="more" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Suspense fallback={<PartWaiting />}><ScreenDeeds {...deeds} /></Suspense>
      </Menu.Dropdown>
    </Menu>
  );
}
