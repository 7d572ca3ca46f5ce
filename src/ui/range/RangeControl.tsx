import { useEffect, useState } from 'react';
import { formatDuration, formatRange, formatZone } from '../../base/format/time.ts';
import { againstText } from '../../model/compare.ts';
import type { RangeChoice, TimeRange } from '../../model/time.ts';
import { Icon } from '../icons.tsx';
import { usePartWords, useReader } from '../reader.tsx';
import { latePart } from '../late-part.ts';
import { useLateFloat } from '../menu/late-float.tsx';
import type { Comparing, DisplayZone } from './RangeForm.tsx';
import { stepped, zoomedOut } from './moves.ts';
import { words } from './words.ts';
import './range.css';

export interface RangeControlProps {
  /** The resolved range; null for all the data. */
  readonly range: TimeRange | null;
  readonly extent: TimeRange | null;
  readonly displayZone: DisplayZone;
  readonly opened: boolean;
  readonly onOpened: (opened: boolean) => void;
  readonly onRange: (range: TimeRange | null) => void;
  readonly onChoice: (choice: RangeChoice) => void;
  readonly onDisplayZone: (zone: DisplayZone) => void;
  /** Absent where a screen has nothing to compare. */
  readonly comparing?: Comparing;
}

/** Loaded when it is first opened; what opens it waits, so that the focus finds its first field. */
const usePopover = latePart(() => import('./RangePopover.tsx'));

/** One joined control: back, the range with its length and zone, on, zoom out. Keys `[` `]` `z` `t` `c` act from anywhere. */
export function RangeControl(props: RangeControlProps) {
  const { range, extent, opened, onOpened, onRange, comparing } = props;
  const { button, float, problem } = useLateFloat(usePopover, 'dialog', opened, onOpened);
  const w = usePartWords(words);
  const { language, zone } = useReader();
  const shown = range ?? extent;
  // A day in which the page stays open over New Year is no reason to print it otherwise.
  const [usualYear] = useState(() => new Date().getUTCFullYear());

  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      // A key that meant something where the focus is (`c` copies a value) means nothing more here.
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      // The form still has the focus while it fades, and takes no more keys.
      const isFading = !opened && event.target instanceof Element && event.target.closest(`[id="${button.id}-dropdown"]`) !== null;
      if (isTyping(event.target) && !isFading) return;
      if (event.key === 't') onOpened(true);
      else if (shown === null) return;
      else if (event.key === 'c' && comparing !== undefined) comparing.onCompare(comparing.compare === null ? 'previous' : null);
      else if (event.key === '[') onRange(stepped(shown, -1));
      else if (event.key === ']') onRange(stepped(shown, 1));
      else if (event.key === 'z') onRange(zoomedOut(shown, extent));
      else return;
      event.preventDefault();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [shown, extent, onRange, onOpened, comparing, opened, button.id]);

  return (
    <fieldset className="range" aria-label={w.range}>
      <button type="button" className="range-step" aria-label={w.back} title={withKey(w.back, '[')} disabled={shown === null} onClick={() => shown && onRange(stepped(shown, -1))}>
        <Icon name="left" />
      </button>
      <button {...button} type="button" className="range-value" title={withKey(w.choose, 't')} disabled={shown === null}>
        <span className="range-text">{shown === null ? w.noData : formatRange(shown, zone, usualYear)}</span>
        <span className="range-length">{shown === null ? '' : formatDuration(shown.to - shown.from, language)}</span>
        <span className="range-zone">{formatZone(zone)}</span>
        {comparing && comparing.compare !== null && shown !== null ? <span className="range-compared">{againstText(comparing.compare, shown.to - shown.from, language)}</span> : null}
      </button>
      {problem}
      {float && shown !== null && <float.part.RangePopover float={float.props} control={props} shown={shown} />}
      <button type="button" className="range-step" aria-label={w.on} title={withKey(w.on, ']')} disabled={shown === null} onClick={() => shown && onRange(stepped(shown, 1))}>
        <Icon name="right" />
      </button>
      <button type="button" className="range-step range-out" aria-label={w.zoomOut} title={withKey(w.zoomOut, 'z')} disabled={range === null} onClick={() => shown && onRange(zoomedOut(shown, extent))}>
        <Icon name="zoomOut" />
      </button>
    </fieldset>
  );
}

/** What a button does, and the key that does it too. */
function withKey(label: string, key: string): string {
  return `${label} (${key})`;
}

/** True while a key belongs to what is being typed or chosen. */
export function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) || target.closest('[role="dialog"], [role="menu"]') !== null);
}
