import { AlertsScreen } from '../../features/alerts/AlertsScreen.tsx';
import { menuOpened } from '../shell/frame-state.ts';

export function AlertsRoute() {
  return <AlertsScreen onMenu={menuOpened} />;
}
