import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { clamp } from '../../base/clamp.ts';
import { Icon } from '../icons.tsx';
import { usePartWords } from '../reader.tsx';
import { wizardWords } from './words.ts';

export interface ComboOption {
  readonly id: string;
  /** The name; the id where there is none. */
  readonly label: string;
  /** What stands beside it, lighter. */
  readonly detail?: string;
  /** Why it cannot be chosen. */
  readonly disabled?: string | undefined;
  /** Everything that a search may find it by, besides its label, id and detail. */
  readonly found?: string;
  readonly mono?: boolean;
}

interface ComboProps {
  readonly id: string;
  /** Id of the chosen option; empty for none. */
  readonly value: string;
  /** Undefined while they are awaited. */
  readonly options: readonly ComboOption[] | undefined;
  readonly placeholder: string;
  readonly onChoose: (id: string) => void;
  readonly onLeft?: () => void;
  readonly invalid?: boolean;
  readonly describedBy?: string | undefined;
  readonly label?: string;
  /** Instead of the list when there are no options at all. */
  readonly empty?: ReactNode;
}

/** As many are drawn; more than people look through. */
const mostShown = 100;

/** A choice from hundreds: typing searches names, ids and addresses; arrows, Enter and Escape as in any list. Enter may come before the list does. */
export function Combo({ id, value, options, placeholder, onChoose, onLeft, invalid = false, describedBy, label, empty }: ComboProps) {
  const w = usePartWords(wizardWords);
  const list = useId();
  const box = useRef<HTMLSpanElement>(null);
  const [typed, setTyped] = useState<string | null>(null);
  const [isOpen, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  // Enter came before the options: what was typed then chooses as soon as they are there, also when the reader has gone on.
  const [isAwaited, setAwaited] = useState(false);
  const chosen = options?.find((one) => one.id === value);
  const found = useMemo(() => findIn(options ?? [], typed ?? ''), [options, typed]);
  const shown = found.slice(0, mostShown);
  const active = isOpen ? shown[at] : undefined;
  const optionId = (index: number): string => `${list}-${index}`;
  useEffect(() => {
    if (isOpen) document.getElementById(`${list}-${at}`)?.scrollIntoView({ block: 'nearest' });
  }, [isOpen, at, list]);
  const open = (): void => {
    if (isOpen) return;
    setOpen(true);
    setAt(Math.max(0, shown.findIndex((one) => one.id === value)));
  };
  const close = (): void => {
    setOpen(false);
    setTyped(null);
    setAwaited(false);
  };
  const choose = (option: ComboOption | undefined): void => {
    if (option === undefined || option.disabled !== undefined) return;
    close();
    onChoose(option.id);
  };
  useEffect(() => {
    if (!isAwaited || options === undefined) return;
    setAwaited(false);
    const [first] = shown;
    if (first !== undefined && first.disabled === undefined) choose(first);
    else if (!isOpen) {
      close();
      onLeft?.();
    }
    // oxlint-disable-next-line react/exhaustive-deps -- once, when they are there
  }, [isAwaited, options]);
  const onKey = (event: KeyboardEvent): void => {
    const move = moves[event.key];
    if (move !== undefined) {
      event.preventDefault();
      if (isOpen) setAt(clamp(move(at, shown.length), 0, shown.length - 1));
      else open();
    } else if (event.key === 'Enter' && isOpen) {
      event.preventDefault();
      if (options === undefined) setAwaited(typed !== null && typed.trim() !== '');
      else choose(active);
    } else if (event.key === 'Escape' && isOpen) {
      event.stopPropagation();
      close();
    }
  };
  return (
    <span
      className="wizard-combo" ref={box}
      onBlur={(event) => {
        if (box.current?.contains(event.relatedTarget) === true) return;
        if (isAwaited) return setOpen(false);
        close();
        onLeft?.();
      }}
    >
      <span className={invalid ? 'wizard-box wrong' : 'wizard-box'}>
        <input
          id={id} type="text" role="combobox" autoComplete="off" spellCheck={false} aria-autocomplete="list" aria-expanded={isOpen} aria-controls={list} aria-label={label}
          aria-invalid={invalid} aria-describedby={describedBy} aria-activedescendant={active === undefined ? undefined : optionId(at)}
          className={chosen?.mono === true && typed === null ? 'mono' : undefined} placeholder={placeholder} value={typed ?? chosen?.label ?? value}
          style={typed === null && chosen?.detail !== undefined ? { flex: `0 1 ${chosen.label.length + 1}ch` } : undefined}
          onClick={open} onFocus={(event) => event.currentTarget.select()} onKeyDown={onKey}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            setOpen(true);
            setAt(0);
            setAwaited(false);
          }}
        />
        {typed === null && chosen?.detail !== undefined && <span className="grow cut secondary">{chosen.detail}</span>}
        <button type="button" tabIndex={-1} className="wizard-open" aria-label={w.showChoices} onClick={() => { document.getElementById(id)?.focus(); if (isOpen) close(); else open(); }}>
          <Icon name="down" little />
        </button>
      </span>
      {isOpen && (
        <span className="wizard-list">
          {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a list that is searched elsewhere than in itself has no tag */}
          <span role="listbox" id={list} aria-label={label ?? placeholder} className="wizard-options">
            {shown.map((one, index) => (
              // The keys are those of the box above, which has the focus.
              // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus, jsx-a11y/prefer-tag-over-role -- the box has the focus
              <span role="option" key={one.id} id={optionId(index)} aria-selected={one.id === value} aria-disabled={one.disabled !== undefined} title={one.disabled}
                className={index === at ? 'wizard-option active' : 'wizard-option'} onMouseDown={(event) => event.preventDefault()} onClick={() => choose(one)}
              >
                <span className={one.mono === true ? 'mono' : undefined}>{one.label}</span>
                <span className="secondary small"> {one.detail}{one.disabled !== undefined && ` ${one.disabled}`}</span>
              </span>
            ))}
          </span>
          <output className="small tertiary wizard-count">
            {options === undefined ? (isAwaited ? w.choosing : w.asking) : options.length === 0 && empty !== undefined ? empty : found.length === 0 ? w.noneFound : w.choices(shown.length, found.length)}
          </output>
        </span>
      )}
    </span>
  );
}

const moves: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowDown: (at) => at + 1, ArrowUp: (at) => at - 1, PageDown: (at) => at + 8, PageUp: (at) => at - 8,
};

/** Options that have every word of the text somewhere. */
function findIn(options: readonly ComboOption[], text: string): readonly ComboOption[] {
  const words = text.toLowerCase().split(/\s+/).filter((word) => word !== '');
  if (words.length === 0) return options;
  return options.filter(({ id, label, detail = '', found = '' }) => {
    const whole = `${label} ${id} ${detail} ${found}`.toLowerCase();
    return words.every((word) => whole.includes(word));
  });
}
