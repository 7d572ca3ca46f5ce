import { useEffect, useState } from 'react';
import { countryName } from '../../base/geo/names.ts';
import { formatTime } from '../../base/format/time.ts';
import { wordsOf } from '../../base/words.ts';
import { followOtherTabs, useSavedViews, viewRemoved, viewRenamed, writeViewFile, type SavedView } from '../../state/saved-views.ts';
import { readView } from '../../state/view-codec.ts';
import { conditionName } from '../../ui/filters/filter-text.ts';
import { words as filterWords } from '../../ui/filters/words.ts';
import { NameInput } from '../../ui/NameInput.tsx';
import { fileName, saveFile } from '../../ui/panel/save.ts';
import { usePartWords, useReader } from '../../ui/reader.tsx';
import type { Said } from '../../ui/use-said.ts';
import { savedWords } from './saved-words.ts';
import { storeText } from './store-text.ts';
import { ViewLink } from './ViewLink.tsx';

/** The saved views: what each shows, and what can be done with it. */
export function ViewsTable({ say, screenName }: { readonly say: (said: Said) => void; readonly screenName: (path: string) => string }) {
  const words = usePartWords(savedWords);
  const { views, unread } = useSavedViews();
  useEffect(followOtherTabs, []);
  const rename = (id: string, name: string): void => {
    const done = viewRenamed(id, name);
    if (!done.ok) say({ text: storeText(done.problem, words), tone: 'problem' });
  };
  const remove = (view: SavedView): void => {
    const done = viewRemoved(view.id);
    if (!done.ok) return say({ text: storeText(done.problem, words), tone: 'problem' });
    const undo = (): void => {
      const back = done.value();
      if (!back.ok) say({ text: storeText(back.problem, words), tone: 'problem' });
    };
    return say({ text: words.removed(view.name), tone: 'done', undo });
  };
  return (
    <section className="saved-views">
      <h2 className="saved-heading">{words.views}</h2>
      {unread > 0 ? <p className="note saved-unread">{words.unreadViews(unread)}</p> : null}
      {views.length === 0 ? <p className="small tertiary saved-help">{words.viewsHelp}</p> : (
        <table className="list saved-list views">
          <thead>
            <tr><th scope="col">{words.name}</th><th scope="col">{words.shows}</th><th scope="col">{words.changed}</th><th scope="col"><span className="unseen">{words.deeds}</span></th></tr>
          </thead>
          <tbody>{views.map((view) => <Row key={view.id} view={view} screen={screenName(view.path)} onRename={rename} onRemove={remove} />)}</tbody>
        </table>
      )}
    </section>
  );
}

interface RowProps {
  readonly view: SavedView;
  readonly screen: string;
  readonly onRename: (id: string, name: string) => void;
  readonly onRemove: (view: SavedView) => void;
}

function Row({ view, screen, onRename, onRemove }: RowProps) {
  const words = usePartWords(savedWords);
  const { language, zone } = useReader();
  const [renaming, setRenaming] = useState(false);
  const { id, name } = view;
  const { filters } = readView(view.search).view;
  const shown = [screen, view.search.t ?? words.allData, ...filters.map((one) => conditionName(one, wordsOf(filterWords, language), language, (code) => countryName(code, language)))].join(' · ');
  return (
    <tr>
      <td>
        {renaming ? (
          <NameInput
            name={name} label={words.newName} onDone={(typed) => {
              if (typed !== null) onRename(id, typed);
              setRenaming(false);
            }}
          />
        ) : <ViewLink view={view}>{name}</ViewLink>}
      </td>
      <td className="secondary cut" title={shown}>{shown}</td>
      <td className="secondary">{formatTime(view.changedAt, zone, 'minute')}</td>
      <td className="end">
        <span className="saved-deeds">
          <button type="button" className="link" aria-label={words.renameNamed(name)} onClick={() => setRenaming(true)}>{words.rename}</button>
          <button type="button" className="link" aria-label={words.exportNamed(name)} onClick={() => saveFile(fileName(name, 'json'), new Blob([writeViewFile(view)], { type: 'application/json' }))}>{words.export}</button>
          <button type="button" className="link danger" aria-label={words.removeNamed(name)} onClick={() => onRemove(view)}>{words.remove}</button>
        </span>
      </td>
    </tr>
  );
}
