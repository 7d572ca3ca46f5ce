import type { CSSProperties, KeyboardEvent, SyntheticEvent } from 'react';

interface WaitingEditorProps {
  readonly value: string;
  readonly label: string;
  readonly minLines: number;
  readonly maxLines: number;
  readonly readOnly: boolean;
  readonly onChange: (text: string) => void;
  readonly onRun: () => void;
  /** Where the cursor is while the focus is here; null when it is not. */
  readonly onPlace: (place: { readonly from: number; readonly to: number } | null) => void;
}

/** Stands where the editor will be until its chunk is loaded: the same text, without colours. */
export function WaitingEditor({ value, label, minLines, maxLines, readOnly, onChange, onRun, onPlace }: WaitingEditorProps) {
  const keyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    onRun();
  };
  const place = (event: SyntheticEvent<HTMLTextAreaElement>): void => {
    const { selectionStart, selectionEnd } = event.currentTarget;
    onPlace({ from: selectionStart, to: selectionEnd });
  };
  const lines: CSSProperties & Readonly<Record<`--${string}`, number>> = { '--least': minLines, '--most': maxLines };
  return (
    <div className="statement-editor" style={lines}>
      <textarea
        className="plain-editor mono" aria-label={label} value={value} readOnly={readOnly} spellCheck={false} rows={1}
        onChange={(event) => onChange(event.currentTarget.value)} onKeyDown={keyDown} onFocus={place} onSelect={place} onBlur={() => onPlace(null)}
      />
    </div>
  );
}
