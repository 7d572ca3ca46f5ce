import { useEffect, useRef, useSyncExternalStore } from 'react';
import { clamp } from '../../base/clamp.ts';
import { formatExact } from '../../base/format/number.ts';
import { formatDuration } from '../../base/format/time.ts';
import { stretchText } from '../../charts/figures.ts';
import type { Look } from '../../charts/look.ts';
import { pixelAtTime, type Plot } from '../../charts/plot.ts';
import type { TimeRange } from '../../model/time.ts';
import { Icon } from '../icons.tsx';
import { usePartWords } from '../reader.tsx';
import type { Brush } from './brush.ts';
import { chartWords } from './words.ts';

/** The brushed stretch, mirrored in every time panel. It follows the pointer by style alone, without a render. */
export function BrushLayer({ brush, plot, bottom, range }: { readonly brush: Brush; readonly plot: Plot; readonly bottom: number; readonly range: TimeRange }) {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const draw = (): void => {
      const style = element.current?.style;
      if (!style) return;
      const now = brush.get();
      const left = now ? pixelAtTime(plot, range, now.range.from) : 0;
      const width = now ? pixelAtTime(plot, range, now.range.to) - left : 0;
      style.display = width > 0 ? 'block' : 'none';
      style.left = `${left}px`;
      style.width = `${width}px`;
    };
    draw();
    return brush.subscribe(draw);
  });
  return <div ref={element} className="brushed" style={{ top: plot.top, height: bottom - plot.top }} />;
}

interface BarProps {
  readonly brush: Brush;
  readonly panel: string;
  readonly look: Look;
  readonly plot: Plot;
  readonly axis: TimeRange;
  readonly top: number;
  readonly width: number;
  readonly recordsIn: (range: TimeRange) => number | null;
  readonly onZoom: (range: TimeRange) => void;
}

/** About as wide as its words; it stands under the stretch and stays inside the panel. */
const barWidth = 380;

/** Under the axis: range, length, records, and what to do with them. */
export function BrushBar({ brush, panel, look, plot, axis, top, width, recordsIn, onZoom }: BarProps) {
  const words = usePartWords(chartWords);
  const brushed = useSyncExternalStore(brush.subscribe, brush.get);
  if (!brushed || brushed.panel !== panel) return null;
  const { range } = brushed;
  const records = recordsIn(range);
  const middle = (pixelAtTime(plot, axis, range.from) + pixelAtTime(plot, axis, range.to)) / 2;
  const left = clamp(middle - barWidth / 2, 0, width - barWidth);
  return (
    <div className="brush-bar" style={{ left, top }}>
      <b>{stretchText(range, look.zone)}</b>
      <span className="tertiary">{formatDuration(range.to - range.from, look.language)}</span>
      {records === null ? null : <span>{words.records(formatExact(records))}</span>}
      <button type="button" className="plain-button primary" tabIndex={-1} onClick={() => onZoom(range)}>
        {words.zoomIn} <span aria-hidden="true">↵</span>
      </button>
      <button type="button" className="glyph-button" tabIndex={-1} aria-label={words.clear} title={words.clear} onClick={() => brush.set(null)}>
        <Icon name="close" little />
      </button>
    </div>
  );
}
