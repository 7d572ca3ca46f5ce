import type { ReactNode } from 'react';
import type { Dashboard } from '../../model/dashboard.ts';
import { DashboardScreen } from '../../features/dashboards/DashboardScreen.tsx';
import type { Text } from '../../model/panel.ts';
import { useLanguage } from '../../state/language.ts';
import { DataScreen } from '../shell/DataScreen.tsx';

const plain = (panels: ReactNode): ReactNode => panels;

/** A built-in dashboard as a screen: the range, the filters and the timeline around its sheet. */
export function BuiltInDashboard({ dashboard, context, around = plain }: { readonly dashboard: Dashboard; /** Beside its title. */ readonly context?: Text; /** What stands around its panels. */ readonly around?: (panels: ReactNode) => ReactNode }) {
  const language = useLanguage();
  return (
    <DataScreen title={dashboard.title[language]} context={context?.[language]} timeline dashboard={dashboard}>
      {around(<DashboardScreen dashboard={dashboard} />)}
    </DataScreen>
  );
}
