import type { FlowLogInstance } from '../../../model/cloud/logstore.ts';
import { useWords } from '../../../state/language.ts';
import { interDomain } from './screens.ts';
import { instanceWords } from './words.ts';

/** The half of the dashboards that needs records with CIDR blocks, and what it takes to have them. */
export function InterDomainPart({ instance }: { readonly instance: FlowLogInstance }) {
  const w = useWords(instanceWords);
  return (
    <section aria-labelledby="inter-domain">
      <div className="row ruled">
        <h2 className="part grow" id="inter-domain">{w.interDomainAnalysis}</h2>
        <span className="small tertiary">{instance.interDomain ? w.interDomainOn : w.interDomainOff}</span>
      </div>
      <p className="secondary">{w.interDomainAbout(instance.id)}</p>
      <ul className="instance-screens">
        {interDomain.map(({ name, about }) => (
          <li key={name}>
            <span className="tertiary">{w[name]}</span>
            <span className="tertiary">{w[about]}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
