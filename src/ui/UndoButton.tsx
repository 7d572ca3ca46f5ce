interface UndoButtonProps {
  readonly name: string;
  readonly undo: () => void;
  /** Takes away the note that the button stands in. */
  readonly onDone: () => void;
}

/** Takes back what a note says was done. The button goes with its note, and the focus to the part of the page that it stood in. */
export function UndoButton({ name, undo, onDone }: UndoButtonProps) {
  return (
    <button
      type="button" className="link" onClick={(event) => {
        event.currentTarget.closest<HTMLElement>('[tabindex="-1"]')?.focus({ preventScroll: true });
        undo();
        onDone();
      }}
    >
      {name}
    </button>
  );
}
