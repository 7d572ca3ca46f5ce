import { Link } from '@tanstack/react-router';
import { monthlyCost } from '../../../model/cloud/price.ts';
import { usePartWords } from '../../../ui/reader.tsx';
import { BillingLink } from '../links.tsx';
import { Chain } from './Chain.tsx';
import { firstWords } from './words.ts';

const examples = [['cost3', 3], ['cost100', 100], ['cost60', 60 * 1024]] as const;

/** What is being set up, as far as it stands, and what it will cost. */
export function FirstAside({ role, enabled, active }: { readonly role: boolean; readonly enabled: boolean; readonly active: boolean }) {
  const w = usePartWords(firstWords);
  return (
    <aside className="cloud-aside">
      <section>
        <h3>{w.setsUp}</h3>
        <p className="small secondary">{w.setsUpDetail}</p>
        <Chain role={role} enabled={enabled} active={active} />
      </section>
      <section>
        <h3>{w.costs}</h3>
        <dl className="first-costs small">
          {examples.map(([word, gb]) => (
            <div key={word} className="row">
              <dt className="grow">{w[word]}</dt>
              <dd>{money(monthlyCost(gb).total)}</dd>
            </div>
          ))}
        </dl>
        <p className="small tertiary">{w.costsDetail}</p>
        <p className="small"><BillingLink>{w.billing}</BillingLink></p>
      </section>
      <section className="first-files small secondary">
        <p>{w.haveFiles}</p>
        <Link to="/sources" search={{}}>{w.openFiles}</Link>
        <p>{w.huawei}</p>
        <Link to="/flow-logs" search={(before) => ({ ...before, kind: 'huawei-vpc' })}>{w.showHuawei}</Link>
      </section>
    </aside>
  );
}

/** CNY with two decimals, as on the bill. */
function money(amount: number): string {
  return amount.toFixed(2).replace(/\B(?=(\d{3})+(?!\d))/g, ',');
}
