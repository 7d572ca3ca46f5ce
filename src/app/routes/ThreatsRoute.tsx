import { threatIntelligence } from '../../catalog/threat-intelligence.ts';
import { AroundThreats } from '../../features/threats/AroundThreats.tsx';
import { BuiltInDashboard } from './BuiltInDashboard.tsx';

export function ThreatsRoute() {
  return <BuiltInDashboard dashboard={threatIntelligence} around={(panels) => <AroundThreats>{panels}</AroundThreats>} />;
}
