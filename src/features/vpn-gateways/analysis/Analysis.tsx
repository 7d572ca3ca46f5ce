import { useMemo, type ReactNode } from 'react';
import { formatExact } from '../../../base/format/number.ts';
import { vpnPairs, vpnRates, vpnTotals } from '../../../catalog/vpn-gateway.ts';
import { useDescription } from '../../../state/engine.tsx';
import { useChosenRange, useView } from '../../../state/view.ts';
import { Problem } from '../../../ui/Problem.tsx';
import { PanelNotice } from '../../../ui/panel/PanelState.tsx';
import { usePartWords } from '../../../ui/reader.tsx';
import type { GatewayCover } from '../gateway-cover.ts';
import type { Gateway } from '../use-gateways.ts';
import { Lanes } from './Lanes.tsx';
import { OpenTargets, targetLogs } from './OpenTargets.tsx';
import { Pairs } from './Pairs.tsx';
import { lookedUntil, pairsOf, silenceOf } from './pairs.ts';
import { Silent } from './Silent.tsx';
import { totalsOf, type Totals } from './totals.ts';
import { useAsked, useEniScope } from './use-asked.ts';
import { useHostNames } from './use-host-names.ts';
import { words } from './words.ts';

interface AnalysisProps {
  readonly chosen: Gateway;
  readonly cover: GatewayCover;
  readonly totals: Totals | null;
  /** How far the open source is read, where it is a Logstore. */
  readonly sourceBar: ReactNode;
  /** Shown above what obeys the filters of the view, when there are any. */
  readonly filterBar: ReactNode;
}

/** What went through the interfaces of a gateway, as the open source recorded it. */
export function Analysis({ chosen, cover, totals, sourceBar, filterBar }: AnalysisProps) {
  const w = usePartWords(words);
  const { records } = useDescription();
  const { source, filters } = useView();
  const enis = useMemo(() => cover.enis.map(({ eni }) => eni.id), [cover]);
  const targets = <OpenTargets region={chosen.gateway.region} cover={cover} />;
  const hasTarget = targetLogs(cover).length > 0;
  if (records === 0) {
    if (source.kind !== 'none') return <>{sourceBar}<output className="plain-screen secondary">{w.waiting}</output></>;
    return <div className="vpn-notice"><PanelNotice fact={w.noSource} detail={hasTarget ? w.noSourceDetail : w.noSourceNone} action={hasTarget ? targets : undefined} /></div>;
  }
  if (totals !== null && enis.every((id) => (totals.byEni.get(id)?.records ?? 0) === 0)) {
    const count = formatExact(totals.scanned);
    return <>{sourceBar}<div className="vpn-notice"><PanelNotice fact={w.noMatch} detail={hasTarget ? w.noMatchDetail(count) : w.noMatchNone(count)} action={hasTarget ? targets : undefined} /></div></>;
  }
  return (
    <>
      {sourceBar}
      {filters.length > 0 && filterBar}
      <Panels chosen={chosen} cover={cover} enis={enis} totals={totals} />
    </>
  );
}

function Panels({ chosen, cover, enis, totals }: Omit<AnalysisProps, 'sourceBar' | 'filterBar'> & { readonly enis: readonly string[] }) {
  const { extent, captureInterval } = useDescription();
  const range = useChosenRange();
  const names = useHostNames(chosen.gateway);
  const scope = useEniScope(enis, range, true);
  const before = useEniScope(enis, useMemo(() => (range === null || extent === null ? null : { from: Math.min(extent.from, range.from), to: range.to }), [range, extent]), true);
  const rates = useAsked(vpnRates, scope, true);
  const summed = useAsked(vpnTotals, scope, true);
  const sums = useMemo(() => (summed.frame === null ? null : totalsOf(summed.frame)), [summed.frame]);
  const pairs = useAsked(vpnPairs, scope, true);
  const earlier = useAsked(vpnPairs, before, true);
  const found = useMemo(() => (pairs.frame === null ? null : pairsOf(pairs.frame)), [pairs.frame]);
  const until = extent === null ? 0 : lookedUntil(range?.to ?? null, extent.to + captureInterval);
  const silence = useMemo(() => (earlier.frame === null ? null : silenceOf(pairsOf(earlier.frame), until)), [earlier.frame, until]);
  const problem = rates.problem ?? pairs.problem ?? earlier.problem;
  if (problem !== null) return <div className="vpn-notice"><Problem problem={problem} /></div>;
  return (
    <div className="panel-grid vpn-panels">
      <div className="panel-cell vpn-lanes-cell"><Lanes cover={cover} frame={rates.frame} again={rates.again} totals={totals} sums={sums} /></div>
      <div className="panel-cell vpn-pairs-cell">
        <Pairs gateway={chosen.gateway} pairs={found} again={pairs.again} silence={silence} names={names} />
        <Silent vpcName={chosen.vpcName} silence={silence} until={until} names={names} />
      </div>
    </div>
  );
}
