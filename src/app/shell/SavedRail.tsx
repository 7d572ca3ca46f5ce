import { useEffect } from 'react';
import { Link } from '@tanstack/react-router';
import { titleIn } from '../../model/panel.ts';
import { useAlertsAny } from '../../state/alerts-any.ts';
import { useLanguage, useWords } from '../../state/language.ts';
import { lazyPart } from '../../state/lazy-part.tsx';
import { followOtherTabs, useSavedDashboards } from '../../state/saved-dashboards.ts';
import { followOtherTabs as followOtherViews, useSavedViews } from '../../state/saved-views.ts';
import { withoutQuery } from '../../state/search.ts';
import { ViewLink } from '../../features/dashboards/ViewLink.tsx';
import { dwellMs } from './dwell.ts';
import { viewWords } from './view-words.ts';
import { words } from './words.ts';

const newest = 5;
const AlertsLink = lazyPart(async () => (await import('./AlertsLink.tsx')).AlertsLink);

/** The reader's own alerts, views and dashboards in the rail, those changed last. Loaded only where there are any. */
export function SavedRail() {
  const w = useWords(words);
  const v = useWords(viewWords);
  const language = useLanguage();
  const dashboards = useSavedDashboards((state) => state.dashboards);
  const views = useSavedViews((state) => state.views);
  const hasAlerts = useAlertsAny((state) => state.any);
  useEffect(followOtherTabs, []);
  useEffect(followOtherViews, []);
  const shown = [...views].sort((a, b) => b.changedAt - a.changedAt).slice(0, newest);
  return (
    <>
      <h2 className="rail-group micro">{w.saved}</h2>
      {hasAlerts && <AlertsLink />}
      {views.filter((view) => shown.includes(view)).map((view) => (
        <ViewLink key={view.id} view={view} className="rail-item">
          <span className="cut">{view.name}</span>
          <span className="rail-kind micro">{v.view}</span>
        </ViewLink>
      ))}
      {dashboards.slice(0, newest).map(({ id, title }) => (
        <Link key={id} to="/dashboards/$id" params={{ id }} search={withoutQuery} preload="intent" preloadDelay={dwellMs} className="rail-item" activeProps={{ 'aria-current': 'page' }} activeOptions={{ includeSearch: false }} title={titleIn(title, language)}>
          <span className="cut">{titleIn(title, language)}</span>
        </Link>
      ))}
      <Link to="/dashboards" search={withoutQuery} className="rail-item" activeProps={{ 'aria-current': 'page' }} activeOptions={{ includeSearch: false, exact: true }}>{w.allSaved}</Link>
    </>
  );
}
