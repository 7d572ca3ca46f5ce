import { Button } from '@mantine/core';
import { useWords } from '../../state/language.ts';
import { words } from './words.ts';

const heights = [8, 15, 9, 12, 11, 9, 16, 13, 10, 17, 12, 11, 14, 20, 12, 9, 11, 19, 15, 12] as const;

/** The picture of a first visit: where files go. */
export function DropZone({ onChooseFiles, onChooseFolder }: { readonly onChooseFiles: () => void; readonly onChooseFolder: () => void }) {
  const w = useWords(words);
  return (
    <div className="drop-zone">
      <svg width="130" height="36" viewBox="0 0 130 36" aria-hidden="true">
        {heights.map((height, i) => (
          <g key={i} opacity={0.35 + (0.65 * i) / heights.length}>
            <rect x={i * 6.5} y={20 - height} width="4.5" height={height} fill="var(--direction-out)" />
            <rect x={i * 6.5} y="21" width="4.5" height={4 + ((height * 7) % 11)} fill="var(--direction-in)" />
          </g>
        ))}
      </svg>
      <h2>{w.drop}</h2>
      <p className="secondary">
        {w.paste} <kbd>{w.pasteKey}</kbd>
      </p>
      <div className="row">
        <Button variant="filled" onClick={onChooseFiles}>
          {w.chooseFiles}
        </Button>
        <Button onClick={onChooseFolder}>{w.chooseFolder}</Button>
      </div>
      <p className="small tertiary">{w.kinds}</p>
    </div>
  );
}
