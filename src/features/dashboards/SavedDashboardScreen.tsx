import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { formatTime } from '../../base/format/time.ts';
import type { Result } from '../../base/result.ts';
import type { Place, SavedDashboard } from '../../model/dashboard.ts';
import { titleIn } from '../../model/panel.ts';
import { writeDashboardFile } from '../../state/dashboard-file.ts';
import { followOtherTabs, panelRemoved, panelRenamed, placesChanged, useSavedDashboards, type StoreProblem } from '../../state/saved-dashboards.ts';
import { withoutQuery } from '../../state/search.ts';
import { useView } from '../../state/view.ts';
import { PanelNotice } from '../../ui/panel/PanelState.tsx';
import { fileName, saveFile } from '../../ui/panel/save.ts';
import { usePartWords, useReader } from '../../ui/reader.tsx';
import { DashboardFrame } from './DashboardFrame.tsx';
import { SaidNote } from './SaidNote.tsx';
import { SavedGrid } from './SavedGrid.tsx';
import { savedWords } from './saved-words.ts';
import { storeText } from './store-text.ts';
import { useSaid } from '../../ui/use-said.ts';
import './saved.css';

/** The title of a saved dashboard, null when it is not here. */
export function useSavedTitle(id: string): string | null {
  const { language } = useReader();
  const title = useSavedDashboards((state) => state.dashboards.find((one) => one.id === id)?.title);
  return title === undefined ? null : titleIn(title, language);
}

/** A dashboard of the reader's own: its panels on a grid, which can be arranged. Header, filters and timeline are the shell's. */
export function SavedDashboardScreen({ id }: { readonly id: string }) {
  const words = usePartWords(savedWords);
  const dashboard = useSavedDashboards((state) => state.dashboards.find((one) => one.id === id));
  useEffect(followOtherTabs, []);
  if (!dashboard) {
    return <PanelNotice fact={words.notHere} detail={words.notHereDetail} action={<Link to="/dashboards" search={withoutQuery}>{words.all}</Link>} />;
  }
  return <Arranged dashboard={dashboard} />;
}

function Arranged({ dashboard }: { readonly dashboard: SavedDashboard }) {
  const words = usePartWords(savedWords);
  const { language, zone } = useReader();
  const { focus } = useView();
  const [editing, setEditing] = useState(false);
  const [said, say] = useSaid();
  const { id, panels } = dashboard;
  const title = titleIn(dashboard.title, language);
  const told = <T,>(done: Result<T, StoreProblem>): T | null => {
    if (done.ok) return done.value;
    say({ text: storeText(done.problem, words), tone: 'problem' });
    return null;
  };
  const remove = (panel: string): void => {
    const name = panels.find((one) => one.id === panel)?.title ?? panel;
    const back = told(panelRemoved(id, panel));
    if (back) say({ text: words.removed(titleIn(name, language)), tone: 'done', undo: () => void told(back()) });
  };
  return (
    <DashboardFrame panels={panels}>
      <div className={focus === null ? 'saved-bar small' : 'saved-bar small hidden'}>
        <span className="secondary">{words.count(panels.length)}</span>
        <span className="tertiary grow">{editing ? words.editHelp : words.changedAt(formatTime(dashboard.changedAt, zone, 'minute'))}</span>
        <button type="button" className="link" onClick={() => saveFile(fileName(title, 'json'), new Blob([writeDashboardFile(dashboard)], { type: 'application/json' }))}>{words.export}</button>
        <Link to="/dashboards" search={withoutQuery}>{words.all}</Link>
        <button type="button" className="link" aria-pressed={editing} onClick={() => setEditing(!editing)}>{editing ? words.done : words.edit}</button>
      </div>
      <SaidNote said={said} onDone={() => say(null)} />
      {panels.length === 0 ? <div className="saved-empty"><PanelNotice fact={words.empty} detail={words.emptyDetail} /></div> : (
        <SavedGrid
          dashboard={dashboard} editing={editing} onPlaces={(places: readonly Place[]) => void told(placesChanged(id, places))}
          onRename={(panel, name) => void told(panelRenamed(id, panel, name))} onRemove={remove}
        />
      )}
    </DashboardFrame>
  );
}
