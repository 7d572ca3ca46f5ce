import { useEffect, type ReactNode } from 'react';
import { Icon } from '../icons.tsx';
import { usePartWords } from '../reader.tsx';
import { words } from './words.ts';

export interface HeaderProps {
  readonly title: string;
  /** One line, tertiary. */
  readonly context?: ReactNode;
  readonly onMenu: () => void;
  /** The way back to the screen that this one belongs to. */
  readonly back?: ReactNode;
  /** The tools need a row of their own in narrow windows. */
  readonly wideTools?: boolean;
  /** At the right: range control, buttons. */
  readonly children?: ReactNode;
}

export function Header({ title, context, onMenu, back, wideTools = false, children }: HeaderProps) {
  const w = usePartWords(words);
  useEffect(() => {
    document.title = `${title} · ${w.product}`;
  }, [title, w.product]);
  return (
    <header className={wideTools ? 'header wide-tools' : 'header'}>
      <button type="button" className="header-menu" aria-label={w.menu} onClick={onMenu}>
        <Icon name="menu" />
      </button>
      {back}
      <h1>{title}</h1>
      <div className="header-context small tertiary"><div className="cut">{context}</div></div>
      <div className="header-tools">{children}</div>
    </header>
  );
}
