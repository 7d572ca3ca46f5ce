import { absent } from '../../base/format/number.ts';
import { formatShare } from '../../base/format/share.ts';
import { formatBytes } from '../../base/format/volume.ts';
import { cutMiddle } from '../../base/format/cut.ts';
import type { VpnGateway } from '../../model/cloud/network.ts';
import { StateMark } from '../../ui/cloud/StateMark.tsx';
import { usePartWords, useReader } from '../../ui/reader.tsx';
import type { EniTotal, Totals } from './analysis/totals.ts';
import type { GatewayCover, GatewayEni } from './gateway-cover.ts';
import { CreateLink, FlowLogLink } from './links.tsx';
import { featureText, logOf, logText } from './texts.ts';
import { words } from './words.ts';

interface EniTableProps {
  readonly gateway: VpnGateway;
  readonly cover: GatewayCover;
  readonly totals: Totals | null;
}

/** The interfaces that the cloud made for a gateway: what to name in a flow log, and how the traffic is split over them. */
export function EniTable({ gateway, cover, totals }: EniTableProps) {
  const w = usePartWords(words);
  const all = cover.enis.reduce((sum, { eni }) => sum + (totals?.byEni.get(eni.id)?.bytes ?? 0), 0);
  return (
    <table className="list vpn-eni-table">
      <caption className="unseen">{w.basic}</caption>
      <thead>
        <tr>
          <th scope="col" className="vpn-eni-id">{w.eniId}</th>
          <th scope="col" className="vpn-eni-name">{w.name}</th>
          <th scope="col" className="vpn-eni-vswitch">{w.vswitch}</th>
          <th scope="col" className="vpn-eni-address">{w.address}</th>
          <th scope="col" className="vpn-eni-tunnel">{w.tunnelAddress}</th>
          <th scope="col" className="vpn-eni-feature">{w.feature}</th>
          <th scope="col" className="vpn-eni-log">{w.flowLog}</th>
          <th scope="col" className="end vpn-eni-bytes">{w.bytes}</th>
          <th scope="col" className="end vpn-eni-share">{w.share}</th>
          <th scope="col" className="vpn-eni-state">{w.state}</th>
        </tr>
      </thead>
      <tbody>
        {cover.enis.map((one) => <EniRow key={one.eni.id} region={gateway.region} one={one} total={totals?.byEni.get(one.eni.id) ?? null} all={all} isOpen={totals !== null} />)}
      </tbody>
    </table>
  );
}

interface EniRowProps {
  readonly region: string;
  readonly one: GatewayEni;
  readonly total: EniTotal | null;
  /** Bytes of all interfaces of the gateway. */
  readonly all: number;
  readonly isOpen: boolean;
}

function EniRow({ region, one, total, all, isOpen }: EniRowProps) {
  const w = usePartWords(words);
  const { units } = useReader();
  const { eni, place } = one;
  const share = all === 0 || total === null ? null : total.bytes / all;
  return (
    <tr data-eni={eni.id}>
      <td className="mono">{eni.id}</td>
      <td className="vpn-eni-name">{eni.name}</td>
      <td className="mono secondary vpn-eni-vswitch" title={eni.vswitch}>{cutMiddle(eni.vswitch)}</td>
      <td className="mono vpn-eni-address">{eni.address}</td>
      <td className="mono secondary vpn-eni-tunnel">{place.tunnelAddress ?? absent}</td>
      <td className="secondary vpn-eni-feature">{featureText(place, w)}</td>
      <td className="vpn-eni-log"><LogCell region={region} one={one} /></td>
      <td className="end vpn-eni-bytes">{total === null ? <span className="tertiary">{absent}</span> : formatBytes(total.bytes, units)}</td>
      <td className="end secondary vpn-eni-share">{formatShare(share)}</td>
      <td className="vpn-eni-state">{isOpen && <Carries share={share} total={total} />}</td>
    </tr>
  );
}

function LogCell({ region, one }: { readonly region: string; readonly one: GatewayEni }) {
  const w = usePartWords(words);
  const said = logOf(one);
  if (said === null) return <CreateLink region={region} enis={[one.eni]}>{w.createOne}</CreateLink>;
  const isIdle = said.kind === 'failing' || said.kind === 'stopped' || said.kind === 'locked';
  return <FlowLogLink region={region} id={said.log.id} className={isIdle ? 'warn' : 'quiet'}>{logText(said, one.coverage, w)}</FlowLogLink>;
}

/** Below this share of what the gateway carries a tunnel only stands by. */
const standbyShare = 0.01;

function Carries({ share, total }: { readonly share: number | null; readonly total: EniTotal | null }) {
  const w = usePartWords(words);
  if (total === null || total.records === 0) return <StateMark tone="still" word={w.noRecords} />;
  return share !== null && share >= standbyShare ? <StateMark tone="good" word={w.carries} /> : <StateMark tone="still" word={w.standby} />;
}
