import { Menu } from '@mantine/core';
import { formatDuration } from '../../base/format/time.ts';
import { refreshEvery, refreshSteps, type RefreshStep } from '../../state/auto-refresh.ts';
import { useLanguage, useWords } from '../../state/language.ts';
import { Icon } from '../../ui/icons.tsx';
import { headerWords } from './header-words.ts';

/** How often the page asks again by itself; only "off" where the range does not end now. */
export function RefreshSteps({ running, goesOn }: { readonly running: RefreshStep; readonly goesOn: boolean }) {
  const w = useWords(headerWords);
  const language = useLanguage();
  return (
    <>
      <Menu.Label>{w.auto}</Menu.Label>
      <Menu.RadioGroup value={String(running ?? 0)} onChange={(step) => refreshEvery(refreshSteps.find((one) => String(one ?? 0) === step) ?? null)}>
        {refreshSteps.map((step) => (
          <Menu.RadioItem key={step ?? 0} value={String(step ?? 0)} closeMenuOnClick disabled={!goesOn && step !== null} checkIcon={<Icon name="tick" little />}>
            {step === null ? w.off : formatDuration(step, language)}
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
      {!goesOn && <p className="refresh-why small tertiary">{w.onlyNow}</p>}
    </>
  );
}
