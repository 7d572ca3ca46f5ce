import { policy } from '../../catalog/policy.ts';
import { BuiltInDashboard } from './BuiltInDashboard.tsx';

export function PolicyRoute() {
  return <BuiltInDashboard dashboard={policy} />;
}
