import { SettingsScreen } from '../../features/settings/SettingsScreen.tsx';
import { menuOpened } from '../shell/frame-state.ts';

export function SettingsRoute() {
  return <SettingsScreen onMenu={menuOpened} />;
}
