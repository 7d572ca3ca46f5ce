import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { formatTime } from '../../base/format/time.ts';
import type { SavedDashboard } from '../../model/dashboard.ts';
import { titleIn } from '../../model/panel.ts';
import { begin } from '../../state/idle.ts';
import { writeDashboardFile } from '../../state/dashboard-file.ts';
import { dashboardImported, dashboardRemoved, dashboardRenamed, followOtherTabs, useSavedDashboards } from '../../state/saved-dashboards.ts';
import { useSavedViews, viewImported } from '../../state/saved-views.ts';
import { withoutQuery } from '../../state/search.ts';
import { Header } from '../../ui/frame/Header.tsx';
import { NameInput } from '../../ui/NameInput.tsx';
import { fileName, saveFile } from '../../ui/panel/save.ts';
import { usePartWords, useReader } from '../../ui/reader.tsx';
import { SaidNote } from './SaidNote.tsx';
import { savedWords } from './saved-words.ts';
import { storeText } from './store-text.ts';
import { ViewsTable } from './ViewsTable.tsx';
import { useSaid } from '../../ui/use-said.ts';
import './saved.css';

/** All views and dashboards of the reader's own: opened, renamed, exported, deleted with a way back; one is imported from its file. */
export function SavedList({ onMenu, screenName }: { readonly onMenu: () => void; readonly screenName: (path: string) => string }) {
  const words = usePartWords(savedWords);
  const { language } = useReader();
  const { dashboards, unread } = useSavedDashboards();
  const [said, say] = useSaid();
  const input = useRef<HTMLInputElement>(null);
  useEffect(followOtherTabs, []);
  const take = (file: File): void => {
    const end = begin('import');
    void file.text().then((text) => {
      const done = dashboardImported(text);
      if (!done.ok && done.problem.kind === 'no-dashboard') return takeView(text, file.name);
      if (!done.ok) return say({ text: storeText(done.problem, words, file.name), tone: 'problem' });
      const title = useSavedDashboards.getState().dashboards.find((one) => one.id === done.value)?.title ?? file.name;
      return say({ text: words.imported(titleIn(title, language)), tone: 'done' });
    }).finally(end);
  };
  const takeView = (text: string, file: string): void => {
    const done = viewImported(text);
    if (!done.ok) return say({ text: storeText(done.problem, words, file), tone: 'problem' });
    return say({ text: words.imported(useSavedViews.getState().views.find((one) => one.id === done.value)?.name ?? file), tone: 'done' });
  };
  const remove = (one: SavedDashboard): void => {
    const done = dashboardRemoved(one.id);
    if (!done.ok) return say({ text: storeText(done.problem, words), tone: 'problem' });
    const undo = (): void => {
      const back = done.value();
      if (!back.ok) say({ text: storeText(back.problem, words), tone: 'problem' });
    };
    return say({ text: words.removed(titleIn(one.title, language)), tone: 'done', undo });
  };
  const rename = (id: string, name: string): void => {
    const done = dashboardRenamed(id, name);
    if (!done.ok) say({ text: storeText(done.problem, words), tone: 'problem' });
  };
  return (
    <>
      <Header title={words.title} context={words.context} onMenu={onMenu}>
        <input
          ref={input} type="file" accept=".json,application/json" hidden onChange={(event) => {
            const file = event.currentTarget.files?.[0];
            if (file) take(file);
            event.currentTarget.value = '';
          }}
        />
        <Button onClick={() => input.current?.click()}>{words.import}</Button>
      </Header>
      <main className="sheet" id="sheet" tabIndex={-1}>
        <SaidNote said={said} onDone={() => say(null)} />
        <ViewsTable say={say} screenName={screenName} />
        <h2 className="saved-heading">{words.dashboards}</h2>
        {unread > 0 ? <p className="note saved-unread">{words.unread(unread)}</p> : null}
        {dashboards.length === 0 ? <p className="small tertiary saved-help">{words.none}</p> : (
          <table className="list saved-list">
            <thead>
              <tr><th scope="col">{words.name}</th><th scope="col" className="end">{words.panels}</th><th scope="col">{words.changed}</th><th scope="col"><span className="unseen">{words.deeds}</span></th></tr>
            </thead>
            <tbody>{dashboards.map((one) => <Row key={one.id} dashboard={one} onRename={rename} onRemove={remove} />)}</tbody>
          </table>
        )}
      </main>
    </>
  );
}

interface RowProps {
  readonly dashboard: SavedDashboard;
  readonly onRename: (id: string, name: string) => void;
  readonly onRemove: (one: SavedDashboard) => void;
}

function Row({ dashboard, onRename, onRemove }: RowProps) {
  const words = usePartWords(savedWords);
  const { language, zone } = useReader();
  const [renaming, setRenaming] = useState(false);
  const { id } = dashboard;
  const title = titleIn(dashboard.title, language);
  return (
    <tr>
      <td>
        {renaming ? (
          <NameInput
            name={title} label={words.newName} onDone={(name) => {
              if (name !== null) onRename(id, name);
              setRenaming(false);
            }}
          />
        ) : <Link to="/dashboards/$id" params={{ id }} search={withoutQuery}>{title}</Link>}
      </td>
      <td className="end">{dashboard.panels.length}</td>
      <td className="secondary">{formatTime(dashboard.changedAt, zone, 'minute')}</td>
      <td className="end">
        <span className="saved-deeds">
          <button type="button" className="link" aria-label={words.renameNamed(title)} onClick={() => setRenaming(true)}>{words.rename}</button>
          <button type="button" className="link" aria-label={words.exportNamed(title)} onClick={() => saveFile(fileName(title, 'json'), new Blob([writeDashboardFile(dashboard)], { type: 'application/json' }))}>{words.export}</button>
          <button type="button" className="link danger" aria-label={words.removeNamed(title)} onClick={() => onRemove(dashboard)}>{words.remove}</button>
        </span>
      </td>
    </tr>
  );
}
