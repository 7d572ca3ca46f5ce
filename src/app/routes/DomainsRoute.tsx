import { interDomain } from '../../catalog/inter-domain.ts';
import { screenContexts } from '../../model/screens.ts';
import { BuiltInDashboard } from './BuiltInDashboard.tsx';

export function DomainsRoute() {
  return <BuiltInDashboard dashboard={interDomain} context={screenContexts.domains} />;
}
