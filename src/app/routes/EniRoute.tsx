import { eni } from '../../catalog/eni.ts';
import { BuiltInDashboard } from './BuiltInDashboard.tsx';

export function EniRoute() {
  return <BuiltInDashboard dashboard={eni} />;
}
