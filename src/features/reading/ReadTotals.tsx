import { countParts, formatExact } from '../../base/format/number.ts';
import { formatDuration } from '../../base/format/time.ts';
import { bytesParts, formatBytes } from '../../base/format/volume.ts';
import type { ReadProgress } from '../../engine/embedded/contract.ts';
import { useLanguage, useWords } from '../../state/language.ts';
import { useUnits } from '../../state/settings.ts';
import { isNotWhole } from './file-state.ts';
import { words } from './words.ts';

/** The reading as a whole: four figures, the time left, one bar over the bytes of all files. */
export function ReadTotals({ progress }: { readonly progress: ReadProgress }) {
  const w = useWords(words);
  const language = useLanguage();
  const units = useUnits();
  const { files, reading, recordsPerSecond, memoryBytes, secondsLeft } = progress;
  const sum = (of: (file: (typeof files)[number]) => number): number => files.reduce((total, file) => total + of(file), 0);
  const bytes = sum((file) => file.bytes);
  const read = sum((file) => file.bytesRead);
  const skipped = sum((file) => file.skipped);
  const notWhole = files.filter(isNotWhole).length;
  const rate = countParts(Math.round(recordsPerSecond));
  const memory = bytesParts(memoryBytes, units);
  const figure = (value: string, unit: string, className = '') => (
    <span className="reading-figure">
      <b className={className}>{value}</b> <span className="secondary small">{unit}</span>
    </span>
  );
  return (
    <div className="reading-totals">
      <div className="row reading-figures">
        {figure(formatExact(sum((file) => file.records)), w.records)}
        {figure(formatExact(skipped), w.skipped, skipped > 0 ? 'warn' : '')}
        {notWhole > 0 && figure(String(notWhole), w.notWhole(notWhole), 'reject')}
        {recordsPerSecond > 0 && figure(`${rate.value}${rate.unit === '' ? '' : ` ${rate.unit}`}`, w.rate)}
        {figure(`${memory.value} ${memory.unit}`, w.memory)}
        <span className="grow" />
        <span className="secondary small">
          {bytes > 0 && w.ofBytes(formatBytes(read, units), formatBytes(bytes, units))}
          {reading && secondsLeft !== null && w.left(formatDuration(Math.max(1, Math.round(secondsLeft)), language))}
        </span>
      </div>
      <progress className={reading ? 'reading-bar' : 'reading-bar done'} aria-label={w.columnProgress} max={1} value={!reading ? 1 : bytes > 0 ? Math.min(1, read / bytes) : 0.3} />
    </div>
  );
}
