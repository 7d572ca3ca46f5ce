import type { MonthlyCost, TierCost } from '../../model/cloud/price.ts';
import { formatExact } from '../../base/format/number.ts';
import { usePartWords } from '../../ui/reader.tsx';
import { formatGb, formatMoney } from './money.ts';
import { words } from './words.ts';

/** What is charged, tier by tier. */
export function TierTable({ cost }: { readonly cost: MonthlyCost }) {
  const w = usePartWords(words);
  const charged = cost.tiers.reduce((sum, { gb, freeGb }) => sum + gb - freeGb, 0);
  const name = ({ fromTb, toTb }: TierCost): string => (toTb === Infinity ? w.lastTier(String(fromTb)) : w.tierName(String(fromTb), String(toTb)));
  return (
    <table className="list tier-table">
      <thead>
        <tr>
          <th>{w.tier}</th>
          <th>{w.ofVolume(formatGb(cost.gb))}</th>
          <th className="end">{w.charged}</th>
          <th className="end">{w.price}</th>
          <th className="end">{w.cost}</th>
        </tr>
      </thead>
      <tbody>
        {cost.tiers.map((tier) => (
          <tr key={tier.fromTb} className={tier.gb === 0 ? 'tertiary' : undefined}>
            <td>{name(tier)}</td>
            <td className="secondary">{tier.freeGb > 0 ? w.minusFree(formatGb(tier.gb), formatGb(tier.freeGb)) : formatGb(tier.gb)}</td>
            <td className="end">{formatGb(tier.gb - tier.freeGb)}</td>
            <td className="end">{formatMoney(tier.price)}</td>
            <td className="end">{formatMoney(tier.cost)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <td><b>{w.sum}</b></td>
          <td className="secondary">{formatExact(cost.gb, 2)}</td>
          <td className="end">{formatGb(charged)}</td>
          <td className="end secondary">{charged === 0 ? formatMoney(0) : formatMoney(cost.total / charged)}</td>
          <td className="end"><b>{formatMoney(cost.total)}</b></td>
        </tr>
      </tfoot>
    </table>
  );
}
