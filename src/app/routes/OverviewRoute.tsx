import { overview } from '../../catalog/overview.ts';
import { DashboardScreen } from '../../features/dashboards/DashboardScreen.tsx';
import { useWords } from '../../state/language.ts';
import { CopyDashboard } from '../shell/CopyDashboard.tsx';
import { DataScreen } from '../shell/DataScreen.tsx';
import { words } from '../shell/words.ts';

export function OverviewRoute() {
  const w = useWords(words);
  return (
    <DataScreen title={w.overview} timeline menu={(say) => <CopyDashboard dashboard={overview} onProblem={say} />}>
      <DashboardScreen dashboard={overview} />
    </DataScreen>
  );
}
