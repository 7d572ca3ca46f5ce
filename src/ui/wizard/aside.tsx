import type { ReactNode } from 'react';

/** One group of the aside. */
export function AsidePart({ title, context, children }: { readonly title: string; readonly context?: ReactNode; readonly children: ReactNode }) {
  return (
    <section className="wizard-aside-part" aria-label={title}>
      <h2 className="part">{title}{context !== undefined && <span className="small tertiary"> {context}</span>}</h2>
      {children}
    </section>
  );
}

export interface AsideBar {
  readonly name: string;
  /** 0 to 1. */
  readonly share: number;
  readonly value: string;
  /** Drawn in the accent: what is chosen of several. */
  readonly chosen?: boolean;
  /** Outlined: left out. */
  readonly out?: boolean;
}

/** Names, bars and figures on one scale. */
export function AsideBars({ bars, label, short = false }: { readonly bars: readonly AsideBar[]; readonly label: string; /** The names are. */ readonly short?: boolean }) {
  return (
    <table className={short ? 'wizard-bars short small' : 'wizard-bars small'} aria-label={label}>
      <tbody>
        {bars.map(({ name, share, value, chosen = false, out = false }) => (
          <tr key={name} className={chosen ? 'chosen' : out ? 'tertiary' : undefined}>
            <th scope="row" className="cut">{name}</th>
            <td aria-hidden="true"><i className={chosen ? 'chosen' : out ? 'out' : undefined} style={{ width: `${Math.max(share > 0 ? 1 : 0, 100 * share)}%` }} /></td>
            <td className="end">{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export interface AsideLine {
  readonly name: string;
  readonly value: ReactNode;
  /** How it comes about, beneath its name. */
  readonly beneath?: string;
  readonly total?: boolean;
  /** In warning text: cannot be changed later, is not included. */
  readonly warn?: boolean;
}

/** Names left, values right, ruled. */
export function AsideLines({ lines }: { readonly lines: readonly AsideLine[] }) {
  return (
    <dl className="wizard-lines small">
      {lines.map(({ name, value, beneath, total = false, warn = false }) => (
        <div key={name} className={total ? 'total' : undefined}>
          <dt>{name}{beneath !== undefined && <span className="secondary">{beneath}</span>}</dt>
          <dd className={warn ? 'warn' : undefined}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
