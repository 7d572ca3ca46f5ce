import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { titleIn } from '../../model/panel.ts';
import { useLanguage, useWords } from '../../state/language.ts';
import { followOtherTabs, useSavedDashboards } from '../../state/saved-dashboards.ts';
import { withoutQuery } from '../../state/search.ts';
import { words } from './words.ts';

const newest = 5;

/** The reader's own dashboards in the rail, those changed last first. Loaded only where there are any. */
export function SavedRail() {
  const w = useWords(words);
  const language = useLanguage();
  const dashboards = useSavedDashboards((state) => state.dashboards);
  useEffect(followOtherTabs, []);
  return (
    <>
      <h2 className="rail-group micro">{w.saved}</h2>
      {dashboards.slice(0, newest).map(({ id, title }) => (
        <Link key={id} to="/dashboards/$id" params={{ id }} search={withoutQuery} className="rail-item" activeProps={{ 'aria-current': 'page' }} activeOptions={{ includeSearch: false }} title={titleIn(title, language)}>
          <span className="cut">{titleIn(title, language)}</span>
        </Link>
      ))}
      <Link to="/dashboards" search={withoutQuery} className="rail-item" activeProps={{ 'aria-current': 'page' }} activeOptions={{ includeSearch: false, exact: true }}>{w.allSaved}</Link>
    </>
  );
}
