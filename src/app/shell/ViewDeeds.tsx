import { Menu } from '@mantine/core';
import { useLocation, useNavigate } from '@tanstack/react-router';
import { useWords } from '../../state/language.ts';
import { useOpenedView, useSavedViews, viewSearch, viewUpdated } from '../../state/saved-views.ts';
import { stringifySearch, validateSearch, withoutQuery } from '../../state/search.ts';
import { useFrame } from './frame-state.ts';
import { viewProblem } from './view-problem.ts';
import { useViewOpening } from '../../features/dashboards/ViewLink.tsx';
import { viewWords } from './view-words.ts';

/** As many as a menu can show without becoming a list; the rest stands in the rail under "All saved". */
const most = 8;

/** In the header's menu: the saved views, and what is shown as one more, or in the place of the one that was opened. */
export function ViewDeeds({ say }: { readonly say: (sentence: string) => void }) {
  const w = useWords(viewWords);
  const views = useSavedViews((state) => state.views);
  const openedId = useOpenedView((state) => state.id);
  const open = useViewOpening();
  const navigate = useNavigate();
  const { pathname, search } = useLocation();
  const now = validateSearch(search);
  const opened = views.find(({ id }) => id === openedId);
  const isChanged = opened !== undefined && (opened.path !== pathname || stringifySearch(opened.search) !== stringifySearch(viewSearch(now)));
  const update = (): void => {
    const done = opened === undefined ? null : viewUpdated(opened.id, pathname, now);
    if (done?.ok === false) say(viewProblem(done.problem, w));
  };
  return (
    <>
      {views.length > 0 && <Menu.Label>{w.views}</Menu.Label>}
      {views.slice(0, most).map((view) => <Menu.Item key={view.id} onClick={() => open(view)}><span className="cut">{view.name}</span></Menu.Item>)}
      {isChanged && <Menu.Item onClick={update}>{w.update(opened.name)}</Menu.Item>}
      <Menu.Item onClick={() => useFrame.setState({ dialog: 'save-view' })}>{w.save}</Menu.Item>
      <Menu.Item onClick={() => void navigate({ to: '/alerts', search: withoutQuery })}>{w.alerts}</Menu.Item>
    </>
  );
}
