import { useWords } from '../../state/language.ts';
import { ProblemNote } from '../../ui/cloud/ProblemNote.tsx';
import { VolumeBars } from '../../ui/cloud/VolumeBars.tsx';
import { Part } from './Part.tsx';
import type { HeldVolume } from './use-held-volume.ts';
import { words } from './words.ts';

export function VolumePart({ volume }: { readonly volume: HeldVolume }) {
  const w = useWords(words);
  const { days, whole, problem, now, again } = volume;
  return (
    <Part title={w.volume} context={w.volumeContext(days.length)}>
      {problem === null ? <VolumeBars days={days} now={now} whole={whole} /> : <ProblemNote problem={problem} fact={w.volumeUnknown} onRetry={again} />}
    </Part>
  );
}
