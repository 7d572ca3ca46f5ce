import { CidrBlocksScreen } from '../../features/cidr-blocks/CidrBlocksScreen.tsx';
import { menuOpened } from '../shell/frame-state.ts';

export function CidrBlocksRoute() {
  return <CidrBlocksScreen onMenu={menuOpened} />;
}
