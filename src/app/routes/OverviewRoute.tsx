import { overview } from '../../catalog/overview.ts';
import { BuiltInDashboard } from './BuiltInDashboard.tsx';

export function OverviewRoute() {
  return <BuiltInDashboard dashboard={overview} />;
}
