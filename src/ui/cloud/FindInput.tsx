import { useEffect, useRef } from 'react';
import { Icon } from '../icons.tsx';
import { isTyping } from '../range/RangeControl.tsx';
import './cloud.css';

/** The search of a list; `/` goes there, Escape empties it and then leaves it. */
export function FindInput({ value, placeholder, onChange }: { readonly value: string; readonly placeholder: string; readonly onChange: (text: string) => void }) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      event.preventDefault();
      input.current?.focus();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
  return (
    <div className="find-input">
      <Icon name="search" little />
      <input
        ref={input} type="search" aria-label={placeholder} placeholder={placeholder} value={value} spellCheck={false} onChange={(event) => onChange(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          if (value === '') event.currentTarget.blur();
          else onChange('');
        }}
      />
      <kbd aria-hidden="true">/</kbd>
    </div>
  );
}
