import { policy } from '../../catalog/policy.ts';
import { screenContexts } from '../../model/screens.ts';
import { BuiltInDashboard } from './BuiltInDashboard.tsx';

export function PolicyRoute() {
  return <BuiltInDashboard dashboard={policy} context={screenContexts.policy} />;
}
