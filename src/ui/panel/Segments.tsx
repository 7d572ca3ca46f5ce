import type { ReactNode } from 'react';
import './segments.css';

interface SegmentsProps {
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly chosen: string;
  readonly onChoose: (value: string) => void;
  /** Behind them: a button for what has no segment of its own. */
  readonly children?: ReactNode;
}

/** What of a panel can be chosen, in its header; one of them always holds. */
export function Segments({ label, options, chosen, onChoose, children }: SegmentsProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a fieldset has borders and a legend of its own, which a header has no room for
    <span className="segments" role="group" aria-label={label}>
      {options.map((option) => (
        <button key={option.value} type="button" tabIndex={-1} data-inside="" aria-pressed={option.value === chosen} onClick={() => onChoose(option.value)}>{option.label}</button>
      ))}
      {children}
    </span>
  );
}
