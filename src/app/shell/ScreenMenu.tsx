import { ActionIcon } from '@mantine/core';
import { useWords } from '../../state/language.ts';
import { lazyPart } from '../../state/lazy-part.tsx';
import { Icon } from '../../ui/icons.tsx';
import { LateMenu } from '../../ui/menu/LateMenu.tsx';
import { headerWords } from './header-words.ts';
import type { ScreenDeedsProps } from './ScreenDeeds.tsx';

const load = async () => (await import('./ScreenDeeds.tsx')).ScreenDeeds;
const ScreenDeeds = lazyPart(load);

/** The header's menu. What stands in it is loaded with the first sign that it will be opened. */
export function ScreenMenu(deeds: ScreenDeedsProps) {
  const w = useWords(headerWords);
  return (
    <LateMenu
      position="bottom-end"
      width={280}
      target={(button) => (
        <ActionIcon {...button} aria-label={w.more} title={w.more} onPointerEnter={() => void load()} onFocus={() => void load()}>
          <Icon name="more" />
        </ActionIcon>
      )}
    >
      {() => <ScreenDeeds {...deeds} />}
    </LateMenu>
  );
}
