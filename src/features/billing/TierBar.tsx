import type { MonthlyCost } from '../../model/cloud/price.ts';
import { gbPerTb, tiers } from '../../model/cloud/price.ts';
import { formatExact } from '../../base/format/number.ts';
import { usePartWords } from '../../ui/reader.tsx';
import { words } from './words.ts';

const shades = ['var(--billing-1)', 'var(--billing-2)', 'var(--billing-3)', 'var(--billing-4)'];

/** The tiers on one scale of volume: length is volume, shade is price, the mark is the month. The table beneath says the same in words. */
export function TierBar({ cost, volume }: { readonly cost: MonthlyCost; /** Empty while it is not known, and then there is no mark. */ readonly volume: string }) {
  const w = usePartWords(words);
  const tb = cost.gb / gbPerTb;
  // The open last tier is shown as long as the third, or as far as the month and a bit more.
  const end = Math.max(70, tb * 1.15);
  const place = (at: number): number => (100 * Math.min(at, end)) / end;
  return (
    <div className="tier-bar" aria-hidden="true">
      <div className="tier-track">
        {tiers.map(({ fromTb, toTb }, index) => (
          <i key={fromTb} style={{ insetInlineStart: `${place(fromTb)}%`, width: `${place(Math.min(toTb, end)) - place(fromTb)}%`, background: shades[index] }} />
        ))}
        {volume !== '' && <b style={{ insetInlineStart: `${place(tb)}%` }} />}
      </div>
      <div className="tier-labels micro tertiary">
        {tiers.map(({ fromTb, toTb, price }) => (
          <span key={fromTb} className="tier-price" style={{ insetInlineStart: `${place(fromTb)}%`, width: `${place(Math.min(toTb, end)) - place(fromTb)}%` }}>{w.perGb(formatExact(price))}</span>
        ))}
        {tiers.map(({ fromTb }) => (
          <span key={fromTb} className={fromTb === 0 ? 'tier-edge first' : 'tier-edge'} style={{ insetInlineStart: `${place(fromTb)}%` }}>{w.tierEdge(fromTb)}</span>
        ))}
        <span className="tier-month" style={{ insetInlineStart: `${place(tb)}%`, transform: `translateX(-${place(tb)}%)` }}>{volume}</span>
      </div>
    </div>
  );
}
