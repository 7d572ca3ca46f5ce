import { interDomain } from '../../catalog/inter-domain.ts';
import { BuiltInDashboard } from './BuiltInDashboard.tsx';

export function DomainsRoute() {
  return <BuiltInDashboard dashboard={interDomain} />;
}
