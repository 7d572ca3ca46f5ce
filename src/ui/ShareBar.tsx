import { formatShare } from '../base/format/share.ts';
import { exactText } from '../charts/figures.ts';
import type { Look } from '../charts/look.ts';
import type { SharePart, Shares } from '../charts/share/parts.ts';
import type { Unit } from '../model/frame.ts';
import { gestureOf, type Gesture } from './chart/gesture.ts';
import { useHold } from './chart/use-hold.tsx';
import { PickCell } from './PickCell.tsx';
import { Swatch } from './Swatch.tsx';

interface ShareBarProps {
  readonly shares: Shares;
  readonly look: Look;
  readonly unit: Unit;
  readonly onPick?: (key: string, gesture: Gesture) => void;
}

/** One bar of a whole with its legend beneath. Parts that are values can be picked, on the bar and in the legend. */
export function ShareBar({ shares, look, unit, onPick }: ShareBarProps) {
  const title = (part: SharePart): string => `${part.name[look.language]} ${exactText(part.value, unit)} (${formatShare(part.share)})`;
  const hold = useHold();
  const pick = (part: SharePart, gesture: Gesture): void => {
    if (part.key !== null) onPick?.(part.key, gesture);
  };
  return (
    <div {...hold.area} className="share">
      <div className="share-bar" aria-hidden="true">
        {shares.parts.map((part, i) => (
          // The bar repeats the legend beneath, where keys and readers of the screen find the same parts.
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- the legend's buttons do the same by key
          <span key={part.key ?? `${part.kind}-${i}`} title={title(part)} style={{ width: `${part.share * 100}%`, background: part.colour }} onClick={(event) => pick(part, gestureOf(event))} />
        ))}
      </div>
      <ul className="share-legend">
        {shares.parts.map((part, i) => {
          const inside = <><Swatch colour={part.colour} name={part.key ?? ''} />{part.name[look.language]} {formatShare(part.share)}{part.change && <small className={part.change.tone} title={part.change.exact}> {part.change.text}</small>}</>;
          return (
            <li key={part.key ?? `${part.kind}-${i}`} title={title(part)}>
              {part.key === null ? inside : <PickCell value={part.key} name={part.name[look.language]} hold={hold} onPick={(gesture) => pick(part, gesture)}>{inside}</PickCell>}
            </li>
          );
        })}
      </ul>
      {hold.menu}
    </div>
  );
}
