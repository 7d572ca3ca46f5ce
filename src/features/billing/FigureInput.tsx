import { useId, useState } from 'react';
import { gbPerTb } from '../../model/cloud/price.ts';
import { usePartWords } from '../../ui/reader.tsx';
import { readFigure } from './volume.ts';
import { words } from './words.ts';

/** A volume that a person writes, in GB or TB. */
export function FigureInput({ gb, onChange }: { readonly gb: number; readonly onChange: (gb: number) => void }) {
  const w = usePartWords(words);
  const id = useId();
  const [unit, setUnit] = useState<'GB' | 'TB'>(gb >= gbPerTb ? 'TB' : 'GB');
  const per = unit === 'TB' ? gbPerTb : 1;
  const [typed, setTyped] = useState<{ readonly text: string; readonly gb: number } | null>(null);
  // What was typed stands until another volume is chosen elsewhere.
  const text = typed !== null && (typed.gb === gb || readFigure(typed.text) === null) ? typed.text : String(Number((gb / per).toFixed(6)));
  const isWrong = readFigure(text) === null;
  const type = (next: string, nextPer: number): void => {
    const figure = readFigure(next);
    setTyped({ text: next, gb: figure === null ? gb : figure * nextPer });
    if (figure !== null) onChange(figure * nextPer);
  };
  return (
    <div className="billing-figure">
      <label className="billing-label" htmlFor={id}>{w.month}</label>
      <span className={isWrong ? 'billing-box wrong' : 'billing-box'}>
        <input id={id} inputMode="decimal" value={text} aria-invalid={isWrong} aria-describedby={isWrong ? `${id}-wrong` : undefined} onChange={(event) => type(event.currentTarget.value, per)} />
        <select
          aria-label={w.unit} value={unit} onChange={(event) => {
            const next = event.currentTarget.value === 'TB' ? 'TB' : 'GB';
            setUnit(next);
            type(text, next === 'TB' ? gbPerTb : 1);
          }}
        >
          <option value="GB">{w.gb}</option>
          <option value="TB">{w.tb}</option>
        </select>
      </span>
      {isWrong && <p className="small reject" id={`${id}-wrong`}>{w.notANumber}</p>}
    </div>
  );
}
