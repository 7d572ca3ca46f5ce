import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import { formatExact } from '../../../base/format/number.ts';
import { formatShare } from '../../../base/format/share.ts';
import type { ClusterOptions, Clusters, MayVary } from '../../../model/clusters.ts';
import { usePartWords } from '../../../ui/reader.tsx';
import { clusteringWords } from './words.ts';

/** Numbers of patterns that the slider stops at: even steps for the eye. */
const stops = [5, 8, 10, 15, 20, 30, 40, 60, 80, 100, 150, 200] as const;
const parts = ['address', 'port', 'interface', 'verdict'] as const satisfies readonly (keyof MayVary)[];

interface ClusteringBarProps {
  readonly clusters: Clusters | null;
  readonly options: ClusterOptions;
  readonly onOptions: (options: ClusterOptions) => void;
}

/** How many patterns there are and what they cover, how many there may be, and what may vary in them. */
export function ClusteringBar({ clusters, options, onOptions }: ClusteringBarProps) {
  const w = usePartWords(clusteringWords);
  const { wanted, mayVary } = options;
  const matched = clusters?.coverage.matched ?? 0;
  const place = Math.max(0, stops.findIndex((stop) => stop >= wanted));
  // What is set goes through the link and comes a little later; the knob stays under the pointer meanwhile.
  const [held, setHeld] = useState<number | null>(null);
  if (held === place) setHeld(null);
  const slide = (to: number): void => {
    setHeld(to);
    onOptions({ ...options, wanted: stops[to] ?? wanted });
  };
  return (
    <div className="clustering-bar small">
      {clusters === null ? null : (
        <output className="clustering-count">
          <b>{w.patterns(formatExact(clusters.patterns.length))}</b>
          {matched === 0 ? null : <span className="secondary">{w.cover(formatShare(1 - clusters.other.records / matched), formatExact(matched))}</span>}
        </output>
      )}
      <label className="clustering-slider">
        <span className="secondary" aria-hidden="true">{w.few}</span>
        <input
          type="range" min={0} max={stops.length - 1} step={1} value={held ?? place} aria-label={w.howMany} aria-valuetext={w.upTo(wanted)} title={w.upTo(wanted)}
          onChange={(event) => slide(Number(event.currentTarget.value))}
        />
        <span className="secondary" aria-hidden="true">{w.many}</span>
      </label>
      <fieldset className="clustering-vary">
        <legend className="unseen">{w.mayVary}</legend>
        <span className="secondary" aria-hidden="true">{w.mayVary}</span>
        {parts.map((part) => (
          <Checkbox key={part} label={w[part]} checked={mayVary[part]} onChange={(event) => onOptions({ ...options, mayVary: { ...mayVary, [part]: event.currentTarget.checked } })} />
        ))}
      </fieldset>
    </div>
  );
}
