import { ActionIcon, Button } from '@mantine/core';
import { useCallback, useMemo, useState } from 'react';
import type { Dashboard } from '../../model/dashboard.ts';
import { useLanguage, useWords } from '../../state/language.ts';
import { useSession } from '../../state/session.ts';
import { settingsChanged, useSettings } from '../../state/settings.ts';
import { sourceName } from '../../state/source-name.ts';
import { useExtent, useRange, useView, useViewActions } from '../../state/view.ts';
import { Header } from '../../ui/frame/Header.tsx';
import { Icon } from '../../ui/icons.tsx';
import { RangeControl } from '../../ui/range/RangeControl.tsx';
import { menuOpened, useFrame } from './frame-state.ts';
import { headerWords } from './header-words.ts';
import { RefreshControl } from './RefreshControl.tsx';
import { ScreenMenu } from './ScreenMenu.tsx';
import { useCopy } from './use-copy.ts';
import { words } from './words.ts';

/** Title, range, and what can be done with the view as a whole. */
export function ScreenHeader({ title, about, dashboard, compares = false }: { readonly title: string; /** One line beside the title; in narrow windows the source stands there. */ readonly about?: string | undefined; readonly compares?: boolean; readonly dashboard?: Dashboard | undefined }) {
  const w = useWords(words);
  const own = useWords(headerWords);
  const language = useLanguage();
  const extent = useExtent();
  const range = useRange();
  const view = useView();
  const { files, bytes, active } = useSession();
  const { rangeChosen, rangeChoiceMade, compareChosen } = useViewActions();
  const displayZone = useSettings((settings) => settings.displayZone);
  const rangeOpened = useFrame((state) => state.rangeOpened);
  const filtersOver = useFrame((state) => state.filtersOver);
  const copying = useCopy();
  const { outcome, copy } = copying;
  const [said, setSaid] = useState<string | null>(null);
  const onOpened = useCallback((opened: boolean) => useFrame.setState({ rangeOpened: opened }), []);
  const { compare } = view;
  const comparing = useMemo(() => (compares ? { compare, onCompare: compareChosen } : undefined), [compares, compare, compareChosen]);
  return (
    <Header title={title} context={said !== null ? <output className="warn">{said}</output> : outcome === null ? <><span className="narrow-only">{sourceName(active, language, { files, bytes }).name}</span><span className="wide-only">{about}</span></> : <output>{own[outcome]}</output>} onMenu={menuOpened} wideTools>
      <div className="header-range">
        {(extent !== null || view.source.kind === 'logstore') && <RangeControl
          range={range}
          extent={extent}
          displayZone={displayZone}
          opened={rangeOpened}
          onOpened={onOpened}
          onRange={rangeChosen}
          onChoice={rangeChoiceMade}
          comparing={comparing}
          onDisplayZone={(zone) => settingsChanged({ displayZone: zone })}
        />}
        <Button className="header-filter" aria-expanded={filtersOver} onClick={() => useFrame.setState({ filtersOver: !filtersOver })}>
          {view.filters.length === 0 ? w.filter : w.filterCount(view.filters.length)}
        </Button>
      </div>
      <RefreshControl />
      <ActionIcon className="wide-only" aria-label={own.copyLink} title={own.copyHelp} onClick={(event) => copy({ names: true, fixed: event.shiftKey })}>
        <Icon name={outcome === null ? 'copyLink' : 'tick'} />
      </ActionIcon>
      <ScreenMenu copying={copying} say={setSaid} dashboard={dashboard} />
    </Header>
  );
}
