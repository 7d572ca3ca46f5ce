import { threatIntelligence } from '../../catalog/threat-intelligence.ts';
import { BuiltInDashboard } from './BuiltInDashboard.tsx';

export function ThreatsRoute() {
  return <BuiltInDashboard dashboard={threatIntelligence} />;
}
