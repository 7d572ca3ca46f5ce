import type { ReactNode } from 'react';
import { Icon } from '../../../ui/icons.tsx';

interface StepProps {
  readonly number: number;
  readonly state: 'done' | 'open' | 'later';
  readonly title: string;
  /** Beside the title while the step is closed. */
  readonly brief: ReactNode;
  readonly children: ReactNode;
}

/** One of the steps before the first flow log: a ruled row, open while it is the next one to do. */
export function Step({ number, state, title, brief, children }: StepProps) {
  return (
    <li className={`first-step ${state}`} aria-current={state === 'open' ? 'step' : undefined}>
      <span className="first-number">{state === 'done' ? <Icon name="tick" /> : number}</span>
      <div className="first-body">
        <div className="first-head">
          <h2 className="part">{title}</h2>
          {state !== 'open' && <span className="small secondary">{brief}</span>}
        </div>
        {state === 'open' && children}
      </div>
    </li>
  );
}

/** Label and fact, one line each. */
export function Facts({ facts }: { readonly facts: readonly (readonly [label: string, fact: ReactNode])[] }) {
  return (
    <dl className="first-facts small">
      {facts.map(([label, fact]) => (
        <div key={label}>
          <dt className="secondary">{label}</dt>
          <dd>{fact}</dd>
        </div>
      ))}
    </dl>
  );
}
