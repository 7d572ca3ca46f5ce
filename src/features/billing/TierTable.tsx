import { monthlyCost, type MonthlyCost, type TierCost } from '../../model/cloud/price.ts';
import { absent, formatExact } from '../../base/format/number.ts';
import { usePartWords } from '../../ui/reader.tsx';
import { formatGb, formatMoney } from './money.ts';
import { words } from './words.ts';

/** What is charged, tier by tier. Null while the volume is not known: the tiers and their prices are. */
export function TierTable({ cost: known }: { readonly cost: MonthlyCost | null }) {
  const w = usePartWords(words);
  const cost = known ?? monthlyCost(0);
  const said = (text: string): string => (known === null ? absent : text);
  const charged = cost.tiers.reduce((sum, { gb, freeGb }) => sum + gb - freeGb, 0);
  const name = ({ fromTb, toTb }: TierCost): string => (toTb === Infinity ? w.lastTier(String(fromTb)) : w.tierName(String(fromTb), String(toTb)));
  return (
    <table className="list tier-table">
      <thead>
        <tr>
          <th>{w.tier}</th>
          <th>{w.ofVolume(said(formatGb(cost.gb)))}</th>
          <th className="end">{w.charged}</th>
          <th className="end">{w.price}</th>
          <th className="end">{w.cost}</th>
        </tr>
      </thead>
      <tbody>
        {cost.tiers.map((tier) => (
          <tr key={tier.fromTb} className={tier.gb === 0 ? 'tertiary' : undefined}>
            <td>{name(tier)}</td>
            <td className="secondary">{said(tier.freeGb > 0 ? w.minusFree(formatGb(tier.gb), formatGb(tier.freeGb)) : formatGb(tier.gb))}</td>
            <td className="end">{said(formatGb(tier.gb - tier.freeGb))}</td>
            <td className="end">{formatMoney(tier.price)}</td>
            <td className="end">{said(formatMoney(tier.cost))}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <td><b>{w.sum}</b></td>
          <td className="secondary">{said(formatExact(cost.gb, 2))}</td>
          <td className="end">{said(formatGb(charged))}</td>
          <td className="end secondary">{said(formatMoney(charged === 0 ? 0 : cost.total / charged))}</td>
          <td className="end"><b>{said(formatMoney(cost.total))}</b></td>
        </tr>
      </tfoot>
    </table>
  );
}
