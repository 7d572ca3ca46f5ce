import { useState, type KeyboardEvent } from 'react';
import { chartKinds, type ChartKind } from '../../../model/chart.ts';
import type { Text } from '../../../model/panel.ts';
import { usePartWords, useReader } from '../../../ui/reader.tsx';
import { chartTabWords } from './words.ts';

interface KindGridProps {
  readonly kind: ChartKind;
  /** What a kind lacks in this result; such kinds stay, disabled, and say why. */
  readonly lacking: ReadonlyMap<ChartKind, Text>;
  readonly onKind: (kind: ChartKind) => void;
}

/** The kinds, five in a row. Arrows move; a kind that cannot be is passed with its reason told, and not chosen. */
export function KindGrid({ kind, lacking, onKind }: KindGridProps) {
  const words = usePartWords(chartTabWords);
  const { language } = useReader();
  const [told, setTold] = useState<ChartKind | null>(null);
  const moved = (event: KeyboardEvent<HTMLElement>): void => {
    const step = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -5, ArrowDown: 5 }[event.key];
    if (step === undefined) return;
    const all = [...event.currentTarget.querySelectorAll('button')];
    const at = all.findIndex((one) => one === document.activeElement);
    all[(at + step + all.length) % all.length]?.focus();
    event.preventDefault();
  };
  // The one that was pointed at, else the first that cannot be: the picture names what would be needed.
  const named = told !== null && lacking.has(told) ? told : chartKinds.find((one) => lacking.has(one));
  const reason = named === undefined ? '' : (lacking.get(named)?.[language] ?? '');
  return (
    <>
      <div className="kind-grid" role="toolbar" tabIndex={-1} aria-label={words.kind} onKeyDown={moved}>
        {chartKinds.map((one) => (
          <button
            key={one} type="button" aria-pressed={one === kind} aria-disabled={lacking.has(one)} aria-describedby={lacking.has(one) ? 'kind-lack' : undefined} tabIndex={one === kind ? 0 : -1}
            title={lacking.get(one)?.[language]} onFocus={() => setTold(one)} onMouseEnter={() => setTold(one)} onClick={() => (lacking.has(one) ? setTold(one) : onKind(one))}
          >
            {words[one]}
          </button>
        ))}
      </div>
      <p id="kind-lack" className="small tertiary kind-lack">{reason}</p>
    </>
  );
}
