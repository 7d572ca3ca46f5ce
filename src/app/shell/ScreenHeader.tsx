import { ActionIcon, Button, Menu } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useState, type ReactNode } from 'react';
import { useReadProgress } from '../../state/engine.tsx';
import { useLanguage, useWords } from '../../state/language.ts';
import { refreshed } from '../../state/now.ts';
import { useOpening } from '../../state/opening.tsx';
import { useSession } from '../../state/session.ts';
import { settingsChanged, useSettings } from '../../state/settings.ts';
import { sourceName } from '../../state/source-name.ts';
import { useExtent, useRange, useView, useViewActions } from '../../state/view.ts';
import { Header } from '../../ui/frame/Header.tsx';
import { Icon } from '../../ui/icons.tsx';
import { RangeControl } from '../../ui/range/RangeControl.tsx';
import { copyLink, type CopyOutcome } from './copy-link.ts';
import { menuOpened, useFrame } from './frame-state.ts';
import { words } from './words.ts';

/** Title, range, and what can be done with the view as a whole. */
export function ScreenHeader({ title, menu }: { readonly title: string; readonly menu?: ((say: (sentence: string) => void) => ReactNode) | undefined }) {
  const w = useWords(words);
  const language = useLanguage();
  const extent = useExtent();
  const range = useRange();
  const view = useView();
  const { files, bytes, active } = useSession();
  const { rangeChosen, rangeChoiceMade, viewReplaced } = useViewActions();
  const displayZone = useSettings((settings) => settings.displayZone);
  const rangeOpened = useFrame((state) => state.rangeOpened);
  const filtersOver = useFrame((state) => state.filtersOver);
  const opening = useOpening();
  const navigate = useNavigate();
  const hasReport = useReadProgress().files.length > 0;
  const [copied, setCopied] = useState<CopyOutcome | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const onOpened = useCallback((opened: boolean) => useFrame.setState({ rangeOpened: opened }), []);
  const copy = (withNames: boolean): void => {
    void copyLink(view, withNames).then((outcome) => {
      setCopied(outcome);
      setTimeout(() => setCopied(null), 4000);
    });
  };
  return (
    <Header title={title} context={said !== null ? <output className="warn">{said}</output> : copied === null ? <span className="narrow-only">{sourceName(active, language, { files, bytes }).name}</span> : <output>{w[copied]}</output>} onMenu={menuOpened} wideTools>
      <div className="header-range">
        {(extent !== null || view.source.kind === 'logstore') && <RangeControl
          range={range}
          extent={extent}
          displayZone={displayZone}
          opened={rangeOpened}
          onOpened={onOpened}
          onRange={rangeChosen}
          onChoice={rangeChoiceMade}
          onDisplayZone={(zone) => settingsChanged({ displayZone: zone })}
        />}
        <Button className="header-filter" aria-expanded={filtersOver} onClick={() => useFrame.setState({ filtersOver: !filtersOver })}>
          {view.filters.length === 0 ? w.filter : w.filterCount(view.filters.length)}
        </Button>
      </div>
      <ActionIcon aria-label={w.refresh} title={w.refresh} onClick={refreshed}>
        <Icon name="refresh" />
      </ActionIcon>
      <ActionIcon className="wide-only" aria-label={w.copyLink} title={w.copyLink} onClick={() => copy(true)}>
        <Icon name={copied === null ? 'copyLink' : 'tick'} />
      </ActionIcon>
      <Menu position="bottom-end" width={260}>
        <Menu.Target>
          <ActionIcon aria-label={w.more} title={w.more}>
            <Icon name="more" />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => copy(true)}>{w.copyLink}</Menu.Item>
          <Menu.Item onClick={() => copy(false)}>{w.copyWithoutNames}</Menu.Item>
          <Menu.Item onClick={() => viewReplaced((before) => ({ ...before, filters: [], range: { kind: 'extent' } }))}>{w.clearFilters}</Menu.Item>
          {menu?.(setSaid)}
          <Menu.Divider />
          {hasReport && <Menu.Item onClick={() => void navigate({ to: '/reading', search: true })}>{w.showReport}</Menu.Item>}
          <Menu.Item onClick={() => void opening.closed()}>{w.closeSource}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </Header>
  );
}
