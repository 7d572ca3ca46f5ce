import { absent } from '../../base/format/number.ts';
import { huaweiRegions } from '../../model/cloud/huawei.ts';
import { regionOf } from '../../model/cloud/regions.ts';
import { freeGb } from '../../model/cloud/price.ts';
import { ProblemNote } from '../../ui/cloud/ProblemNote.tsx';
import { usePartWords, useReader } from '../../ui/reader.tsx';
import type { RegionRow } from './account.ts';
import { formatGb, formatMoney } from './money.ts';
import type { Account } from './use-account.ts';
import { words } from './words.ts';

interface ByRegionProps {
  readonly account: Account;
  readonly chosen: string | null;
  readonly onChoose: (region: string) => void;
}

/** What the flow logs of the account generate, region by region, as each has its own free volume and its own tiers. */
export function ByRegion({ account, chosen, onChoose }: ByRegionProps) {
  const w = usePartWords(words);
  const { language } = useReader();
  const { rows, huawei, unasked, problem, again } = account;
  const name = (region: string): string => regionOf(region)?.name[language] ?? region;
  const [first] = rows ?? [];
  const all = rows?.reduce((sum, { cost }) => sum + (cost?.total ?? 0), 0) ?? 0;
  // A sum of what is not counted yet would be too small.
  const isPart = rows?.some(({ cost }) => cost === null) === true;
  return (
    <section aria-labelledby="billing-regions" className="billing-regions">
      <h2 className="part" id="billing-regions">{w.here} <span className="tertiary small">{w.hereHint}</span></h2>
      {rows === null && problem === null && <p className="small secondary"><output>{w.hereAsking}</output></p>}
      {problem !== null && <ProblemNote problem={problem} fact={w.hereFailed} onRetry={again} />}
      {rows?.length === 0 && <p className="small secondary">{w.hereNone}</p>}
      {first !== undefined && (
        <>
          <p className="small secondary">{finding(first, name(first.region), w)}{unasked.length > 0 && <span className="warn"> {w.unasked(unasked.join(w.comma))}</span>}</p>
          <table className="list">
            <thead>
              <tr>
                <th scope="col">{w.region}</th><th scope="col" className="end">{w.logs}</th><th scope="col" className="end">{w.day}</th><th scope="col" className="end">{w.aMonth}</th>
                <th scope="col" className="end" aria-sort="descending">{w.cost} ↓</th><th scope="col" className="billing-how">{w.how}</th>
              </tr>
            </thead>
            <tbody>
              {(rows ?? []).map((row) => (
                <tr key={row.region} className={row.region === chosen ? 'chosen' : undefined}>
                  <td><button type="button" className="billing-case" aria-pressed={row.region === chosen} onClick={() => onChoose(row.region)}>{name(row.region)}</button></td>
                  <td className="end">{row.logs}</td>
                  <td className="end">{row.dayGb === null ? absent : w.inGb(formatGb(row.dayGb))}</td>
                  <td className="end">{row.cost === null ? absent : w.inGb(formatGb(row.cost.gb))}</td>
                  <td className="end">{row.cost === null ? absent : formatMoney(row.cost.total)}</td>
                  <td className={row.uncounted > 0 ? 'warn billing-how' : 'secondary billing-how'} title={how(row, w)}>{how(row, w)}</td>
                </tr>
              ))}
              {huawei.map(({ region, logs }) => (
                <tr key={`huawei ${region}`}>
                  <td>{w.huaweiIn(huaweiRegions.find(({ id }) => id === region)?.name[language] ?? region)}</td>
                  <td className="end">{logs}</td>
                  <td className="end tertiary">{absent}</td>
                  <td className="end tertiary">{absent}</td>
                  <td className="end">{formatMoney(0)}</td>
                  <td className="secondary billing-how">{w.huaweiFree}</td>
                </tr>
              ))}
            </tbody>
            <tfoot>
              <tr>
                <td><b>{w.sum}</b></td>
                <td className="end">{[...(rows ?? []), ...huawei].reduce((sum, { logs }) => sum + logs, 0)}</td>
                <td className="end">{isPart ? absent : w.inGb(formatGb(rows?.reduce((sum, { dayGb }) => sum + (dayGb ?? 0), 0) ?? 0))}</td>
                <td className="end">{isPart ? absent : w.inGb(formatGb(rows?.reduce((sum, { cost }) => sum + (cost?.gb ?? 0), 0) ?? 0))}</td>
                <td className="end"><b>{isPart ? absent : formatMoney(all)}</b></td>
                <td className="secondary billing-how">{w.perMonth}</td>
              </tr>
            </tfoot>
          </table>
        </>
      )}
    </section>
  );
}

type W = ReturnType<typeof usePartWords<typeof words>>;

function finding({ logs, cost }: RegionRow, name: string, w: W): string {
  if (cost === null) return w.counting;
  const gb = formatGb(cost.gb);
  if (cost.total === 0) return w.hereFree(logs, gb, name);
  return cost.tiers.slice(1).every((tier) => tier.gb === 0) ? w.hereFirst(logs, gb, name) : w.hereTiers(logs, gb, name);
}

function how({ logs, arriving, dayGb, counting, uncounted, cost }: RegionRow, w: W): string {
  if (dayGb === null || cost === null || counting) return w.counting;
  const formula = cost.total === 0 ? w.ownFree : w.formulaOf(formatGb(cost.gb), String(freeGb), cost.tiers.slice(1).every((tier) => tier.gb === 0));
  return [formula, w.arrive(arriving, logs), ...(uncounted > 0 ? [w.uncounted(uncounted)] : [])].join(w.semicolon);
}
