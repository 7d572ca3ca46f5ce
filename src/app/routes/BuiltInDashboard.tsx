import type { Dashboard } from '../../model/dashboard.ts';
import { DashboardScreen } from '../../features/dashboards/DashboardScreen.tsx';
import { useLanguage } from '../../state/language.ts';
import { CopyDashboard } from '../shell/CopyDashboard.tsx';
import { DataScreen } from '../shell/DataScreen.tsx';

/** A built-in dashboard as a screen: the range, the filters and the timeline around its sheet. */
export function BuiltInDashboard({ dashboard }: { readonly dashboard: Dashboard }) {
  const language = useLanguage();
  return (
    <DataScreen title={dashboard.title[language]} timeline menu={(say) => <CopyDashboard dashboard={dashboard} onProblem={say} />}>
      <DashboardScreen dashboard={dashboard} />
    </DataScreen>
  );
}
