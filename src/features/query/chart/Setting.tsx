import { NativeSelect, SegmentedControl } from '@mantine/core';
import { useId, type ReactNode } from 'react';

/** A row of the settings: label at the left, control at the right, a hint beneath. */
export function Setting({ label, hint, children }: { readonly label: string; readonly hint?: string | undefined; readonly children: (id: string) => ReactNode }) {
  const id = useId();
  return (
    <div className="setting">
      <label htmlFor={id}>{label}</label>
      <div className="setting-control">
        {children(id)}
        {hint === undefined || hint === '' ? null : <p className="small tertiary">{hint}</p>}
      </div>
    </div>
  );
}

export interface Choice {
  readonly value: string;
  readonly label: string;
}

interface SelectSettingProps {
  readonly label: string;
  readonly value: string;
  readonly choices: readonly Choice[];
  readonly onChoice: (value: string) => void;
  readonly hint?: string | undefined;
  /** Names of columns stand in the monospaced font. */
  readonly mono?: boolean;
}

export function SelectSetting({ label, value, choices, onChoice, hint, mono = false }: SelectSettingProps) {
  return (
    <Setting label={label} hint={hint}>
      {(id) => <NativeSelect id={id} value={value} data={[...choices]} className={mono ? 'setting-mono' : undefined} onChange={(event) => onChoice(event.currentTarget.value)} />}
    </Setting>
  );
}

interface SegmentSettingProps<V extends string> {
  readonly label: string;
  readonly value: V;
  readonly choices: readonly { readonly value: V; readonly label: string }[];
  readonly onChoice: (value: V) => void;
  readonly hint?: string | undefined;
  readonly disabled?: boolean;
}

export function SegmentSetting<V extends string>({ label, value, choices, onChoice, hint, disabled = false }: SegmentSettingProps<V>) {
  return (
    <div className="setting">
      <span>{label}</span>
      <div className="setting-control">
        <SegmentedControl aria-label={label} value={value} data={[...choices]} disabled={disabled} onChange={(chosen) => onChoice(choices.find((one) => one.value === chosen)?.value ?? value)} />
        {hint === undefined || hint === '' ? null : <p className="small tertiary">{hint}</p>}
      </div>
    </div>
  );
}
