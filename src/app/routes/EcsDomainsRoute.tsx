import { ecsToDomain } from '../../catalog/ecs-to-domain.ts';
import { screenContexts } from '../../model/screens.ts';
import { BuiltInDashboard } from './BuiltInDashboard.tsx';

export function EcsDomainsRoute() {
  return <BuiltInDashboard dashboard={ecsToDomain} context={screenContexts['ecs-domains']} />;
}
