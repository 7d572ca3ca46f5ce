import { useEffect, type ReactNode } from 'react';
import { usePartWords } from '../reader.tsx';
import { isTyping } from '../range/RangeControl.tsx';
import { words } from './words.ts';
import './shell.css';

export interface ShellProps {
  readonly rail: ReactNode;
  readonly children: ReactNode;
  /** Hidden by the reader, where there is room for it. */
  readonly railHidden: boolean;
  /** Shown over the sheet, where there is no room beside it. */
  readonly railOver: boolean;
  readonly onRailToggled: () => void;
  readonly onOverClosed: () => void;
}

/** Rail and sheet side by side; `\` hides the rail. Narrow windows have it as an overlay. */
export function Shell({ rail, children, railHidden, railOver, onRailToggled, onOverClosed }: ShellProps) {
  const w = usePartWords(words);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === '\\' && !event.ctrlKey && !event.metaKey && !isTyping(event.target)) onRailToggled();
      if (event.key === 'Escape' && railOver) onOverClosed();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [railOver, onRailToggled, onOverClosed]);
  const classes = ['shell', railHidden ? 'rail-hidden' : '', railOver ? 'rail-over' : ''].join(' ');
  return (
    <div className={classes}>
      <a className="skip-link" href="#sheet">
        {w.skip}
      </a>
      <nav className="rail" aria-label={w.screens}>
        {rail}
      </nav>
      {railOver && <button type="button" className="scrim" aria-label={w.closeMenu} onClick={onOverClosed} />}
      <div className="screen">{children}</div>
    </div>
  );
}
