import { useWords } from '../../state/language.ts';
import { ProblemNote } from '../../ui/cloud/ProblemNote.tsx';
import { VolumeBars } from '../../ui/cloud/VolumeBars.tsx';
import { Part } from './Part.tsx';
import type { HeldVolume } from './use-held-volume.ts';
import { words } from './words.ts';

export function VolumePart({ volume }: { readonly volume: HeldVolume }) {
  const w = useWords(words);
  const { days, counted, whole, problem, now, again } = volume;
  return (
    <Part title={w.volume} context={w.volumeContext(days)}>
      {problem !== null && <ProblemNote problem={problem} fact={w.volumeUnknown} onRetry={again} />}
      {counted === null ? problem === null && <output className="small tertiary">{w.asking}</output> : <VolumeBars days={counted} now={now} whole={whole} />}
    </Part>
  );
}
