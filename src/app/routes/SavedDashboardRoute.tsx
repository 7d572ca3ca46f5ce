import { useParams } from '@tanstack/react-router';
import { SavedDashboardScreen, useSavedTitle } from '../../features/dashboards/SavedDashboardScreen.tsx';
import { useWords } from '../../state/language.ts';
import { DataScreen } from '../shell/DataScreen.tsx';
import { words } from '../shell/words.ts';

export function SavedDashboardRoute() {
  const w = useWords(words);
  const { id } = useParams({ from: '/dashboards/$id' });
  const title = useSavedTitle(id);
  return (
    <DataScreen title={title ?? w.savedDashboard} timeline>
      <SavedDashboardScreen key={id} id={id} />
    </DataScreen>
  );
}
