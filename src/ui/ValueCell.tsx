import type { ReactNode } from 'react';
import type { Quantity } from '../base/format/number.ts';

interface ValueCellProps {
  readonly title: string;
  /** What the value counts, for its tooltip. */
  readonly note: string;
  readonly quantity: Quantity;
  readonly exact: string;
  /** A comparison in tertiary; a non-breaking space keeps the height. */
  readonly beneath: ReactNode;
  /** SVG path inside 48 × 16. */
  readonly spark: string | null;
  readonly state: 'fresh' | 'asking' | 'again' | 'failed';
  /** Opens its course over time, its statement and its numbers. */
  readonly onOpen: () => void;
  readonly openLabel: string;
  /** In place of the value: which field the log lacks, or what went wrong. */
  readonly missing?: string;
}

/** A single value: label, figure, comparison, and a line of its course. 68 high whatever arrives. */
export function ValueCell({ title, note, quantity, exact, beneath, spark, state, onOpen, openLabel, missing }: ValueCellProps) {
  return (
    <div className={state === 'again' ? 'value-cell again' : 'value-cell'} aria-busy={state === 'asking' || state === 'again'}>
      <div className="value-label" title={note}>
        <button type="button" className="row-button" title={`${note} ${openLabel}`} onClick={onOpen}>{title}</button>
      </div>
      {missing === undefined ? (
        <>
          <div className="value-figure" title={exact}>
            {state === 'asking' ? <span className="tertiary">·</span> : quantity.value}
            {quantity.unit === '' ? null : <small>{quantity.unit}</small>}
          </div>
          <div className="value-beneath">{beneath === '' ? '\u00a0' : beneath}</div>
        </>
      ) : (
        <>
          <div className="value-figure tertiary">–</div>
          <div className="value-beneath" title={missing}>{missing}</div>
        </>
      )}
      {spark === null ? null : (
        <svg className="value-spark" width="48" height="16" viewBox="0 0 48 16" aria-hidden="true"><path d={spark} /></svg>
      )}
    </div>
  );
}
