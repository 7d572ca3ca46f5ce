import { gbPerTb, monthlyCost } from '../../model/cloud/price.ts';
import { usePartWords } from '../../ui/reader.tsx';
import { formatMoney } from './money.ts';
import { words } from './words.ts';

/** The three cases that the documentation works out. */
export function Examples({ gb, onChoose }: { readonly gb: number; readonly onChoose: (gb: number) => void }) {
  const w = usePartWords(words);
  const cases = [
    { name: w.smallVpc, gb: 3, volume: '3 GB' },
    { name: w.busyVpc, gb: 100, volume: '100 GB' },
    { name: w.largeAccount, gb: 60 * gbPerTb, volume: '60 TB' },
  ];
  return (
    <section className="billing-examples" aria-labelledby="billing-examples">
      <h2 className="part" id="billing-examples">{w.examples} <span className="tertiary small">{w.examplesHint}</span></h2>
      <table className="list">
        <thead>
          <tr><th>{w.case}</th><th className="end">{w.aMonth}</th><th className="end">{w.cost}</th></tr>
        </thead>
        <tbody>
          {cases.map((one) => (
            <tr key={one.gb} className={one.gb === gb ? 'chosen' : undefined}>
              <td><button type="button" className="billing-case" aria-pressed={one.gb === gb} onClick={() => onChoose(one.gb)}>{one.name}</button></td>
              <td className="end">{one.volume}</td>
              <td className="end">{formatMoney(monthlyCost(one.gb).total)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
