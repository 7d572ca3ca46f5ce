import { Switch } from '@mantine/core';
import type { ReactNode } from 'react';
import { usePartWords } from '../reader.tsx';
import { wizardWords } from './words.ts';

interface TextBoxProps {
  readonly id: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** The reader left it. */
  readonly onLeft?: () => void;
  readonly invalid?: boolean;
  readonly describedBy?: string | undefined;
  readonly label?: string;
  /** At its right end, inside: what is known of the value. */
  readonly mark?: ReactNode;
  readonly placeholder?: string;
}

/** A line of text. */
export function TextBox({ id, value, onChange, onLeft, invalid = false, describedBy, label, mark, placeholder }: TextBoxProps) {
  return (
    <span className={invalid ? 'wizard-box wrong' : 'wizard-box'}>
      <input
        id={id} type="text" value={value} spellCheck={false} autoComplete="off" aria-invalid={invalid} aria-describedby={describedBy} aria-label={label} placeholder={placeholder}
        onChange={(event) => onChange(event.currentTarget.value)} onBlur={onLeft}
      />
      {mark !== undefined && <span className="small wizard-mark">{mark}</span>}
    </span>
  );
}

export interface Choice<T extends string> {
  readonly value: T;
  readonly label: ReactNode;
  /** Why it cannot be chosen. */
  readonly disabled?: string | undefined;
}

interface ChoicesProps<T extends string> {
  /** Of the group; must differ within the page. */
  readonly name: string;
  readonly value: T;
  readonly choices: readonly Choice<T>[];
  readonly onChange: (value: T) => void;
}

/** Up to four radios in a row. */
export function Choices<T extends string>({ name, value, choices, onChange }: ChoicesProps<T>) {
  return (
    <div className="wizard-choices">
      {choices.map((one) => (
        <label key={one.value} title={one.disabled} className={one.disabled === undefined ? undefined : 'tertiary'}>
          <input type="radio" name={name} value={one.value} checked={one.value === value} disabled={one.disabled !== undefined} onChange={() => onChange(one.value)} />
          {one.label}
        </label>
      ))}
    </div>
  );
}

interface TickProps {
  readonly label: ReactNode;
  readonly checked: boolean;
  readonly disabled?: boolean;
  readonly onChange: (checked: boolean) => void;
}

/** One box to tick. */
export function Tick({ label, checked, disabled = false, onChange }: TickProps) {
  return (
    <label className={disabled ? 'wizard-tick tertiary' : 'wizard-tick'}>
      <input type="checkbox" checked={checked} disabled={disabled} onChange={(event) => onChange(event.currentTarget.checked)} />
      {label}
    </label>
  );
}

interface OnOffProps {
  readonly id: string;
  readonly label: string;
  readonly checked: boolean;
  readonly disabled?: boolean;
  readonly describedBy?: string | undefined;
  readonly onChange: (checked: boolean) => void;
}

/** A switch that says in words how it stands. */
export function OnOff({ id, label, checked, disabled = false, describedBy, onChange }: OnOffProps) {
  const w = usePartWords(wizardWords);
  return (
    <span className="wizard-switch">
      <Switch id={id} aria-label={label} aria-describedby={describedBy} checked={checked} disabled={disabled} onChange={(event) => onChange(event.currentTarget.checked)} />
      <span aria-hidden="true">{checked ? w.on : w.off}</span>
    </span>
  );
}
