import { useMemo } from 'react';
import { vpnTotals } from '../../../catalog/vpn-gateway.ts';
import { useDescription } from '../../../state/engine.tsx';
import { useChosenRange } from '../../../state/view.ts';
import type { Gateway } from '../use-gateways.ts';
import { totalsOf, type Totals } from './totals.ts';
import { useAsked, useEniScope } from './use-asked.ts';

/** What the open source says of the interfaces of gateways; null while nothing is open, or nothing is known yet. */
export function useTotals(gateways: readonly Gateway[]): Totals | null {
  const { records, extent, captureInterval } = useDescription();
  const range = useChosenRange();
  const enis = useMemo(() => gateways.flatMap(({ gateway }) => gateway.enis).toSorted(), [gateways]);
  const { frame } = useAsked(vpnTotals, useEniScope(enis, range, false), records > 0 && enis.length > 0);
  return useMemo(() => {
    const whole = range ?? extent;
    return frame === null || whole === null ? null : { byEni: totalsOf(frame), seconds: whole.to - whole.from + (range === null ? captureInterval : 0), scanned: frame.coverage.scanned };
  }, [frame, range, extent, captureInterval]);
}
