import { flowLogQuota } from '../../model/cloud/flow-log.ts';
import { permanent } from '../../model/cloud/logstore.ts';
import { freeGb, gbPerTb, monthlyCost, tierOf, type MonthlyCost } from '../../model/cloud/price.ts';
import type { FlowLogDraft } from '../../state/wizard-draft.ts';
import { usePartWords } from '../../ui/reader.tsx';
import { AsideLines, AsidePart, type AsideLine } from '../../ui/wizard/aside.tsx';
import { storedGb } from './estimate.ts';
import { estimateWords } from './estimate-words.ts';
import { formatCny, formatGb, formatGigabytes } from './figures.ts';

/** The open last tier is drawn as long as the third, or as far as the month. */
const drawnTb = 60;

/** The month among the tiers, and what each of them costs; and with what the region's other flow logs come to, as tiers are the region's. */
export function TierPart({ cost, othersGb }: { readonly cost: MonthlyCost; readonly othersGb: number | null }) {
  const w = usePartWords(estimateWords);
  const tb = cost.gb / gbPerTb;
  const end = Math.max(drawnTb, tb * 1.1);
  const free = Math.min(freeGb, cost.gb);
  const all = monthlyCost(cost.gb + (othersGb ?? 0));
  return (
    <AsidePart title={w.byTier} context={w.byTierUnit}>
      <div className="flow-log-tiers" aria-hidden="true">
        {cost.tiers.map(({ fromTb, toTb }, at) => <i key={fromTb} style={{ flexGrow: Math.min(toTb, end) - fromTb, opacity: 1 - at * 0.24 }} />)}
        <b style={{ insetInlineStart: `${(100 * tb) / end}%` }} />
      </div>
      <div className="flow-log-tier-edges micro tertiary" aria-hidden="true">
        {cost.tiers.map(({ fromTb }, at) => <span key={fromTb} style={{ insetInlineStart: `${(100 * fromTb) / end}%` }}>{at === 1 ? w.tb(fromTb) : fromTb}</span>)}
      </div>
      <table className="flow-log-tier-table small">
        <thead>
          <tr><th scope="col">{w.tierColumn}</th><th scope="col" className="end">{w.gb}</th><th scope="col" className="end">{w.price}</th><th scope="col" className="end">{w.cnyColumn}</th></tr>
        </thead>
        <tbody>
          <tr><td>{w.freeTier}</td><td className="end">{formatGb(free)}</td><td className="end">0</td><td className="end">{formatCny(0)}</td></tr>
          {cost.tiers.map(({ fromTb, toTb, price, gb, freeGb: taken, cost: cny }) => (
            <tr key={fromTb} className={gb === 0 ? 'tertiary' : undefined}>
              <td>{toTb === Infinity ? w.overTier(String(fromTb)) : w.tierName(String(fromTb), String(toTb))}</td>
              <td className="end">{formatGb(gb - taken)}</td>
              <td className="end">{price}</td>
              <td className="end">{formatCny(cny)}</td>
            </tr>
          ))}
          <tr className="total"><td colSpan={3}>{w.cny}</td><td className="end">{formatCny(cost.total)}</td></tr>
        </tbody>
      </table>
      <p className="small tertiary">{w.free}</p>
      {othersGb !== null && othersGb > 0 && (
        <p className="small tertiary">
          {w.withOthers(formatGigabytes(othersGb), formatGigabytes(all.gb), tierOf(all.gb) + 1, formatCny(all.total))}
        </p>
      )}
    </AsidePart>
  );
}

/** What is charged beside it, by prices that the documentation does not name. */
export function NotIncluded({ draft, gb, days }: { readonly draft: FlowLogDraft; readonly gb: number; readonly days: number | null }) {
  const w = usePartWords(estimateWords);
  const lines: AsideLine[] = [];
  if (draft.sls) lines.push({ name: w.slsWrite, value: w.aMonth(formatGigabytes(gb)) }, { name: w.slsStorage, value: days === null || days === permanent ? w.grows : formatGigabytes(storedGb(gb, days, days)) });
  if (draft.nis) lines.push({ name: w.nisProcessing, value: w.aMonth(formatGigabytes(Math.max(0, gb - 5))) });
  return <AsidePart title={w.notIncludedTitle}><AsideLines lines={lines} /></AsidePart>;
}

/** How many flow logs there will be of those that are allowed, where that is near. */
export function QuotaNote({ draft, used }: { readonly draft: FlowLogDraft; readonly used: number }) {
  const w = usePartWords(estimateWords);
  const after = used + draft.resourceIds.length;
  return after < flowLogQuota ? null : <p className="note">{w.quota(draft.region, after, flowLogQuota)}</p>;
}
