import { useParams } from '@tanstack/react-router';
import { VpnGatewaysScreen } from '../../features/vpn-gateways/VpnGatewaysScreen.tsx';
import { useWords } from '../../state/language.ts';
import { useRegion } from '../../state/region.ts';
import { useView } from '../../state/view.ts';
import { CloudScreen } from '../shell/CloudScreen.tsx';
import { menuOpened } from '../shell/frame-state.ts';
import { LogstoreStrip } from '../shell/LogstoreStrip.tsx';
import { ScreenFilters } from '../shell/ScreenFilters.tsx';
import { words } from '../shell/words.ts';

/** The list of the region that the link names, or one gateway: the path then names its region. */
export function VpnGatewaysRoute() {
  const w = useWords(words);
  const [asked] = useRegion();
  const { region = asked, id = null } = useParams({ strict: false });
  const { source } = useView();
  return (
    <CloudScreen title={w.vpnGateways}>
      <VpnGatewaysScreen region={region} id={id} sourceBar={source.kind === 'logstore' ? <div className="logstore-strip"><LogstoreStrip /></div> : null} filterBar={<ScreenFilters />} onMenu={menuOpened} />
    </CloudScreen>
  );
}
