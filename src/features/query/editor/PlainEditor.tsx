import type { KeyboardEvent } from 'react';

interface PlainEditorProps {
  readonly value: string;
  readonly label: string;
  readonly onChange: (text: string) => void;
  readonly onRun: () => void;
}

/** Stands where the editor will be until its chunk is loaded: the same text, without colours. */
export function PlainEditor({ value, label, onChange, onRun }: PlainEditorProps) {
  const keyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    onRun();
  };
  return (
    <textarea
      className="query-plain-editor mono" aria-label={label} value={value} rows={Math.min(12, Math.max(5, value.split('\n').length))} spellCheck={false}
      onChange={(event) => onChange(event.currentTarget.value)} onKeyDown={keyDown}
    />
  );
}
