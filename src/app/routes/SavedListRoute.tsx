import { SavedList } from '../../features/dashboards/SavedList.tsx';
import { menuOpened } from '../shell/frame-state.ts';

export function SavedListRoute() {
  return <SavedList onMenu={menuOpened} />;
}
