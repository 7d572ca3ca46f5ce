import { ActionIcon } from '@mantine/core';
import { useEffect } from 'react';
import { formatDuration } from '../../base/format/time.ts';
import { endsNow } from '../../model/time-text.ts';
import { useAutoRefresh } from '../../state/auto-refresh.ts';
import { useLanguage, useWords } from '../../state/language.ts';
import { lazyPart } from '../../state/lazy-part.tsx';
import { refreshed } from '../../state/now.ts';
import { useView } from '../../state/view.ts';
import { Icon } from '../../ui/icons.tsx';
import { LateMenu } from '../../ui/menu/LateMenu.tsx';
import { headerWords } from './header-words.ts';

const RefreshSteps = lazyPart(async () => (await import('./RefreshSteps.tsx')).RefreshSteps);

/** Asks again with now as the end, at once or by itself every so often; that is for a range that ends now, and waits while one reads. */
export function RefreshControl() {
  const w = useWords(headerWords);
  const language = useLanguage();
  const { range } = useView();
  const { every, paused } = useAutoRefresh();
  const goesOn = endsNow(range);
  const running = goesOn ? every : null;
  useEffect(() => {
    if (running === null) return undefined;
    let isOver = false;
    let stop: (() => void) | null = null;
    void import('../../state/refreshing.ts').then(({ startRefreshing }) => {
      if (!isOver) stop = startRefreshing(running);
    });
    return () => {
      isOver = true;
      stop?.();
    };
  }, [running]);
  const stepName = (seconds: number): string => formatDuration(seconds, language);
  return (
    <span className={running === null ? 'refresh' : 'refresh on'}>
      <ActionIcon aria-label={w.refresh} title={w.refresh} onClick={refreshed}>
        <Icon name="refresh" />
      </ActionIcon>
      <LateMenu
        position="bottom-end"
        width={220}
        target={(button) => (
          <button {...button} type="button" className="refresh-step" aria-label={running === null ? w.auto : w.autoEvery(stepName(running))} title={paused ? w.pausedHelp : running === null ? w.auto : w.autoEvery(stepName(running))}>
            {running === null ? null : <span className={paused ? 'micro tertiary' : 'micro'}>{paused ? w.paused : stepName(running)}</span>}
            <Icon name="down" little />
          </button>
        )}
      >
        {() => <RefreshSteps running={running} goesOn={goesOn} />}
      </LateMenu>
    </span>
  );
}
