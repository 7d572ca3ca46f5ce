import { useEffect, useMemo } from 'react';
import { useDescription } from '../../state/engine.tsx';
import { useTimelineFigures } from '../../state/figures.ts';
import { windowStep } from '../../state/interval.ts';
import { useChosenRange, useExtent, useViewActions } from '../../state/view.ts';
import { isTyping } from '../../ui/range/RangeControl.tsx';
import { Timeline } from '../../ui/timeline/Timeline.tsx';
import { everyFrame } from './every-frame.ts';

/** The whole extent of the source with the range as a window on it. `B` brings the focus to the window. */
export function ScreenTimeline() {
  const extent = useExtent();
  const { provisionalFrom, gaps } = useDescription();
  const { bucket, bars } = useTimelineFigures();
  const range = useChosenRange();
  const { rangeBrushed, rangeChosen } = useViewActions();
  const follow = useMemo(() => everyFrame(rangeBrushed), [rangeBrushed]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key.toLowerCase() !== 'b' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      event.preventDefault();
      document.getElementById('timeline-window')?.focus();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
  if (extent === null) return <div className="timeline" />;
  return (
    <Timeline
      extent={extent}
      bars={bars}
      bucket={bucket}
      step={windowStep(extent)}
      range={range}
      provisionalFrom={provisionalFrom}
      gaps={gaps}
      onBrush={follow.say}
      onRange={(chosen) => {
        follow.stop();
        rangeChosen(chosen);
      }}
    />
  );
}
