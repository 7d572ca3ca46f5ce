import { ecs } from '../../catalog/ecs.ts';
import { screenContexts } from '../../model/screens.ts';
import { BuiltInDashboard } from './BuiltInDashboard.tsx';

export function EcsRoute() {
  return <BuiltInDashboard dashboard={ecs} context={screenContexts.ecs} />;
}
