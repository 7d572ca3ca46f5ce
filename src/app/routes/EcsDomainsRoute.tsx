import { ecsToDomain } from '../../catalog/ecs-to-domain.ts';
import { BuiltInDashboard } from './BuiltInDashboard.tsx';

export function EcsDomainsRoute() {
  return <BuiltInDashboard dashboard={ecsToDomain} />;
}
