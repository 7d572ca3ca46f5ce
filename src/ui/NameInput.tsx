import { useState } from 'react';

interface NameInputProps {
  readonly name: string;
  readonly label: string;
  /** Null when the reader let it be. */
  readonly onDone: (name: string | null) => void;
}

/** A name that is edited in place: Enter or leaving takes it, Escape and an empty one let it be. */
export function NameInput({ name, label, onDone }: NameInputProps) {
  const [typed, setTyped] = useState(name);
  const done = (): void => onDone(typed.trim() === '' || typed.trim() === name ? null : typed.trim());
  return (
    <input
      // oxlint-disable-next-line jsx-a11y/no-autofocus -- the reader has just asked to type here
      autoFocus className="name-input" aria-label={label} value={typed} maxLength={200} onChange={(event) => setTyped(event.currentTarget.value)} onBlur={done} onFocus={(event) => event.currentTarget.select()}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Enter') done();
        if (event.key === 'Escape') onDone(null);
      }}
    />
  );
}
