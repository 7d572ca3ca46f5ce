import { ecs } from '../../catalog/ecs.ts';
import { BuiltInDashboard } from './BuiltInDashboard.tsx';

export function EcsRoute() {
  return <BuiltInDashboard dashboard={ecs} />;
}
