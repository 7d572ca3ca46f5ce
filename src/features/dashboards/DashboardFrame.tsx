import { useEffect, useMemo, useRef, type ReactNode } from 'react';
import type { Panel } from '../../model/panel.ts';
import { begin } from '../../state/idle.ts';
import { lazyPart } from '../../state/lazy-part.tsx';
import { useView } from '../../state/view.ts';
import { DrawingContext } from '../../ui/drawing.ts';
import { PanelNotice } from '../../ui/panel/PanelState.tsx';
import { usePartWords } from '../../ui/reader.tsx';
import { DashboardProvider } from './dashboard-context.tsx';
import { useLateAnswers } from './late-answers.ts';
import { PanelCell } from './PanelCell.tsx';
import { useDashboardContext } from './use-dashboard-context.ts';
import { withCourse } from './with-course.ts';
import { dashboardWords } from './words.ts';
import '../../ui/panel/panel.css';

/** Only where instances are shown. */
const InstanceNames = lazyPart(async () => (await import('./InstanceNames.tsx')).InstanceNames);
/** Only where a link chooses anything. */
const UnknownChoices = lazyPart(async () => (await import('./UnknownChoices.tsx')).UnknownChoices);

const drawing = (): (() => void) => begin('drawing');

/** What all dashboards are: panels that share a scope, or the one panel that fills the sheet. */
export function DashboardFrame({ panels, children }: { readonly panels: readonly Panel[]; readonly children: ReactNode }) {
  const words = usePartWords(dashboardWords);
  const contexts = useDashboardContext();
  useLateAnswers();
  const { focus } = contexts.now;
  const { choices } = useView();
  useFocusFollows(focus);
  const focused = useMemo(() => (focus === null ? undefined : panels.find((panel) => panel.id === focus)), [panels, focus]);
  return (
    <DrawingContext value={drawing}>
      <DashboardProvider value={contexts}>
        {Object.keys(choices).length > 0 ? <UnknownChoices panels={panels} /> : null}
        {focus !== null && !focused ? <PanelNotice fact={words.gone(focus)} action={<button type="button" className="link" onClick={() => contexts.now.focused(null)}>{words.showAll}</button>} /> : null}
        {focused ? <div className="panel-full"><PanelCell key={focused.id} panel={withCourse(focused)} whole /></div> : null}
        {focus === null ? children : null}
        {panels.some(({ statement }) => statement.includes('srcinstance')) ? <InstanceNames /> : null}
      </DashboardProvider>
    </DrawingContext>
  );
}

/** The panel that comes to fill the sheet has the focus, and has it still where it stands again: each time it is another element. */
function useFocusFollows(focus: string | null): void {
  const before = useRef(focus);
  useEffect(() => {
    const id = focus ?? before.current;
    const isSame = before.current === focus;
    before.current = focus;
    if (!isSame && document.activeElement === document.body) document.getElementById(`panel-${id}`)?.focus();
  }, [focus]);
}
