import { useId, useState } from 'react';
import { gbPerTb } from '../../model/cloud/price.ts';
import { usePartWords } from '../../ui/reader.tsx';
import { readFigure } from './volume.ts';
import { words } from './words.ts';

/** A volume that a person writes, in GB or TB. */
export function FigureInput({ gb, onChange }: { readonly gb: number; readonly onChange: (gb: number) => void }) {
  const w = usePartWords(words);
  const id = useId();
  const [typed, setTyped] = useState<{ readonly text: string; readonly gb: number; readonly unit: 'GB' | 'TB'; readonly before: number | null } | null>(null);
  // The address is a moment behind the keys: until it has come, the volume before is no choice made elsewhere.
  if (typed !== null && typed.before !== null && typed.gb === gb) setTyped({ ...typed, before: null });
  // What was typed stands until another volume is chosen elsewhere.
  const own = typed !== null && (typed.gb === gb || typed.before === gb || readFigure(typed.text) === null) ? typed : null;
  const unit = own?.unit ?? (gb >= gbPerTb ? 'TB' : 'GB');
  const text = own?.text ?? String(Number((gb / perOf(unit)).toFixed(6)));
  const isWrong = readFigure(text) === null;
  const type = (next: string, nextUnit: 'GB' | 'TB'): void => {
    const figure = readFigure(next);
    const nextGb = figure === null ? gb : figure * perOf(nextUnit);
    setTyped({ text: next, gb: nextGb, unit: nextUnit, before: gb });
    if (figure !== null) onChange(nextGb);
  };
  return (
    <div className="billing-figure">
      <label className="billing-label" htmlFor={id}>{w.month}</label>
      <span className={isWrong ? 'billing-box wrong' : 'billing-box'}>
        <input id={id} inputMode="decimal" value={text} aria-invalid={isWrong} aria-describedby={isWrong ? `${id}-wrong` : undefined} onChange={(event) => type(event.currentTarget.value, unit)} />
        <select
          aria-label={w.unit} value={unit} onChange={(event) => type(text, event.currentTarget.value === 'TB' ? 'TB' : 'GB')}
        >
          <option value="GB">{w.gb}</option>
          <option value="TB">{w.tb}</option>
        </select>
      </span>
      {isWrong && <p className="small reject" id={`${id}-wrong`}>{w.notANumber}</p>}
    </div>
  );
}

function perOf(unit: 'GB' | 'TB'): number {
  return unit === 'TB' ? gbPerTb : 1;
}
