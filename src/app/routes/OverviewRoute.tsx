import { overview } from '../../catalog/overview.ts';
import { DashboardScreen } from '../../features/dashboards/DashboardScreen.tsx';
import { useWords } from '../../state/language.ts';
import { DataScreen } from '../shell/DataScreen.tsx';
import { words } from '../shell/words.ts';

export function OverviewRoute() {
  const w = useWords(words);
  return (
    <DataScreen title={w.overview} timeline>
      <DashboardScreen dashboard={overview} />
    </DataScreen>
  );
}
