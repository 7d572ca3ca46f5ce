import { useEffect } from 'react';
import { create } from 'zustand';
import { formatRange } from '../../base/format/time.ts';
import type { TimeRange } from '../../model/time.ts';
import { useDisplayZone } from '../../state/settings.ts';

/** Extents of the rows that are shown, by row: together they are the axis of the bars. */
const useExtents = create<Readonly<Record<string, TimeRange>>>()(() => ({}));

interface ExtentCellProps {
  readonly row: string;
  readonly extent: TimeRange | null;
}

/** From when to when a source goes: in words, and as a bar on the axis that all rows share. */
export function ExtentCell({ row, extent }: ExtentCellProps) {
  const zone = useDisplayZone();
  const from = extent?.from;
  const to = extent?.to;
  useEffect(() => {
    if (from === undefined || to === undefined) return;
    useExtents.setState({ [row]: { from, to } });
    return () => useExtents.setState(({ [row]: _gone, ...others }) => others, true);
  }, [row, from, to]);
  const all = Object.values(useExtents());
  if (extent === null) return <td>{''}</td>;
  const first = Math.min(extent.from, ...all.map((one) => one.from));
  const length = Math.max(1, Math.max(extent.to, ...all.map((one) => one.to)) - first);
  const percent = (seconds: number): string => `${(100 * seconds) / length}%`;
  return (
    <td>
      {formatRange(extent, zone, new Date().getUTCFullYear())}
      {all.length > 1 && (
        <span className="extent-bar" aria-hidden="true">
          <i style={{ insetInlineStart: percent(extent.from - first), width: percent(extent.to - extent.from) }} />
        </span>
      )}
    </td>
  );
}
