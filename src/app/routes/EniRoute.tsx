import { eni } from '../../catalog/eni.ts';
import { screenContexts } from '../../model/screens.ts';
import { BuiltInDashboard } from './BuiltInDashboard.tsx';

export function EniRoute() {
  return <BuiltInDashboard dashboard={eni} context={screenContexts.eni} />;
}
