import { Menu } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import type { Dashboard } from '../../model/dashboard.ts';
import { useReadProgress } from '../../state/engine.tsx';
import { useWords } from '../../state/language.ts';
import { useOpening } from '../../state/opening.tsx';
import { rateToggled, useSettings } from '../../state/settings.ts';
import { useView, useViewActions } from '../../state/view.ts';
import { CopyDashboard } from './CopyDashboard.tsx';
import { deedWords } from './deed-words.ts';
import { useFrame } from './frame-state.ts';
import type { Copying } from './use-copy.ts';
import { ViewDeeds } from './ViewDeeds.tsx';

export interface ScreenDeedsProps {
  readonly copying: Copying;
  /** Tells in the header what could not be done. */
  readonly say: (sentence: string) => void;
  /** What a copy can be made of. */
  readonly dashboard: Dashboard | undefined;
}

/** What can be done with the view as a whole, and less often: the items of the header's menu. */
export function ScreenDeeds({ copying, say, dashboard }: ScreenDeedsProps) {
  const w = useWords(deedWords);
  const { source } = useView();
  const { viewReplaced } = useViewActions();
  const rate = useSettings((settings) => settings.rate);
  const opening = useOpening();
  const navigate = useNavigate();
  const hasReport = useReadProgress().files.length > 0;
  const { copy, isMoving } = copying;
  const hasNames = source.kind === 'files';
  return (
    <>
      <Menu.Item onClick={() => copy({ names: true, fixed: false })}>{w.copyLink}</Menu.Item>
      {isMoving && <Menu.Item onClick={() => copy({ names: true, fixed: true })}>{w.copyFixed}</Menu.Item>}
      {hasNames && <Menu.Item onClick={() => copy({ names: false, fixed: false })}>{w.copyNameless}</Menu.Item>}
      {hasNames && isMoving && <Menu.Item onClick={() => copy({ names: false, fixed: true })}>{w.copyFixedNameless}</Menu.Item>}
      <Menu.Item onClick={() => viewReplaced((before) => ({ ...before, filters: [], range: { kind: 'extent' } }))}>{w.clearFilters}</Menu.Item>
      {dashboard && <CopyDashboard dashboard={dashboard} onProblem={say} />}
      <Menu.Divider />
      <ViewDeeds say={say} />
      <Menu.Divider />
      <Menu.Item rightSection={<kbd>{keyNames.go}</kbd>} onClick={() => useFrame.setState({ dialog: 'go' })}>{w.go}</Menu.Item>
      <Menu.Item rightSection={<kbd>{keyNames.units}</kbd>} onClick={rateToggled}>{rate === 'bits' ? w.showBytes : w.showBits}</Menu.Item>
      <Menu.Item rightSection={<kbd>?</kbd>} onClick={() => useFrame.setState({ dialog: 'keys' })}>{w.keys}</Menu.Item>
      <Menu.Divider />
      {hasReport && <Menu.Item onClick={() => void navigate({ to: '/reading', search: true })}>{w.showReport}</Menu.Item>}
      <Menu.Item onClick={() => void opening.closed()}>{w.closeSource}</Menu.Item>
    </>
  );
}

const keyNames = { go: 'Ctrl K', units: 'U' } as const;
