import { SavedList } from '../../features/dashboards/SavedList.tsx';
import { useLanguage } from '../../state/language.ts';
import { menuOpened } from '../shell/frame-state.ts';
import { screenName } from '../shell/places.ts';

export function SavedListRoute() {
  const language = useLanguage();
  return <SavedList onMenu={menuOpened} screenName={(path) => screenName(path, language)} />;
}
