import type { Look } from '../../charts/look.ts';
import type { TimeSeries } from '../../charts/series.ts';
import type { Gesture } from '../chart/gesture.ts';
import { useHold } from '../chart/use-hold.tsx';
import { PickCell } from '../PickCell.tsx';
import { Swatch } from '../Swatch.tsx';
import { narrowName } from '../../charts/figures.ts';

/** What of a series stands in a legend. */
type Named = Pick<TimeSeries, 'key' | 'name' | 'colour'> & { readonly mark?: TimeSeries['mark']; readonly marked?: Readonly<Record<string, string>> };

/** The value that a series of a reader's chart stands for; its key, where it stands for none or for several. */
const nameOf = ({ key, marked = {} }: Named): string => {
  const [value, ...more] = Object.values(marked);
  return value === undefined || more.length > 0 ? key : value;
};

/** Names and marks in a panel's header; a click means only this, again all, Alt without; so do keys, and a finger that holds one. */
export function Legend<S extends Named>({ series: all, most = all.length, look, onPick }: { readonly series: readonly S[]; /** As many as there is room for; the rest is counted. */ readonly most?: number; readonly look: Look; readonly onPick?: (series: S, gesture: Gesture) => void }) {
  // What an earlier period was is no entity to be picked; what draws it names it.
  const series = all.filter(({ mark }) => mark !== 'dashed');
  const hold = useHold();
  return (
    <>
      <span {...hold.area} className="legend">
        {series.slice(0, most).map((one) => (
          <PickCell key={one.key} value={nameOf(one)} name={one.name[look.language]} hold={hold} onPick={(gesture) => onPick?.(one, gesture)}>
            <Swatch colour={one.colour} mark={one.mark} name={nameOf(one)} />
            {narrowName(one.name[look.language])}
          </PickCell>
        ))}
        {series.length > most ? <span className="tertiary nowrap">+{series.length - most}</span> : null}
      </span>
      {hold.menu}
    </>
  );
}
