import { useParams } from '@tanstack/react-router';
import { VpnGatewaysScreen } from '../../features/vpn-gateways/VpnGatewaysScreen.tsx';
import { useWords } from '../../state/language.ts';
import { useRegion } from '../../state/region.ts';
import { CloudScreen } from '../shell/CloudScreen.tsx';
import { menuOpened } from '../shell/frame-state.ts';
import { ScreenFilters } from '../shell/ScreenFilters.tsx';
import { words } from '../shell/words.ts';

/** The list of the region that the link names, or one gateway: the path then names its region. */
export function VpnGatewaysRoute() {
  const w = useWords(words);
  const [asked] = useRegion();
  const { region = asked, id = null } = useParams({ strict: false });
  return (
    <CloudScreen title={w.vpnGateways}>
      <VpnGatewaysScreen region={region} id={id} filterBar={<ScreenFilters />} onMenu={menuOpened} />
    </CloudScreen>
  );
}
