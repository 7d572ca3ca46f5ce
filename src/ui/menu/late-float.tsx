import { useCallback, useEffect, useId, useRef, useState, type ReactNode, type RefObject } from 'react';
import type { LatePart } from '../late-part.ts';
import { usePartWords } from '../reader.tsx';
import { useEarlyEscape } from './early-escape.ts';
import { words } from './words.ts';
import './late-float.css';

/** What the button must have that opens a late menu or popover. */
export interface FloatButton {
  readonly ref: RefObject<HTMLButtonElement | null>;
  readonly id: string;
  readonly 'aria-haspopup': 'menu' | 'dialog';
  readonly 'aria-expanded': boolean;
  readonly 'aria-controls': string | undefined;
  readonly onClick: () => void;
  readonly onBlur: () => void;
}

/** What floats must know of the button that opened it. */
export interface FloatProps {
  readonly id: string;
  readonly target: RefObject<HTMLButtonElement | null>;
  readonly opened: boolean;
  readonly onOpened: (opened: boolean) => void;
}

interface LateFloat<Part> {
  readonly button: FloatButton;
  /** Null until it was opened first; afterwards it stays, closed, so that it can give the focus back. */
  readonly float: { readonly part: Part; readonly props: FloatProps } | null;
  /** Stands beside the button: says that what should have opened could not be loaded. */
  readonly problem: ReactNode;
}

/** A button and what floats below it when it is clicked. What floats is placed, holds the focus and hears keys by a part that comes late (22 kB). */
export function useLateFloat<Part extends object>(useFloat: LatePart<Part>, kind: 'menu' | 'dialog', opened: boolean, onOpened: (opened: boolean) => void): LateFloat<Part> {
  const id = useId();
  const target = useRef<HTMLButtonElement>(null);
  const [isKept, setKept] = useState(false);
  const [hasFailed, setFailed] = useState(false);
  const part = useFloat(opened || isKept, () => {
    setFailed(true);
    onOpened(false);
  });
  const isShown = opened && part !== null;
  const close = useCallback(() => onOpened(false), [onOpened]);
  useEarlyEscape(isShown, close, `${id}-dropdown`);
  if (isShown && !isKept) setKept(true);
  return {
    button: {
      ref: target, id, 'aria-haspopup': kind, 'aria-expanded': isShown, 'aria-controls': isShown ? `${id}-dropdown` : undefined,
      onClick: () => {
        setFailed(false);
        onOpened(!opened);
      },
      onBlur: () => setFailed(false),
    },
    float: part === null ? null : { part, props: { id, target, opened, onOpened } },
    problem: hasFailed ? <NotLoaded target={target} /> : null,
  };
}

/** What closes first and opens a render later learns where the focus was, and gives it back. */
export function useOpenedOnceHere(opened: boolean): boolean {
  const [isHere, setHere] = useState(false);
  useEffect(() => setHere(true), []); // oxlint-disable-line react/set-state-in-effect -- the library looks where the focus is only when it sees a change from closed to open
  return opened && isHere;
}

/** Below the button, at the side of the window that has room. */
function NotLoaded({ target }: { readonly target: RefObject<HTMLElement | null> }) {
  const w = usePartWords(words);
  const box = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const at = target.current?.getBoundingClientRect();
    if (at === undefined || box.current === null) return;
    const { style } = box.current;
    style.top = `${at.bottom + 4}px`;
    if (at.left + at.right > innerWidth) style.right = `${innerWidth - at.right}px`;
    else style.left = `${at.left}px`;
  }, [target]);
  return <span ref={box} role="alert" className="not-loaded small">{w.notLoaded}</span>;
}
