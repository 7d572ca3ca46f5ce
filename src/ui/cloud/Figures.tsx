import type { ReactNode } from 'react';
import './cloud.css';

export interface Figure {
  readonly label: string;
  readonly value: string;
  readonly unit?: string;
  readonly beneath?: ReactNode;
  /** Incomplete: the value is in warning text. */
  readonly warn?: boolean;
}

/** Equal cells of single values, 68 high. */
export function Figures({ figures, label }: { readonly figures: readonly Figure[]; readonly label: string }) {
  return (
    <dl className="cloud-figures" aria-label={label}>
      {figures.map(({ label, value, unit, beneath, warn = false }) => (
        <div key={label}>
          <dt className="small secondary cut">{label}</dt>
          <dd className={warn ? 'cloud-figure warn' : 'cloud-figure'}>
            {value}
            {unit !== undefined && <small>{unit}</small>}
          </dd>
          <dd className="micro tertiary cut">{beneath}</dd>
        </div>
      ))}
    </dl>
  );
}
