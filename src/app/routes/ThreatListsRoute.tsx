import { ThreatListsScreen } from '../../features/threat-lists/ThreatListsScreen.tsx';
import { menuOpened } from '../shell/frame-state.ts';

export function ThreatListsRoute() {
  return <ThreatListsScreen onMenu={menuOpened} />;
}
